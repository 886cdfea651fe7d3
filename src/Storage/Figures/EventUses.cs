using GridOrleans.Domain.Issues;

namespace GridOrleans.Storage.Figures;

/// <summary>What figures make of an event.</summary>
public enum EventUse
{
    /// <summary>It is counted by itself.</summary>
    Counted,

    /// <summary>It changes the folded issue, and figures read that.</summary>
    Folded,

    /// <summary>No figure of PRODUCT.md depends on it.</summary>
    Unmeasured,
}

/// <summary>Every kind of event, thought about once. A new kind that is missing here fails a test, so that no figure forgets it silently.</summary>
public static class EventUses
{
    public static IReadOnlyDictionary<Type, EventUse> All { get; } = new Dictionary<Type, EventUse>
    {
        [typeof(IssueEvent.Reported)] = EventUse.Folded,
        [typeof(IssueEvent.Filed)] = EventUse.Counted,
        [typeof(IssueEvent.Refused)] = EventUse.Folded,
        [typeof(IssueEvent.Dispatched)] = EventUse.Counted,
        [typeof(IssueEvent.Redispatched)] = EventUse.Counted,
        [typeof(IssueEvent.Accepted)] = EventUse.Folded,
        [typeof(IssueEvent.Arrived)] = EventUse.Folded,
        [typeof(IssueEvent.HandlingStarted)] = EventUse.Folded,
        [typeof(IssueEvent.Completed)] = EventUse.Counted,
        [typeof(IssueEvent.CheckPassed)] = EventUse.Counted,
        [typeof(IssueEvent.ReworkOrdered)] = EventUse.Counted,
        [typeof(IssueEvent.Returned)] = EventUse.Counted,
        [typeof(IssueEvent.Voided)] = EventUse.Folded,
        [typeof(IssueEvent.Rated)] = EventUse.Counted,
        [typeof(IssueEvent.ClockWarned)] = EventUse.Unmeasured,
        [typeof(IssueEvent.ClockBreached)] = EventUse.Folded,
        [typeof(IssueEvent.RungFell)] = EventUse.Unmeasured,
        [typeof(IssueEvent.RungCalled)] = EventUse.Unmeasured,
        [typeof(IssueEvent.RungHeld)] = EventUse.Unmeasured,
        [typeof(IssueEvent.DutyBegan)] = EventUse.Unmeasured,
        [typeof(IssueEvent.Acknowledged)] = EventUse.Unmeasured,
        [typeof(IssueEvent.AcknowledgementLapsed)] = EventUse.Unmeasured,
        [typeof(IssueEvent.UnitsCalled)] = EventUse.Folded,
        [typeof(IssueEvent.ReportedIn)] = EventUse.Folded,
        [typeof(IssueEvent.Declined)] = EventUse.Counted,
        [typeof(IssueEvent.SelfHandled)] = EventUse.Counted,
        [typeof(IssueEvent.Merged)] = EventUse.Folded,
        [typeof(IssueEvent.Absorbed)] = EventUse.Unmeasured,
        [typeof(IssueEvent.TakenOut)] = EventUse.Unmeasured,
        [typeof(IssueEvent.Reopened)] = EventUse.Counted,
        [typeof(IssueEvent.Recategorised)] = EventUse.Folded,
        [typeof(IssueEvent.Parked)] = EventUse.Counted,
        [typeof(IssueEvent.Resumed)] = EventUse.Folded,
        [typeof(IssueEvent.DueMoved)] = EventUse.Counted,
        [typeof(IssueEvent.PlanFiled)] = EventUse.Folded,
        [typeof(IssueEvent.PlanApproved)] = EventUse.Folded,
        [typeof(IssueEvent.Expedited)] = EventUse.Unmeasured,
        [typeof(IssueEvent.Unexpedited)] = EventUse.Unmeasured,
        [typeof(IssueEvent.Urged)] = EventUse.Counted,
        [typeof(IssueEvent.Supervised)] = EventUse.Counted,
        [typeof(IssueEvent.Unsupervised)] = EventUse.Unmeasured,
        [typeof(IssueEvent.Instructed)] = EventUse.Unmeasured,
        [typeof(IssueEvent.LevelSkipped)] = EventUse.Unmeasured,
        [typeof(IssueEvent.Commented)] = EventUse.Unmeasured,
        [typeof(IssueEvent.CoHandlersCalled)] = EventUse.Folded,
        [typeof(IssueEvent.CalledBack)] = EventUse.Counted,
        [typeof(IssueEvent.OwnerMoved)] = EventUse.Counted,
        [typeof(IssueEvent.Asked)] = EventUse.Counted,
        [typeof(IssueEvent.AskApproved)] = EventUse.Counted,
        [typeof(IssueEvent.AskDenied)] = EventUse.Unmeasured,
        [typeof(IssueEvent.AskWithdrawn)] = EventUse.Unmeasured,
        [typeof(IssueEvent.LineArrived)] = EventUse.Folded,
        [typeof(IssueEvent.LineDone)] = EventUse.Folded,
        [typeof(IssueEvent.LineWithdrawn)] = EventUse.Folded,
        [typeof(IssueEvent.LineWarned)] = EventUse.Unmeasured,
        [typeof(IssueEvent.LineBreached)] = EventUse.Folded,
        [typeof(IssueEvent.LineRungFell)] = EventUse.Unmeasured,
        [typeof(IssueEvent.LineRungCalled)] = EventUse.Unmeasured,
        [typeof(IssueEvent.LineRated)] = EventUse.Counted,
        [typeof(IssueEvent.LineArrived)] = EventUse.Folded,
        [typeof(IssueEvent.LineDone)] = EventUse.Folded,
        [typeof(IssueEvent.LineWithdrawn)] = EventUse.Folded,
        [typeof(IssueEvent.LineWarned)] = EventUse.Unmeasured,
        [typeof(IssueEvent.LineBreached)] = EventUse.Folded,
        [typeof(IssueEvent.LineRungFell)] = EventUse.Unmeasured,
        [typeof(IssueEvent.LineRungCalled)] = EventUse.Unmeasured,
        [typeof(IssueEvent.LineRated)] = EventUse.Folded,
    };

    /// <summary>The work begins anew.</summary>
    public static bool StartsRound(IssueEvent happened) => happened is IssueEvent.ReworkOrdered or IssueEvent.Reopened;
}
