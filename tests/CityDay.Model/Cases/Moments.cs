using GridOrleans.CityDay.Model.Time;
using GridOrleans.Domain.Issues;

namespace GridOrleans.CityDay.Model.Cases;

/// <summary>Something that time alone brings.</summary>
public sealed record Moment(DateTimeOffset At, IssueEvent Happens);

/// <summary>What time brings a case next. At one instant a clock comes before the check, the review and the lines, its yellow before its red before its ladder.</summary>
public static class Moments
{
    internal static Moment? Next(CaseBook book)
    {
        Moment? next = null;
        foreach (var clock in book.Clocks.Where(clock => clock.Runs))
        {
            foreach (var moment in OfClock(book, clock)) Sooner(ref next, moment);
        }

        if (book.CheckBy is { } by) Sooner(ref next, new(by, new IssueEvent.CheckPassed()));
        if (book.Parking is { } parking) Sooner(ref next, new(parking.ReviewAt, new IssueEvent.Resumed(null)));
        foreach (var moment in MomentsOfLines.Of(book)) Sooner(ref next, moment);
        return next;
    }

    /// <summary>When a clock or its ladder wants attention next.</summary>
    public static DateTimeOffset? Next(CaseBook book, RunningClock clock) => clock.Runs && OfClock(book, clock).Select(moment => (DateTimeOffset?)moment.At).Min() is { } at ? at : null;

    private static void Sooner(ref Moment? next, Moment other)
    {
        if (next is null || other.At < next.At) next = other;
    }

    private static IEnumerable<Moment> OfClock(CaseBook book, RunningClock clock)
    {
        var (kind, generation) = (clock.Kind, clock.Generation);
        if (clock.WarnedAt is null) yield return new(clock.YellowAt, new IssueEvent.ClockWarned(kind, generation, clock.YellowAt));
        if (clock.BreachedAt is null) yield return new(clock.DueAt, new IssueEvent.ClockBreached(kind, generation, clock.DueAt));

        var climb = book.Climb(kind);
        if (climb.Held is { } answer)
        {
            yield return new(answer.Until, new IssueEvent.AcknowledgementLapsed(kind));
            yield break;
        }

        foreach (var rung in climb.Fell)
        {
            if (rung.WaitsUntil is { } duty) yield return new(duty, new IssueEvent.DutyBegan(kind, rung.Generation, rung.Turn.Number, duty, rung.Turn.Pass));
        }

        if (climb.Coming is { } turn)
        {
            var at = climb.FallsAt(clock, book.Ladder.Repeat)!.Value;
            yield return new(at, new IssueEvent.RungFell(kind, generation, turn.Number, at, turn.Pass));
        }
    }
}
