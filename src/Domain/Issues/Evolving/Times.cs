using GridOrleans.Domain.Clocks;
using GridOrleans.Domain.Escalation;

namespace GridOrleans.Domain.Issues;

/// <summary>How clocks stand still, get other due times and start new rounds.</summary>
internal static class Times
{
    public static Issue Park(this Issue issue, IssueEvent.Parked parked, DateTimeOffset at) => issue with
    {
        State = IssueState.Parked,
        Parks = issue.Parks + 1,
        Parking = new(issue.Parks + 1, parked.Reason, at, parked.ReviewAt, issue.State),
        Clocks = issue.Clocks.Select(clock => clock.Pause(at, parked.Reason)).ToArray(),
    };

    public static Issue Resume(this Issue issue, DateTimeOffset at)
    {
        var parking = issue.Parking!;
        var stoodStill = at - parking.Since;
        return issue.OnHolder(holder => holder.Resumed(issue.Policy, parking.Since, at)).MoveLinesOn(stoodStill) with
        {
            State = parking.From,
            Parking = null,
            Climbs = issue.Climbs.Select(climb => issue.Clock(climb.Clock).PausedAt is null ? climb : climb.Resumed(stoodStill)).ToArray(),
            Clocks = issue.Clocks.Select(clock => clock.Resume(at)).ToArray(),
        };
    }

    /// <summary>
    /// A breach that has happened stays on record. A due time that makes the clock green again is a new promise with a climb of its own; while it
    /// stays yellow, who has been called is not called again and the rungs to come count from the new due time.
    /// </summary>
    public static Issue MoveDue(this Issue issue, IssueEvent.DueMoved moved, DateTimeOffset at)
    {
        var before = issue.Clock(moved.Clock);
        var after = moved.Why == DueReason.Policy ? before.Under(issue.Policy, at) : before.MoveDue(moved.DueAt, at, moved.Why);
        var climbsAnew = before.BreachedAt is not null || after.LightAt(at) == Light.Green;
        return issue.With(after).With(climbsAnew ? Climb.Of(moved.Clock) : issue.Climb(moved.Clock)) with
        {
            Extensions = issue.Extensions + (moved.Why == DueReason.Extension ? 1 : 0),
            PastClocks = before.BreachedAt is null ? issue.PastClocks : [.. issue.PastClocks, new(issue.Round, at, before)],
        };
    }

    /// <summary>Back to the same unit, which handles and closes against clocks of a new round.</summary>
    public static Issue Rework(this Issue issue, DateTimeOffset at) => issue.NewRound(at, ClockKind.Handle, ClockKind.Close) with
    {
        State = IssueState.Handling,
        CheckBy = null,
        Reworks = issue.Reworks + 1,
        CompletedAt = null,
        Result = null,
        Reply = null,
        Holders = [.. issue.Holders, Holder.Begin(issue.LeadUnitId!, issue.Policy, at) with { AcceptedAt = at, StartedAt = at }],
    };

    public static Issue Reopen(this Issue issue, DateTimeOffset at) => issue.NewRound(at, Enum.GetValues<ClockKind>()) with
    {
        State = IssueState.Filed,
        OwnerUnitId = issue.FallbackUnitId,
        LeadUnitId = null,
        CompletedAt = null,
        EndedAt = null,
        CheckBy = null,
        Result = null,
        Reply = null,
        Rating = null,
        Plan = null,
        Supervision = null,
        MergedInto = null,
        Asks = [],
    };

    public static Issue StopIf(this Issue issue, bool condition, ClockKind kind, DateTimeOffset at) =>
        condition ? issue.With(issue.Clock(kind).Stop(at)) : issue;

    public static Issue With(this Issue issue, Clock clock) =>
        issue with { Clocks = issue.Clocks.Select(each => each.Kind == clock.Kind ? clock : each).ToArray() };

    public static Issue With(this Issue issue, Climb climb) =>
        issue with { Climbs = issue.Climbs.Select(each => each.Clock == climb.Clock ? climb : each).ToArray() };

    private static Issue NewRound(this Issue issue, DateTimeOffset at, params ClockKind[] kinds) => issue with
    {
        Round = issue.Round + 1,
        PastClocks = [.. issue.PastClocks, .. issue.Clocks.Where(clock => kinds.Contains(clock.Kind)).Select(clock => new PastClock(issue.Round, at, clock))],
        Clocks = issue.Clocks.Select(clock => kinds.Contains(clock.Kind)
            ? issue.Policy.Start(clock.Kind, at) with { Generation = clock.Generation + 1 }
            : clock).ToArray(),
        Climbs = issue.Climbs.Select(climb => kinds.Contains(climb.Clock) ? Climb.Of(climb.Clock) : climb).ToArray(),
    };
}
