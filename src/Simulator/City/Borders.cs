using NetTopologySuite.Geometries;

namespace GridOrleans.Simulator.City;

/// <summary>One straight piece of border; <see cref="Right"/> is null on the district's outline.</summary>
internal sealed record Border(Coordinate From, Coordinate To, int Left, int? Right)
{
    public double LengthMetres => From.Distance(To);
}

/// <summary>Who is beside whom, read from the shared vertices of the tiling.</summary>
internal static class Borders
{
    public static IReadOnlyList<Border> Of(IReadOnlyList<GridCell> grids)
    {
        var seen = new Dictionary<(Coordinate, Coordinate), Border>();
        foreach (var grid in grids)
        {
            var ring = grid.Area.ExteriorRing.Coordinates;
            for (var i = 0; i + 1 < ring.Length; i++)
            {
                var (a, b) = ring[i].CompareTo(ring[i + 1]) < 0 ? (ring[i], ring[i + 1]) : (ring[i + 1], ring[i]);
                seen[(a, b)] = seen.TryGetValue((a, b), out var other) ? other with { Right = grid.Index } : new Border(a, b, grid.Index, null);
            }
        }

        return [.. seen.Values];
    }

    /// <summary>Neighbours with at least this much common border.</summary>
    public static ILookup<int, int> Neighbours(IEnumerable<Border> borders, double atLeastMetres)
    {
        var pairs = borders.Where(b => b.Right is not null)
            .GroupBy(b => (Low: Math.Min(b.Left, b.Right!.Value), High: Math.Max(b.Left, b.Right!.Value)))
            .Where(g => g.Sum(b => b.LengthMetres) >= atLeastMetres)
            .Select(g => g.Key)
            .ToList();
        return pairs.Concat(pairs.Select(p => (Low: p.High, High: p.Low))).ToLookup(p => p.Low, p => p.High);
    }
}
