using GridOrleans.Domain.Clocks;
using GridOrleans.Domain.Whistles;

namespace GridOrleans.Domain.Issues;

/// <summary>
/// What a running clock brings next, and what all have brought by a moment: yellow, red, rungs, lapsed acknowledgements; and beside the clocks
/// the end of the check window and the review date of a park.
/// </summary>
public static class ClockMoments
{
    /// <summary>The next moment the clock wants attention; null = never again as things stand.</summary>
    public static DateTimeOffset? NextAt(Issue issue, Clock clock) => Next(issue, clock)?.At;

    /// <summary>The issue with everything that has come due by <paramref name="now"/>, and that, in the order it came due.</summary>
    public static (Issue Issue, IReadOnlyList<IssueEvent> Events) CatchUp(Issue issue, Clocked applied, DateTimeOffset now)
    {
        List<IssueEvent> events = [];
        while (Nearest(issue) is { } moment && moment.At <= now)
        {
            events.Add(moment.Event);
            issue = applied(issue, moment.Event);
        }

        return (issue, events);
    }

    /// <summary>The next thing that the ladder alone brings; null = nothing as things stand.</summary>
    internal static (DateTimeOffset At, IssueEvent Event)? NextOfLadder(Issue issue)
    {
        (DateTimeOffset At, Func<IssueEvent> Happens)? next = null;
        foreach (var moment in issue.Clocks.Where(clock => clock.IsRunning).SelectMany(clock => OfLadder(issue, clock)))
        {
            if (next is null || moment.At < next.Value.At) next = moment;
        }

        return next is { } first ? (first.At, first.Happens()) : null;
    }

    /// <summary>How an event changes the issue; passed in so that this file only asks what is due.</summary>
    public delegate Issue Clocked(Issue issue, IssueEvent happened);

    private static Moment? Nearest(Issue issue) =>
        issue.Clocks.Select(clock => Next(issue, clock)).Append(Check(issue)).Append(Review(issue)).Append(Lines(issue)).OfType<Moment>().MinBy(moment => moment.At);

    /// <summary>Nobody objected in time.</summary>
    private static Moment? Check(Issue issue) => issue.CheckBy is { } by ? new(by, new IssueEvent.CheckPassed()) : null;

    /// <summary>Nothing stays parked unseen: at its review date the case goes on, and may be parked again.</summary>
    private static Moment? Review(Issue issue) => issue.Parking is { } parking ? new(parking.ReviewAt, new IssueEvent.Resumed(null)) : null;

    private static Moment? Lines(Issue issue) => LineMoments.Next(issue) is { } line ? new(line.At, line.Event) : null;

    private static Moment? Next(Issue issue, Clock clock)
    {
        if (!clock.IsRunning) return null;
        Moment? first = null;
        if (clock.WarnedAt is null) Earlier(clock.YellowAt, () => new IssueEvent.ClockWarned(clock.Kind, clock.Generation, clock.YellowAt));
        if (clock.BreachedAt is null) Earlier(clock.DueAt, () => new IssueEvent.ClockBreached(clock.Kind, clock.Generation, clock.DueAt));
        foreach (var (at, happens) in OfLadder(issue, clock)) Earlier(at, happens);
        return first;

        // On a tie the earlier line wins: a clock turns red before the rung of that red is called.
        void Earlier(DateTimeOffset at, Func<IssueEvent> happens)
        {
            if (first is null || at < first.At) first = new(at, happens());
        }
    }

    /// <summary>While an answer holds only its end; otherwise the duties that rungs wait for, and the next rung.</summary>
    private static IEnumerable<(DateTimeOffset At, Func<IssueEvent> Happens)> OfLadder(Issue issue, Clock clock)
    {
        var climb = issue.Climb(clock.Kind);
        if (climb.HeldUntil is { } until)
        {
            yield return (until, () => new IssueEvent.AcknowledgementLapsed(clock.Kind));
            yield break;
        }

        foreach (var call in climb.Calls)
        {
            if (call.WaitsUntil is { } duty) yield return (duty, () => new IssueEvent.DutyBegan(clock.Kind, call.Generation, call.Rung, duty, call.Pass));
        }

        if (climb.Next(issue.Ladder, clock) is { } next)
        {
            yield return (next.DueAt, () => new IssueEvent.RungFell(clock.Kind, clock.Generation, next.Turn.Rung, next.DueAt, next.Turn.Pass));
        }
    }

    private sealed record Moment(DateTimeOffset At, IssueEvent Event);
}
