using GridOrleans.Domain.Clocks;
using GridOrleans.Domain.Whistles;

namespace GridOrleans.Domain.Issues;

/// <summary>What an issue can be woken for: its four clocks, the end of the check window, a park's review, its whistle lines.</summary>
public enum WakeKind
{
    Respond = ClockKind.Respond,
    Handle = ClockKind.Handle,
    Close = ClockKind.Close,
    Plan = ClockKind.Plan,
    Check,

    /// <summary>The review date of a park.</summary>
    Review,

    /// <summary>The nearest moment of any called unit's line.</summary>
    Lines,
}

/// <summary>The next moment an issue wants to be woken for one thing. At most one per kind stands at any time.</summary>
/// <param name="Generation">Void once the issue's own generation has moved on.</param>
public sealed record Wake(WakeKind Kind, int Generation, DateTimeOffset DueAt)
{
    /// <summary>Every wake-up the issue needs from here on.</summary>
    public static IEnumerable<Wake> Of(Issue issue)
    {
        foreach (var clock in issue.Clocks)
        {
            if (ClockMoments.NextAt(issue, clock) is { } due) yield return new((WakeKind)clock.Kind, clock.Generation, due);
        }

        if (issue.CheckBy is { } by) yield return new(WakeKind.Check, issue.Round, by);
        if (issue.Parking is { } parking) yield return new(WakeKind.Review, parking.Number, parking.ReviewAt);
        if (LineMoments.Next(issue) is { } moment) yield return new(WakeKind.Lines, issue.LineChanges, moment.At);
    }
}
