using GridOrleans.Domain.Issues;
using static GridOrleans.Domain.Issues.CommandKind;

namespace GridOrleans.CityDay.Tests.Driving;

/// <summary>What people do next in each state, and how often of a hundred or so; much of it leads on.</summary>
internal static class Likely
{
    private static readonly (CommandKind, int)[] Beside =
    [
        (Urge, 3), (Comment, 2), (Supervise, 2), (Unsupervise, 2), (Instruct, 1), (Expedite, 3), (SkipLevel, 1), (Acknowledge, 5), (Recategorise, 3), (Promise, 3), (MoveUp, 1),
    ];

    private static readonly Dictionary<IssueState, CommandKind[]> ByState = new()
    {
        [IssueState.Reported] = Weighed([(CommandKind.File, 60), (SelfHandle, 6), (Refuse, 4), (CommandKind.Void, 2), (Merge, 6), (Whistle, 3), .. Beside]),
        [IssueState.Filed] = Weighed([(Dispatch, 70), (SelfHandle, 3), (CommandKind.Void, 2), (Merge, 3), (Whistle, 3), .. Beside]),
        [IssueState.Dispatched] = Weighed([(Accept, 50), (ReportIn, 10), (Return, 5), (Decline, 4), (Redispatch, 5), (Whistle, 7), (Split, 4), (CommandKind.Void, 1), (Merge, 2), .. Beside]),
        [IssueState.Accepted] = Weighed([(Arrive, 35), (CommandKind.Handle, 15), (Park, 8), (Extend, 12), (FilePlan, 8), (Whistle, 5), (Split, 4), (Return, 2), (Redispatch, 2), (Merge, 1), .. Beside]),
        [IssueState.Handling] = Weighed([(Complete, 50), (Park, 6), (Extend, 12), (FilePlan, 8), (Whistle, 4), (Split, 4), (Return, 1), (Redispatch, 2), (Merge, 1), .. Beside]),
        [IssueState.Parked] = Weighed([(Resume, 20), (Urge, 4), (Expedite, 5), (Supervise, 2), (Unsupervise, 2), (MoveUp, 3), (Comment, 2), (Instruct, 1)]),
        [IssueState.Completed] = Weighed([(Check, 40), (Comment, 2), (RateLine, 5)]),
        [IssueState.Closed] = Weighed([(Rate, 30), (CallBack, 15), (Reopen, 3), (RateLine, 5), (Comment, 1)]),
        [IssueState.SelfHandled] = Weighed([(Rate, 30), (CallBack, 10), (Reopen, 4)]),
        [IssueState.Appraised] = Weighed([(CallBack, 8), (Reopen, 4), (Comment, 3), (RateLine, 4)]),
        [IssueState.Refused] = Weighed([(Reopen, 3), (Comment, 3)]),
        [IssueState.Voided] = Weighed([(Reopen, 3), (Comment, 3)]),
        [IssueState.Merged] = Weighed([(Reopen, 4), (Comment, 3)]),
    };

    private static readonly CommandKind[] Answers = Weighed([(Approve, 60), (Deny, 15), (WithdrawAsk, 12)]);

    private static readonly CommandKind[] OnLines = Weighed([(ReportIn, 35), (LineArrive, 25), (LineDone, 30), (Decline, 10), (WithdrawLine, 8), (RateLine, 8)]);

    private static readonly CommandKind[] Any = Enum.GetValues<CommandKind>();

    public static CommandKind Next(Issue issue, Random random)
    {
        if (random.Next(14) == 0) return Any[random.Next(Any.Length)];
        if (issue.Asks.Count > 0 && random.Next(2) == 0) return Answers[random.Next(Answers.Length)];
        if (issue.Whistles.Any(line => !line.IsLead && !line.IsOver) && random.Next(3) == 0) return OnLines[random.Next(OnLines.Length)];
        var fitting = ByState[issue.State];
        return fitting[random.Next(fitting.Length)];
    }

    /// <summary>Whether anybody still has something to do with it.</summary>
    public static bool GoesOn(Issue issue, Random random) => issue.IsOpen || issue.State == IssueState.Completed
        || random.Next(10) < (issue.State is IssueState.Closed or IssueState.SelfHandled || issue.Asks.Count > 0 ? 7 : 4);

    private static CommandKind[] Weighed((CommandKind Kind, int Weight)[] kinds) => [.. kinds.SelectMany(each => Enumerable.Repeat(each.Kind, each.Weight))];
}
