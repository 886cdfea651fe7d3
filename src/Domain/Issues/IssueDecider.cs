using GridOrleans.Domain.Access;
using GridOrleans.Domain.Clocks;
using GridOrleans.Domain.Whistles;

namespace GridOrleans.Domain.Issues;

/// <summary>The life of an issue on one screen: command × issue → what happens. No clock, no I/O; time comes in the stamp.</summary>
public static class IssueDecider
{
    public static Decision Decide(Issue? issue, IssueCommand command, Stamp stamp)
    {
        if (issue?.Find(stamp.OperationId) is { } before) return new Decision.Already(before.Version);
        if (issue is null && command is not IssueCommand.Report) return Refuse(Refusal.UnknownIssue);
        if (issue is not null && !IssueAccess.May(stamp.Actor, command.Kind, issue)) return Refuse(Refusal.NotYours);
        if (!TransitionTable.Allows(issue?.State, command.Kind)) return Refuse(Refusal.WrongState);
        if (issue is null) return Done(Intake((IssueCommand.Report)command, stamp));
        if (command is IssueCommand.ClockDue due && Untimely(issue, due, stamp) is { } untimely) return untimely;

        // What fell due before this command happened before it, noticed or not: a late answer cannot hide the breach it came after.
        var (caughtUp, overdue) = ClockMoments.CatchUp(issue, (current, happened) => IssueEvolver.Apply(current, happened, stamp), stamp.At);
        return DecideNow(caughtUp, command, stamp) switch
        {
            Decision.Done done => new Decision.Done([.. overdue, .. done.Events]),
            var nothing => nothing,
        };

        Decision Refuse(string code) => new Decision.Refused(new(code, issue?.State, command.Kind));
    }

    /// <summary>The command on an issue with which nothing is overdue.</summary>
    private static Decision DecideNow(Issue issue, IssueCommand command, Stamp stamp)
    {
        return command switch
        {
            IssueCommand.File => Done(new IssueEvent.Filed()),
            IssueCommand.Refuse refuse => WithReason(refuse.Reason, reason => new IssueEvent.Refused(reason)),
            IssueCommand.Dispatch dispatch => Done(new IssueEvent.Dispatched(LineId(stamp, 0), dispatch.Route)),
            IssueCommand.Redispatch redispatch when redispatch.Route.UnitId == issue.LeadUnitId => Refuse(Refusal.SameUnit),
            IssueCommand.Redispatch redispatch => WithReason(redispatch.Reason, reason =>
                new IssueEvent.Redispatched(LineId(stamp, 0), redispatch.Route, reason)),
            IssueCommand.Accept => Done(new IssueEvent.Accepted(issue.LeadUnitId!)),
            IssueCommand.Arrive => Done(new IssueEvent.Arrived(issue.LeadUnitId!)),
            IssueCommand.Handle => Done(new IssueEvent.HandlingStarted(issue.LeadUnitId!)),
            IssueCommand.Complete complete => string.IsNullOrWhiteSpace(complete.Reply)
                ? Refuse(Refusal.ReplyRequired)
                : Done(new IssueEvent.Completed(issue.LeadUnitId!, complete.Result, complete.Reply.Trim())),
            IssueCommand.Check { Passed: true } => Done(new IssueEvent.CheckPassed()),
            IssueCommand.Check check => WithReason(check.Reason, reason => new IssueEvent.ReworkOrdered(reason)),
            IssueCommand.Return back => WithReason(back.Reason, reason => new IssueEvent.Returned(issue.LeadUnitId!, reason)),
            IssueCommand.Void wipe => WithReason(wipe.Reason, reason => new IssueEvent.Voided(reason)),
            IssueCommand.Rate rate => rate.Score is >= 1 and <= 5
                ? Done(new IssueEvent.Rated(rate.Score, rate.Words))
                : Refuse(Refusal.ScoreOutOfRange),
            IssueCommand.Acknowledge acknowledge => Acknowledge(issue, acknowledge, stamp),
            IssueCommand.Whistle whistle => Whistle(issue, whistle, stamp),
            IssueCommand.ReportIn reportIn when issue.Whistles.Any(line => line.Id == reportIn.LineId && line.ReportedInAt is not null && !line.IsOver) =>
                new Decision.Already(null),
            IssueCommand.ReportIn reportIn => OnLine(reportIn.LineId, line => line.IsLead && issue.State == IssueState.Dispatched
                ? new IssueEvent.Accepted(line.UnitId)
                : new IssueEvent.ReportedIn(line.Id, line.UnitId)),
            IssueCommand.Decline decline => string.IsNullOrWhiteSpace(decline.Reason)
                ? Refuse(Refusal.ReasonRequired)
                : OnLine(decline.LineId, line => line.IsLead
                    ? new IssueEvent.Returned(line.UnitId, decline.Reason.Trim())
                    : new IssueEvent.Declined(line.Id, line.UnitId, decline.Reason.Trim())),
            IssueCommand.ClockDue due => due.Wake == WakeKind.Check ? Done(new IssueEvent.CheckPassed()) : Done(),
            IssueCommand.Escalate escalate => Escalate(issue, escalate),
            _ => throw new ArgumentOutOfRangeException(nameof(command), command.Kind, "a command the decider does not know"),
        };

        Decision Refuse(string code) => new Decision.Refused(new(code, issue.State, command.Kind));

        Decision WithReason(string? reason, Func<string, IssueEvent> happens) =>
            string.IsNullOrWhiteSpace(reason) ? Refuse(Refusal.ReasonRequired) : Done(happens(reason.Trim()));

        Decision OnLine(Guid lineId, Func<WhistleLine, IssueEvent> happens)
        {
            var line = issue.Whistles.FirstOrDefault(each => each.Id == lineId && each.IsUnanswered);
            if (line is null) return Refuse(Refusal.NoSuchLine);
            return IssueAccess.MayAnswer(stamp.Actor, line, issue) ? Done(happens(line)) : Refuse(Refusal.NotYours);
        }

        Decision Acknowledge(Issue open, IssueCommand.Acknowledge acknowledge, Stamp at)
        {
            var called = open.Climbs
                .Where(climb => acknowledge.Clock is null || climb.Clock == acknowledge.Clock)
                .Where(climb => open.Clock(climb.Clock).IsRunning && climb.Calls.Count > 0)
                .ToArray();
            var events = called
                .Where(climb => climb.HeldUntil is null)
                .Select(IssueEvent (climb) => new IssueEvent.Acknowledged(
                    climb.Clock,
                    at.At + open.Ladder[climb.Calls.Count].AcknowledgedFor))
                .ToArray();
            return events.Length > 0 ? Done(events)
                : called.Length > 0 ? new Decision.Already(null)
                : Refuse(Refusal.NothingToAcknowledge);
        }
    }

    /// <summary>Rules file and dispatch at once where they found a unit.</summary>
    private static IssueEvent[] Intake(IssueCommand.Report report, Stamp stamp)
    {
        var reported = new IssueEvent.Reported(
            report.CaseNo, report.CategoryCode, report.Urgent, report.Words, report.Channel, report.Place,
            report.Policy, report.Ladder, report.FallbackUnitId, report.TrackKeyHash);
        return report.Route is { } route
            ? [reported, new IssueEvent.Filed(), new IssueEvent.Dispatched(LineId(stamp, 0), route)]
            : [reported];
    }

    private static Decision Whistle(Issue issue, IssueCommand.Whistle whistle, Stamp stamp)
    {
        // A unit that has been called and has not finished is not called twice.
        var called = whistle.UnitIds.Distinct()
            .Where(unit => !issue.Whistles.Any(line => line.UnitId == unit && !line.IsOver))
            .Select((unit, index) => new CalledUnit(LineId(stamp, index), unit))
            .ToArray();
        return called.Length > 0
            ? Done(new IssueEvent.UnitsCalled(called, whistle.WhistleKind, whistle.Caller))
            : new Decision.Already(null);
    }

    /// <summary>A wake-up for something that has moved on, or that has not come yet; null = it is time.</summary>
    private static Decision? Untimely(Issue issue, IssueCommand.ClockDue due, Stamp stamp)
    {
        var wake = Wake.Of(issue).FirstOrDefault(each => each.Kind == due.Wake);
        if (wake is null || wake.Generation != due.Generation) return new Decision.Already(null);
        return stamp.At < wake.DueAt ? new Decision.Refused(new(Refusal.TooEarly, issue.State, CommandKind.ClockDue)) : null;
    }

    private static Decision Escalate(Issue issue, IssueCommand.Escalate escalate)
    {
        var call = issue.Climb(escalate.Clock).Calls
            .FirstOrDefault(each => each.Rung == escalate.Rung && each.Generation == escalate.Generation);
        var isAnswered = call is { AcknowledgedAt: not null, LapsedAt: null };
        var isMoot = call is null || call.CalledAt is not null || isAnswered || !issue.Clock(escalate.Clock).IsRunning;
        return isMoot
            ? new Decision.Already(null)
            : Done(new IssueEvent.RungCalled(escalate.Clock, escalate.Generation, escalate.Rung, escalate.AudienceUnitId, escalate.AudienceName));
    }

    private static Decision Done(params IssueEvent[] events) => new Decision.Done(events);

    /// <summary>Line ids follow from the operation id, so that deciding again decides the same.</summary>
    private static Guid LineId(Stamp stamp, int index)
    {
        Span<byte> bytes = stackalloc byte[16];
        stamp.OperationId.TryWriteBytes(bytes);
        bytes[15] ^= (byte)(index + 1);
        bytes[14] ^= 0x5A;
        return new Guid(bytes);
    }
}
