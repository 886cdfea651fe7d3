using GridOrleans.Domain.Access;
using GridOrleans.Domain.Clocks;
using GridOrleans.Domain.Escalation;
using GridOrleans.Domain.Whistles;

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
        var at = stamp.At;
        return happened switch
        {
            IssueEvent.Filed => issue with { State = IssueState.Filed },
            IssueEvent.Refused => End(issue, IssueState.Refused, at),
            IssueEvent.Voided => End(issue, IssueState.Voided, at),
            IssueEvent.Dispatched dispatched => Lead(issue, dispatched.LineId, dispatched.Route, at),
            IssueEvent.Redispatched redispatched => Lead(LeaveLead(issue, Withdraw(at), at), redispatched.LineId, redispatched.Route, at),
            IssueEvent.Accepted => OnLeadLine(issue with { State = IssueState.Accepted }, line => line with { ReportedInAt = at })
                .StopIf(issue.Policy.RespondStop == RespondStop.Accept, ClockKind.Respond, at),
            IssueEvent.Arrived => StartHandling(OnLeadLine(issue, line => line with { ArrivedAt = at }), at),
            IssueEvent.HandlingStarted => StartHandling(issue, at),
            IssueEvent.Completed completed => Complete(issue, completed, at),
            IssueEvent.CheckPassed => issue with { State = IssueState.Closed, CheckBy = null },
            IssueEvent.ReworkOrdered => issue with
            {
                State = IssueState.Handling,
                CheckBy = null,
                Reworks = issue.Reworks + 1,
                CompletedAt = null,
                Result = null,
                Reply = null,
                Holders = [.. issue.Holders, new(issue.LeadUnitId!, at, null)],
            },
            IssueEvent.Returned returned => LeaveLead(
                issue,
                line => line with { DeclinedAt = at, DeclineReason = returned.Reason },
                at) with { State = IssueState.Filed, LeadUnitId = null, OwnerUnitId = issue.FallbackUnitId },
            IssueEvent.Rated rated => issue with { State = IssueState.Appraised, Rating = rated.Score },
            IssueEvent.ClockWarned warned => issue.With(issue.Clock(warned.Clock).Warn(at)),
            IssueEvent.ClockBreached breached => issue.With(issue.Clock(breached.Clock).Breach(at)),
            IssueEvent.RungFell fell => issue.With(issue.Climb(fell.Clock)
                .Fell(new(fell.Rung, fell.Generation, fell.DueAt, null, null, null, null, null, null))),
            IssueEvent.RungCalled called => issue.With(issue.Climb(called.Clock)
                .Called(called.Rung, called.Generation, at, called.AudienceUnitId, called.AudienceName)),
            IssueEvent.Acknowledged answered => issue.With(issue.Climb(answered.Clock).Acknowledged(at, answered.Until)),
            IssueEvent.AcknowledgementLapsed lapsed => issue.With(issue.Climb(lapsed.Clock).Lapsed()),
            IssueEvent.UnitsCalled called => issue with
            {
                Whistles =
                [
                    .. issue.Whistles,
                    .. called.Lines.Select(line => WhistleLine.Call(line.LineId, called.Kind, called.Caller, line.UnitId, false, at)),
                ],
            },
            IssueEvent.ReportedIn reportedIn => OnLine(issue, reportedIn.LineId, line => line with { ReportedInAt = at }),
            IssueEvent.Declined declined => OnLine(issue, declined.LineId, line => line with { DeclinedAt = at, DeclineReason = declined.Reason }),
            _ => throw new ArgumentOutOfRangeException(nameof(happened), happened.GetType().Name, "an event the fold does not know"),
        };
    }

    private static Issue Open(Guid id, IssueEvent.Reported reported, Stamp stamp) => new(
        id, 0, IssueState.Reported, reported.CaseNo, reported.CategoryCode, reported.Urgent, reported.Words, reported.Channel,
        reported.Place, reported.Policy, reported.Ladder, reported.FallbackUnitId, reported.TrackKeyHash, stamp.At,
        OwnerUnitId: reported.FallbackUnitId,
        LeadUnitId: null,
        Clocks: Enum.GetValues<ClockKind>().Select(kind => Clock.Start(kind, reported.Policy.TargetOf(kind), stamp.At)).ToArray(),
        Climbs: Enum.GetValues<ClockKind>().Select(Climb.Of).ToArray(),
        Whistles: [], Holders: [], CompletedAt: null, Result: null, Reply: null, CheckBy: null, Reworks: 0, Rating: null, Operations: []);

    /// <summary>A unit has one line at a time: one that was called to help and now leads answers on its lead line.</summary>
    private static Issue Lead(Issue issue, Guid lineId, Route route, DateTimeOffset at) => issue with
    {
        State = IssueState.Dispatched,
        LeadUnitId = route.UnitId,
        OwnerUnitId = route.UnitId,
        Whistles =
        [
            .. issue.Whistles.Select(line => line.UnitId == route.UnitId && !line.IsOver ? Withdraw(at)(line) : line),
            WhistleLine.Call(lineId, route.Whistle, route.Caller, route.UnitId, true, at),
        ],
        Holders = [.. issue.Holders, new(route.UnitId, at, null)],
    };

    private static Issue LeaveLead(Issue issue, Func<WhistleLine, WhistleLine> line, DateTimeOffset at) =>
        OnLeadLine(issue, line) with { Holders = Released(issue.Holders, at) };

    /// <summary>Work that starts without a visit stops the clocks too, but puts no arrival on record.</summary>
    private static Issue StartHandling(Issue issue, DateTimeOffset at) => (issue with { State = IssueState.Handling })
        .StopIf(true, ClockKind.Respond, at)
        .StopIf(true, ClockKind.Handle, at);

    private static Issue Complete(Issue issue, IssueEvent.Completed completed, DateTimeOffset at) =>
        StopAll(OnLeadLine(issue, line => line with { DoneAt = at }), at) with
        {
            State = IssueState.Completed,
            CompletedAt = at,
            Result = completed.Result,
            Reply = completed.Reply,
            CheckBy = at + issue.Policy.CheckWindow,
        };

    private static Issue End(Issue issue, IssueState state, DateTimeOffset at) =>
        StopAll(issue, at) with { State = state, CompletedAt = at };

    /// <summary>Nothing runs, waits or holds any more.</summary>
    private static Issue StopAll(Issue issue, DateTimeOffset at) => issue with
    {
        Clocks = issue.Clocks.Select(clock => clock.Stop(at)).ToArray(),
        Whistles = issue.Whistles.Select(line => line.IsUnanswered ? Withdraw(at)(line) : line).ToArray(),
        Holders = Released(issue.Holders, at),
    };

    private static Holder[] Released(IReadOnlyList<Holder> holders, DateTimeOffset at) =>
        holders.Select(holder => holder.To is null ? holder with { To = at } : holder).ToArray();

    private static Func<WhistleLine, WhistleLine> Withdraw(DateTimeOffset at) => line => line with { WithdrawnAt = at };

    private static Issue OnLeadLine(Issue issue, Func<WhistleLine, WhistleLine> change) =>
        issue.Whistles.LastOrDefault(line => line.IsLead && !line.IsOver) is { } lead ? OnLine(issue, lead.Id, change) : issue;

    private static Issue OnLine(Issue issue, Guid lineId, Func<WhistleLine, WhistleLine> change) => issue with
    {
        Whistles = issue.Whistles.Select(line => line.Id == lineId ? change(line) : line).ToArray(),
    };

    private static Issue StopIf(this Issue issue, bool condition, ClockKind kind, DateTimeOffset at) =>
        condition ? issue.With(issue.Clock(kind).Stop(at)) : issue;

    private static Issue With(this Issue issue, Clock clock) =>
        issue with { Clocks = issue.Clocks.Select(each => each.Kind == clock.Kind ? clock : each).ToArray() };

    private static Issue With(this Issue issue, Climb climb) =>
        issue with { Climbs = issue.Climbs.Select(each => each.Clock == climb.Clock ? climb : each).ToArray() };
}
