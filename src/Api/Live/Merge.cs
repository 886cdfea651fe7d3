using GridOrleans.Contracts.Issues;
using GridOrleans.Contracts.Wall;

namespace GridOrleans.Api.Live;

/// <summary>
/// Latest-value conflation: two frames a viewer has not been sent become one that says the same. Merging is associative, and merging what a
/// viewer was sent with what follows gives the same picture as sending them one by one.
/// </summary>
public static class Merge
{
    /// <summary>As the feed bounds them: pulses last 8 s, and nobody can see more.</summary>
    public const int MaxArrivals = 50;

    /// <param name="follows">False = frames were lost between the two: the result then starts after the hole, so that the screen notices.</param>
    public static WallFrame Wall(WallFrame held, WallFrame next, bool follows)
    {
        // A new epoch starts a new picture; the old one's pieces mean nothing in it.
        if (held.Epoch != next.Epoch) return next;
        return next with
        {
            Previous = follows ? held.Previous : next.Previous,
            Cells = Latest(held.Cells, next.Cells, cell => cell.GridCode, cell => cell.Version),
            Arrivals = held.Arrivals.Count == 0 ? next.Arrivals : [.. held.Arrivals.Concat(next.Arrivals).TakeLast(MaxArrivals)],
            Counts = next.Counts ?? held.Counts,
            Gauges = next.Gauges ?? held.Gauges,
            Board = next.Board ?? held.Board,
            Whistles = next.Whistles ?? held.Whistles,
            Tape = next.Tape ?? held.Tape,
            Ranking = next.Ranking ?? held.Ranking,
            Today = next.Today ?? held.Today,
        };
    }

    public static DeskFrame Desk(DeskFrame held, DeskFrame next, bool follows) => held.Epoch != next.Epoch
        ? next
        : next with
        {
            Previous = follows ? held.Previous : next.Previous,
            Rows = Latest(held.Rows, next.Rows, row => row.Id, row => row.Version),
        };

    /// <summary>By id, the highest version; on a tie the later one.</summary>
    private static IReadOnlyList<T> Latest<T, TId>(IReadOnlyList<T> held, IReadOnlyList<T> next, Func<T, TId> id, Func<T, long> version)
        where TId : notnull
    {
        if (held.Count == 0) return next;
        if (next.Count == 0) return held;
        var latest = new Dictionary<TId, T>(held.Count + next.Count);
        foreach (var each in held.Concat(next))
        {
            if (!latest.TryGetValue(id(each), out var known) || version(known) <= version(each)) latest[id(each)] = each;
        }

        return [.. latest.Values];
    }
}
