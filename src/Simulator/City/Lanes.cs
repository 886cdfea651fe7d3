using NetTopologySuite.Geometries;

namespace GridOrleans.Simulator.City;

/// <summary>Minor roads run where communities meet: pieces of border are joined, straight on at crossings, into roads with names.</summary>
internal static class Lanes
{
    /// <summary>A road goes straight on at a crossing when it turns by less than this.</summary>
    private const double MaxTurnRadians = 0.9;

    private const double ShortestMetres = 220;

    public static IReadOnlyList<Road> Lay(IReadOnlyList<GridCell> grids, IReadOnlyList<Border> borders, Func<int, int> communityOf)
    {
        var pieces = borders
            .Where(b => b.Right is { } right && grids[b.Left].Block == grids[right].Block && communityOf(b.Left) != communityOf(right))
            .ToList();
        var lines = pieces.GroupBy(p => grids[p.Left].Street).OrderBy(g => g.Key)
            .SelectMany(g => Strokes([.. g]).Select(line => (Street: g.Key, Line: line)))
            .Where(s => s.Line.Length >= ShortestMetres)
            .OrderByDescending(s => s.Line.Length)
            .ToList();
        var used = new Dictionary<StreetIndex, int>();
        return
        [
            .. lines.Select(s =>
            {
                var index = used[s.Street] = used.GetValueOrDefault(s.Street) + 1;
                return new Road(NameOf(s.Street, index - 1), "minor", s.Line, 13);
            }),
        ];
    }

    private static string NameOf(StreetIndex street, int index)
    {
        string[] sides = ["", "北", "南", "东", "西"];
        var names = Names.Roads[(int)street];
        var name = names[index % names.Length];
        var side = sides[index / names.Length % sides.Length];
        return name.Insert(name.Length - 1, side);
    }

    private static IEnumerable<LineString> Strokes(List<Border> pieces)
    {
        var free = pieces.ToHashSet();
        var ends = pieces.SelectMany(p => new[] { (At: p.From, Piece: p), (At: p.To, Piece: p) }).ToLookup(e => e.At, e => e.Piece);
        foreach (var piece in pieces.OrderByDescending(p => p.LengthMetres).ThenBy(p => p.From))
        {
            if (!free.Remove(piece))
            {
                continue;
            }

            var path = new LinkedList<Coordinate>([piece.From, piece.To]);
            while (Next(path.Last!.Previous!.Value, path.Last.Value, ends, free) is { } onward)
            {
                path.AddLast(onward);
            }

            while (Next(path.First!.Next!.Value, path.First.Value, ends, free) is { } backward)
            {
                path.AddFirst(backward);
            }

            yield return Projection.Factory.CreateLineString([.. path]);
        }
    }

    private static Coordinate? Next(Coordinate before, Coordinate at, ILookup<Coordinate, Border> ends, HashSet<Border> free)
    {
        var straightest = ends[at].Where(free.Contains)
            .Select(p => (Piece: p, To: p.From.Equals2D(at) ? p.To : p.From))
            .Select(n => (n.Piece, n.To, Turn: Turn(before, at, n.To)))
            .Where(n => n.Turn < MaxTurnRadians)
            .OrderBy(n => n.Turn)
            .FirstOrDefault();
        if (straightest.Piece is null)
        {
            return null;
        }

        free.Remove(straightest.Piece);
        return straightest.To;
    }

    private static double Turn(Coordinate before, Coordinate at, Coordinate to)
    {
        var turn = Math.Atan2(to.Y - at.Y, to.X - at.X) - Math.Atan2(at.Y - before.Y, at.X - before.X);
        return Math.Abs(Math.IEEERemainder(turn, 2 * Math.PI));
    }
}
