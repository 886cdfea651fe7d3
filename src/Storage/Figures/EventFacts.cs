using GridOrleans.Domain.Clocks;
using GridOrleans.Domain.Issues;
using GridOrleans.Domain.Whistles;
using GridOrleans.Storage.Projection;

namespace GridOrleans.Storage.Figures;

/// <summary>What is counted because it happened.</summary>
internal static class EventFacts
{
    /// <summary>Ratings from here on are 满意.</summary>
    public const int SatisfiedFrom = 4;

    public static void AddTo(FactBuilder builder, FoldedStep step, IssueEvent happened)
    {
        var (at, person) = (step.Entry.At, FactBuilder.PersonOf(step.Entry));
        switch (happened)
        {
            case IssueEvent.Filed:
                builder.Add(Measure.FiledInTime, at, at < RespondDue(builder), person: person);
                break;
            case IssueEvent.Dispatched dispatched:
                if (builder.Facts.All(fact => fact.Measure != Measure.DispatchedInTime)) builder.Add(Measure.DispatchedInTime, at, at < RespondDue(builder), unit: dispatched.Route.UnitId, person: person);
                builder.Add(Measure.Accurate, at, WasKept(builder.Folded, happened), unit: dispatched.Route.UnitId, person: person);
                break;
            case IssueEvent.Redispatched redispatched:
                builder.Add(Measure.Accurate, at, WasKept(builder.Folded, happened), unit: redispatched.Route.UnitId, person: person);
                break;
            case IssueEvent.Completed completed:
                Completed(builder, at, completed.UnitId, completed.Result, person);
                break;
            case IssueEvent.SelfHandled handled:
                Completed(builder, at, handled.UnitId, handled.Result, person);
                break;
            case IssueEvent.CheckPassed:
                builder.Add(Measure.ClosedInTime, at, step.Before?.CheckBy is not { } by || at <= by, unit: builder.UnitAt(at), person: person);
                builder.Add(Measure.Reworked, at, false, unit: builder.UnitAt(at), person: person);
                break;
            case IssueEvent.ReworkOrdered:
                builder.Add(Measure.Reworked, at, true, unit: step.Before?.LeadUnitId, person: person);
                break;
            case IssueEvent.Rated rated:
                builder.Add(Measure.Satisfied, at, rated.Score >= SatisfiedFrom, value: rated.Score, unit: step.Before?.LeadUnitId ?? step.Before?.OwnerUnitId);
                break;
            case IssueEvent.LineRated rated:
                builder.Add(rated.By == LineSide.Caller ? Measure.RatedByCaller : Measure.RatedByCalled, at, rated.Score >= SatisfiedFrom, value: rated.Score, unit: rated.UnitId, person: person);
                break;
            case IssueEvent.CalledBack call:
                CalledBack(builder, at, call, step.Before?.LeadUnitId ?? step.Before?.OwnerUnitId, person);
                break;
            case IssueEvent.Asked asked:
                builder.Add(MeasureOf(asked.Ask.Wanted.Kind), at, WasGranted(builder.Folded, asked.Ask.Id), unit: asked.Ask.UnitId, person: person);
                break;
            default:
                Ledger(builder, step, happened, at, person);
                break;
        }
    }

    /// <summary>How often, per unit.</summary>
    private static void Ledger(FactBuilder builder, FoldedStep step, IssueEvent happened, DateTimeOffset at, string? person)
    {
        var lead = step.Before?.LeadUnitId ?? step.Before?.OwnerUnitId;
        var entry = happened switch
        {
            IssueEvent.Returned returned => (Measure.Returned, true, returned.UnitId),
            IssueEvent.Declined declined => (Measure.Declined, true, declined.UnitId),
            IssueEvent.Parked => (Measure.Parked, true, lead),
            IssueEvent.DueMoved { Why: DueReason.Extension } => (Measure.Extended, true, lead),
            IssueEvent.Urged => (Measure.Urged, true, lead),
            IssueEvent.Supervised supervised => (Measure.Supervised, supervised.Level == SupervisionLevel.Red, lead),
            IssueEvent.Reopened => (Measure.Reopened, true, lead),
            IssueEvent.OwnerMoved moved => (Measure.Orphaned, true, moved.From),
            _ => ((Measure)0, false, (string?)null),
        };
        if (entry.Item1 != 0) builder.Add(entry.Item1, at, entry.Item2, unit: entry.Item3, person: person);
    }

    private static void Completed(FactBuilder builder, DateTimeOffset at, string unit, Outcome result, string? person)
    {
        builder.Add(Measure.Solved, at, result == Outcome.Resolved, unit: unit, person: person);
        if (at == builder.Issue.CompletedAt && builder.IsHandled) builder.Add(Measure.Completed, at, builder.RoundAt(at) == 1, at - builder.Issue.ReportedAt, unit: unit, person: person);
    }

    private static void CalledBack(FactBuilder builder, DateTimeOffset at, IssueEvent.CalledBack call, string? unit, string? person)
    {
        if (call.Responded is { } responded) builder.Add(Measure.CallBackResponded, at, responded, unit: unit, person: person);
        if (call.Resolved is { } resolved) builder.Add(Measure.CallBackResolved, at, resolved, unit: unit, person: person);
        if (call.Satisfied is { } satisfied) builder.Add(Measure.CallBackSatisfied, at, satisfied, unit: unit, person: person);
    }

    private static Measure MeasureOf(CommandKind wanted) => wanted switch
    {
        CommandKind.Extend => Measure.AskedExtension,
        CommandKind.Park => Measure.AskedPark,
        CommandKind.FilePlan => Measure.AskedPlan,
        CommandKind.Return => Measure.AskedReturn,
        CommandKind.Void => Measure.AskedVoid,
        _ => Measure.AskedOther,
    };

    private static bool WasGranted(FoldedIssue folded, Guid askId) =>
        folded.Events.Any(each => each.Happened is IssueEvent.AskApproved approved && approved.AskId == askId);

    private static DateTimeOffset RespondDue(FactBuilder builder) => builder.Folded.Steps[0].After.Clock(ClockKind.Respond).FirstDueAt;

    /// <summary>The next thing that happened to who leads was not that the unit lost it.</summary>
    private static bool WasKept(FoldedIssue folded, IssueEvent dispatch) => folded.Events
        .Select(each => each.Happened)
        .SkipWhile(each => !ReferenceEquals(each, dispatch))
        .Skip(1)
        .FirstOrDefault(each => each is IssueEvent.Returned or IssueEvent.Redispatched or IssueEvent.OwnerMoved or IssueEvent.Completed) is null or IssueEvent.Completed;
}
