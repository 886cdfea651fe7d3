using Bogus;
using NetTopologySuite.Algorithm.Locate;
using NetTopologySuite.Geometries;

namespace GridOrleans.Simulator.City;

/// <summary>
/// Where the middles of the grids go. People are sown over the district by <see cref="Ground.Density"/>; each block gets grids by its share of
/// them, and is halved and halved again into rows of cells with equally many people. Their middles are relaxed by construction, and the
/// cells around them stand in rows as town quarters do, instead of the honeycomb that full relaxation would give.
/// </summary>
internal static class Sites
{
    private const double SowStepMetres = 45;

    private sealed record Person(double X, double Y, double Weight);

    /// <returns>For each block its sites; <paramref name="total"/> in all.</returns>
    public static IReadOnlyList<IReadOnlyList<Coordinate>> Choose(IReadOnlyList<Block> blocks, int total, int seed)
    {
        var draw = Draw.For(seed, "sites");
        var sown = blocks.Select(b => Sow(b.Area, draw)).ToList();
        var counts = Share(total, [.. sown.Select(s => s.Sum(p => p.Weight))]);
        return [.. blocks.Select((b, i) => Rows(sown[i], counts[i], b.Area.EnvelopeInternal, draw))];
    }

    private static List<Person> Sow(Polygon area, Randomizer draw)
    {
        var inside = new IndexedPointInAreaLocator(area);
        var box = area.EnvelopeInternal;
        var sown = new List<Person>();
        for (var x = box.MinX; x < box.MaxX; x += SowStepMetres)
        {
            for (var y = box.MinY; y < box.MaxY; y += SowStepMetres)
            {
                var at = new Coordinate(x + draw.Double(0, SowStepMetres), y + draw.Double(0, SowStepMetres));
                if (inside.Locate(at) == Location.Interior)
                {
                    sown.Add(new Person(at.X, at.Y, Ground.Density(at.X, at.Y)));
                }
            }
        }

        return sown;
    }

    /// <summary>Largest remainder: whole grids by weight, at least one each, exactly <paramref name="total"/> together.</summary>
    private static int[] Share(int total, double[] weights)
    {
        var sum = weights.Sum();
        var exact = weights.Select(w => total * w / sum).ToArray();
        var whole = exact.Select(e => Math.Max(1, (int)e)).ToArray();
        while (whole.Sum() != total)
        {
            var step = Math.Sign(total - whole.Sum());
            var next = Enumerable.Range(0, whole.Length)
                .Where(i => step > 0 || whole[i] > 1)
                .MaxBy(i => step * (exact[i] - whole[i]));
            whole[next] += step;
        }

        return whole;
    }

    private static List<Coordinate> Rows(List<Person> people, int cells, Envelope box, Randomizer draw)
    {
        var rows = Math.Clamp((int)Math.Round(Math.Sqrt(cells * box.Height / box.Width)), 1, cells);
        var sites = new List<Coordinate>();
        var northToSouth = new Queue<Person>(people.OrderByDescending(p => p.Y));
        for (var row = 0; row < rows; row++)
        {
            var inRow = (cells / rows) + ((row + (cells % 2)) % rows < cells % rows ? 1 : 0);
            var taken = Take(northToSouth, inRow, cells - sites.Count);
            var westToEast = new Queue<Person>(taken.OrderBy(p => p.X));
            for (var column = 0; column < inRow; column++)
            {
                sites.Add(Middle(Take(westToEast, 1, inRow - column), draw));
            }
        }

        return sites;
    }

    /// <summary>The first <paramref name="part"/> of <paramref name="of"/> equal shares by weight.</summary>
    private static List<Person> Take(Queue<Person> from, int part, int of)
    {
        var want = from.Sum(p => p.Weight) * part / of;
        var taken = new List<Person>();
        for (var got = 0.0; from.Count > 0 && (got < want || part == of); got += taken[^1].Weight)
        {
            taken.Add(from.Dequeue());
        }

        return taken;
    }

    /// <summary>A little beside the middle, and always at somebody's place: the middle of a bent block can lie outside of it.</summary>
    private static Coordinate Middle(List<Person> people, Randomizer draw)
    {
        var weight = people.Sum(p => p.Weight);
        var reach = Math.Sqrt(people.Count) * SowStepMetres * 0.09;
        var middle = new Coordinate(
            (people.Sum(p => p.X * p.Weight) / weight) + draw.Double(-reach, reach),
            (people.Sum(p => p.Y * p.Weight) / weight) + draw.Double(-reach, reach));
        return people.Select(p => new Coordinate(p.X, p.Y)).MinBy(middle.Distance)!;
    }
}
