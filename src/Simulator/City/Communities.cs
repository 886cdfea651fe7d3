namespace GridOrleans.Simulator.City;

/// <summary>Grids that lie together form a community 社区: a street is halved and halved again, never into a part that hangs apart.</summary>
internal static class Communities
{
    /// <summary>How many grids make a community, about.</summary>
    private const double GridsEach = 6.1;

    /// <summary>Less common border than this does not make two grids hang together.</summary>
    private const double HangTogetherMetres = 60;

    /// <returns>Groups of grid indices, each contiguous and within one street.</returns>
    public static IReadOnlyList<(StreetIndex Street, IReadOnlyList<int> Grids)> Group(IReadOnlyList<GridCell> grids, IReadOnlyList<Border> borders)
    {
        var neighbours = Borders.Neighbours(borders, HangTogetherMetres);
        return
        [
            .. grids.GroupBy(g => g.Street).OrderBy(g => g.Key).SelectMany(street =>
                Halve([.. street], (int)Math.Round(street.Count() / GridsEach), neighbours)
                    .Select(part => (street.Key, (IReadOnlyList<int>)[.. part.Select(g => g.Index)]))),
        ];
    }

    private static IEnumerable<List<GridCell>> Halve(List<GridCell> grids, int parts, ILookup<int, int> neighbours)
    {
        if (parts <= 1)
        {
            return [grids];
        }

        var (first, second) = Cuts(grids, parts)
            .FirstOrDefault(cut => Together(cut.First, neighbours) && Together(cut.Second, neighbours));
        return first is null
            ? [grids]
            : Halve(first, parts / 2, neighbours).Concat(Halve(second, parts - (parts / 2), neighbours));
    }

    /// <summary>Cuts across the longest direction first, then turned by steps of 15°, then a grid more or less.</summary>
    private static IEnumerable<(List<GridCell> First, List<GridCell> Second)> Cuts(List<GridCell> grids, int parts)
    {
        var fair = (int)Math.Round(grids.Count * (parts / 2) / (double)parts);
        var turns = Enumerable.Range(0, 12).Select(i => i * Math.PI / 12).OrderByDescending(angle => Extent(grids, angle)).ToList();
        foreach (var size in new[] { fair, fair + 1, fair - 1 }.Where(s => s > 0 && s < grids.Count))
        {
            foreach (var angle in turns)
            {
                var sorted = grids.OrderBy(g => Along(g, angle)).ToList();
                yield return (sorted[..size], sorted[size..]);
            }
        }
    }

    private static double Extent(List<GridCell> grids, double angle) => grids.Max(g => Along(g, angle)) - grids.Min(g => Along(g, angle));

    private static double Along(GridCell grid, double angle) => (grid.Site.X * Math.Cos(angle)) + (grid.Site.Y * Math.Sin(angle));

    private static bool Together(List<GridCell> grids, ILookup<int, int> neighbours)
    {
        var left = grids.Select(g => g.Index).ToHashSet();
        var reached = new Queue<int>([grids[0].Index]);
        left.Remove(grids[0].Index);
        while (reached.TryDequeue(out var at))
        {
            foreach (var next in neighbours[at].Where(left.Remove))
            {
                reached.Enqueue(next);
            }
        }

        return left.Count == 0;
    }
}
