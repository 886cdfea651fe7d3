using GridOrleans.Domain.Issues;
using static GridOrleans.Domain.Issues.IssueState;

namespace GridOrleans.CityDay.Model.Verdicts;

/// <summary>In which states a case takes a command; by command, as PRODUCT.md tells it.</summary>
public static class Steps
{
    private static readonly IssueState[] Working = [Reported, Filed, Dispatched, Accepted, Handling];
    private static readonly IssueState[] Open = [.. Working, IssueState.Parked];
    private static readonly IssueState[] WithLead = [Dispatched, Accepted, Handling];
    private static readonly IssueState[] InHand = [Accepted, Handling];
    private static readonly IssueState[] Any = Enum.GetValues<IssueState>();

    /// <summary>Every command has a line; a test says when one is missing.</summary>
    public static IReadOnlyDictionary<CommandKind, IssueState[]> Taken { get; } = new Dictionary<CommandKind, IssueState[]>
    {
        [CommandKind.Report] = [],
        [CommandKind.File] = [Reported],
        [CommandKind.Refuse] = [Reported],
        [CommandKind.SelfHandle] = [Reported, Filed],
        [CommandKind.Dispatch] = [Filed],
        [CommandKind.Redispatch] = WithLead,
        [CommandKind.Return] = WithLead,
        [CommandKind.Accept] = [Dispatched],
        [CommandKind.Arrive] = [Accepted],
        [CommandKind.Handle] = [Accepted],
        [CommandKind.Complete] = [Handling],
        [CommandKind.Check] = [Completed],
        [CommandKind.Rate] = [Closed, IssueState.SelfHandled],
        [CommandKind.CallBack] = [Closed, Appraised, IssueState.SelfHandled],
        [CommandKind.Void] = [Reported, Filed, Dispatched],
        [CommandKind.Merge] = Working,
        [CommandKind.Recategorise] = Working,
        [CommandKind.Promise] = Working,
        [CommandKind.Acknowledge] = Working,
        [CommandKind.SkipLevel] = Working,
        [CommandKind.Reopen] = [Closed, Appraised, Refused, Voided, IssueState.Merged, IssueState.SelfHandled],
        [CommandKind.Park] = InHand,
        [CommandKind.Extend] = InHand,
        [CommandKind.FilePlan] = InHand,
        [CommandKind.Resume] = [IssueState.Parked],
        [CommandKind.Whistle] = Working,
        [CommandKind.Split] = WithLead,
        [CommandKind.ReportIn] = Open,
        [CommandKind.Decline] = Open,
        [CommandKind.LineArrive] = Open,
        [CommandKind.LineDone] = Open,
        [CommandKind.WithdrawLine] = Open,
        [CommandKind.RateLine] = Any,
        [CommandKind.CallLineRung] = Any,
        [CommandKind.Urge] = Open,
        [CommandKind.Supervise] = Open,
        [CommandKind.Unsupervise] = Open,
        [CommandKind.Instruct] = Open,
        [CommandKind.Expedite] = Open,
        [CommandKind.MoveUp] = Open,
        [CommandKind.Approve] = [.. Open, Closed, Appraised, IssueState.SelfHandled],
        [CommandKind.Deny] = [.. Open, Closed, Appraised, IssueState.SelfHandled],
        [CommandKind.WithdrawAsk] = [.. Open, Closed, Appraised, IssueState.SelfHandled],
        [CommandKind.Comment] = Any,
        [CommandKind.ClockDue] = Any,
        [CommandKind.Escalate] = Any,
        [CommandKind.Absorb] = Any,
    };

    public static bool Takes(IssueState state, CommandKind command) => Taken[command].Contains(state);
}
