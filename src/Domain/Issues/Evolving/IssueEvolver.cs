using GridOrleans.Domain.Access;
using GridOrleans.Domain.Clocks;
using GridOrleans.Domain.Escalation;

namespace GridOrleans.Domain.Issues;

/// <summary>How each event changes the issue. Never refuses: what happened, happened.</summary>
public static class IssueEvolver
{
    /// <summary>Folds one decision: its events, then version and operation id.</summary>
    public static Issue Apply(Guid id, Issue? issue, IReadOnlyList<IssueEvent> events, Stamp stamp)
    {
        foreach (var happened in events)
        {
            issue = happened is IssueEvent.Reported reported ? Open(id, reported, stamp) : Apply(issue!, happened, stamp);
        }

        var version = issue!.Version + 1;
        return issue with
        {
            Version = version,
            Operations = [.. issue.Operations.TakeLast(Issue.OperationsKept - 1), new(stamp.OperationId, version)],
        };
    }

    public static Issue Apply(Issue issue, IssueEvent happened, Stamp stamp)
    {
        var changed = Change(issue, happened, stamp);
        return ReferenceEquals(changed.Whistles, issue.Whistles) ? changed : changed with { LineChanges = issue.LineChanges + 1 };
    }

    private static Issue Change(Issue issue, IssueEvent happened, Stamp stamp)
    {
        var at = stamp.At;
        return happened switch
        {
            IssueEvent.Filed => issue with { State = IssueState.Filed },
            IssueEvent.Refused => issue.End(IssueState.Refused, at),
            IssueEvent.Voided => issue.End(IssueState.Voided, at),
            IssueEvent.SelfHandled handled => issue.End(IssueState.SelfHandled, at) with
            {
                OwnerUnitId = handled.UnitId, CompletedAt = at, Result = handled.Result, Reply = handled.Reply,
            },
            IssueEvent.Merged merged => issue.End(IssueState.Merged, at) with { MergedInto = merged.Into },
            IssueEvent.Absorbed absorbed => issue with { Duplicates = [.. issue.Duplicates.Take(Issue.DuplicatesKept - 1), absorbed.Duplicate] },
            IssueEvent.TakenOut takenOut => issue with { Duplicates = issue.Duplicates.Where(each => each.Id != takenOut.Duplicate.Id).ToArray() },
            IssueEvent.Recategorised changed => issue with { CategoryCode = changed.To, Urgent = changed.Urgent, Policy = changed.Policy, Gate = changed.Gate },

            IssueEvent.Dispatched dispatched => issue.Lead(dispatched.LineId, dispatched.Route, at),
            IssueEvent.Redispatched redispatched => issue.LeaveLead(Lines.Withdraw(at), at).Lead(redispatched.LineId, redispatched.Route, at),
            IssueEvent.Returned returned => issue.LeaveLead(Lines.Decline(at, returned.Reason), at).WithoutLead(issue.FallbackUnitId),
            IssueEvent.OwnerMoved moved => (issue.LeadUnitId is null ? issue : issue.LeaveLead(Lines.Withdraw(at), at)).WithoutLead(moved.To),
            IssueEvent.Accepted => issue.Accept(at),
            IssueEvent.Arrived => issue.OnLeadLine(line => line with { ArrivedAt = at }).StartHandling(at),
            IssueEvent.HandlingStarted => issue.StartHandling(at),
            IssueEvent.Completed completed => issue.Complete(completed, at),
            IssueEvent.CheckPassed => issue with { State = IssueState.Closed, CheckBy = null, EndedAt = at },
            IssueEvent.ReworkOrdered => issue.Rework(at),
            IssueEvent.Rated rated => issue with { State = IssueState.Appraised, Rating = rated.Score },
            IssueEvent.CalledBack call => call.Reached ? issue with { State = IssueState.Appraised } : issue,
            IssueEvent.Reopened => issue.Reopen(at),

            IssueEvent.Parked parked => issue.Park(parked, at),
            IssueEvent.Resumed => issue.Resume(at),
            IssueEvent.DueMoved moved => issue.MoveDue(moved, at),
            IssueEvent.PlanFiled filed => issue.StopIf(true, ClockKind.Plan, at) with { Plan = new(filed.Words, filed.PromisedAt, at, null) },
            IssueEvent.PlanApproved => issue with { Plan = issue.Plan! with { ApprovedAt = at } },

            IssueEvent.Expedited expedited => issue with { Expedited = true, Policy = expedited.Policy },
            IssueEvent.Unexpedited unexpedited => issue with { Expedited = false, Policy = unexpedited.Policy },
            IssueEvent.Urged => issue with { UrgedAt = at, Urges = issue.Urges + 1 },
            IssueEvent.Supervised supervised => issue with { Supervision = supervised.Level },
            IssueEvent.Unsupervised => issue with { Supervision = null },
            IssueEvent.Instructed or IssueEvent.Commented => issue,
            IssueEvent.LevelSkipped skipped => issue with { HandUps = [.. issue.HandUps, new(skipped.Step, skipped.UnitId, skipped.Name, at)] },

            IssueEvent.Asked asked => issue with { Asks = [.. issue.Asks, asked.Ask] },
            IssueEvent.AskApproved approved => issue.Answered(approved.AskId),
            IssueEvent.AskDenied denied => issue.Answered(denied.AskId),
            IssueEvent.AskWithdrawn withdrawn => issue.Answered(withdrawn.AskId),

            IssueEvent.ClockWarned warned => issue.With(issue.Clock(warned.Clock).Warn(at)),
            IssueEvent.ClockBreached breached => issue.With(issue.Clock(breached.Clock).Breach(at)),
            IssueEvent.RungFell fell => issue.With(issue.Climb(fell.Clock).Fell(RungCall.Fallen(fell.Rung, fell.Pass, fell.Generation, fell.DueAt))),
            IssueEvent.RungCalled called => issue.With(issue.Climb(called.Clock)
                .Called(new(called.Rung, called.Generation, called.Pass), at, called.AudienceUnitId, called.AudienceName)),
            IssueEvent.RungHeld held => issue.With(issue.Climb(held.Clock).Waits(new(held.Rung, held.Generation, held.Pass), held.Until, held.WaitsFor)),
            IssueEvent.DutyBegan began => issue.With(issue.Climb(began.Clock).DutyBegan(new(began.Rung, began.Generation, began.Pass))),
            IssueEvent.Acknowledged answered => issue.With(issue.Climb(answered.Clock).Acknowledged(at, answered.Until)),
            IssueEvent.AcknowledgementLapsed lapsed => issue.With(issue.Climb(lapsed.Clock).Lapsed()),

            IssueEvent.UnitsCalled called => issue.Call(called.Lines, called.Kind, called.Caller, false, called.Targets, at),
            IssueEvent.CoHandlersCalled called => issue.Call(called.Lines, Whistles.WhistleKind.Community, called.Caller, true, called.Targets, at),
            _ => issue.Answer(happened, at) ?? throw new ArgumentOutOfRangeException(nameof(happened), happened.GetType().Name, "an event the fold does not know"),
        };
    }

    private static Issue Open(Guid id, IssueEvent.Reported reported, Stamp stamp) => new(
        id, 0, IssueState.Reported, reported.CaseNo, reported.CategoryCode, reported.Urgent, reported.Words, reported.Channel,
        reported.Place, reported.Policy, reported.Ladder, reported.FallbackUnitId, reported.TrackKeyHash, stamp.At,
        OwnerUnitId: reported.FallbackUnitId,
        LeadUnitId: null,
        Clocks: Enum.GetValues<ClockKind>().Select(kind => reported.Policy.Start(kind, stamp.At)).ToArray(),
        Climbs: Enum.GetValues<ClockKind>().Select(Climb.Of).ToArray(),
        Whistles: [], Holders: [], CompletedAt: null, Result: null, Reply: null, CheckBy: null, Reworks: 0, Rating: null, Operations: [],
        Gate: reported.Gate);

    private static Issue Answered(this Issue issue, Guid askId) => issue with { Asks = issue.Asks.Where(ask => ask.Id != askId).ToArray() };
}
