using GridOrleans.Domain.Whistles;

namespace GridOrleans.Domain.Issues;

/// <summary>How events change the lines of called units.</summary>
internal static class Lines
{
    public static Func<WhistleLine, WhistleLine> Withdraw(DateTimeOffset at) => line => line.Withdraw(at, TimeSpan.Zero, null);

    public static Func<WhistleLine, WhistleLine> Decline(DateTimeOffset at, string reason) => line => line.Decline(at, TimeSpan.Zero, reason);

    public static Issue Call(
        this Issue issue, IReadOnlyList<CalledUnit> units, WhistleKind kind, string caller, bool toCoHandle, WhistleTargets? targets, DateTimeOffset at) => issue with
    {
        Whistles =
        [
            .. issue.Whistles,
            .. units.Select(unit => WhistleLine.CallHelper(unit.LineId, kind, caller, unit.UnitId, targets, at) with { IsCoHandler = toCoHandle }),
        ],
    };

    /// <summary>What happened on one line; null = the event is about no line.</summary>
    public static Issue? Answer(this Issue issue, IssueEvent happened, DateTimeOffset at)
    {
        var stoodStill = issue.Parking is { } parking ? at - parking.Since : TimeSpan.Zero;
        return happened switch
        {
            IssueEvent.ReportedIn reportedIn => issue.OnLine(reportedIn.LineId, line => line.ReportIn(at, stoodStill)),
            IssueEvent.LineArrived arrived => issue.OnLine(arrived.LineId, line => line.Arrive(at, stoodStill)),
            IssueEvent.LineDone done => issue.OnLine(done.LineId, line => line.Finish(at, stoodStill, done.Words)),
            IssueEvent.Declined declined => issue.OnLine(declined.LineId, line => line.Decline(at, stoodStill, declined.Reason)),
            IssueEvent.LineWithdrawn withdrawn => issue.OnLine(withdrawn.LineId, line => line.Withdraw(at, stoodStill, withdrawn.Reason)),
            IssueEvent.LineWarned warned => issue.OnLine(warned.LineId, line => line.OnClock(warned.Step, clock => clock.Warn(at))),
            IssueEvent.LineBreached breached => issue.OnLine(breached.LineId, line => line.OnClock(breached.Step, clock => clock.Breach(at))),
            IssueEvent.LineRungFell fell => issue.OnLine(fell.LineId, line => line with { Calls = [.. line.Calls, new(fell.Rung, fell.DueAt)] }),
            IssueEvent.LineRungCalled called => issue.OnLine(called.LineId, line => line.OnCall(called.Rung, call =>
                call with { CalledAt = at, AudienceUnitId = called.AudienceUnitId, AudienceName = called.AudienceName })),
            IssueEvent.LineRated rated => issue.OnLine(rated.LineId, line => rated.By == LineSide.Caller
                ? line with { ByCaller = new(rated.Score, rated.Words, at) }
                : line with { ByUnit = new(rated.Score, rated.Words, at) }),
            _ => null,
        };
    }

    /// <summary>The case stood still so long, and its lines with it.</summary>
    public static Issue MoveLinesOn(this Issue issue, TimeSpan stoodStill) =>
        issue with { Whistles = issue.Whistles.Select(line => line.IsOver ? line : line.MoveOn(stoodStill)).ToArray() };

    /// <summary>The case ends: who has not answered is called no more, and who was at it is released.</summary>
    public static WhistleLine[] Ended(IReadOnlyList<WhistleLine> lines, DateTimeOffset at) => lines
        .Select(line => line.IsUnanswered ? line.Withdraw(at, TimeSpan.Zero, null) : line.IsOver ? line : line.Release(at))
        .ToArray();

    public static Issue OnLeadLine(this Issue issue, Func<WhistleLine, WhistleLine> change) =>
        issue.Whistles.LastOrDefault(line => line.IsLead && !line.IsOver) is { } lead ? issue.OnLine(lead.Id, change) : issue;

    public static Issue OnLine(this Issue issue, Guid lineId, Func<WhistleLine, WhistleLine> change) => issue with
    {
        Whistles = issue.Whistles.Select(line => line.Id == lineId ? change(line) : line).ToArray(),
    };
}
