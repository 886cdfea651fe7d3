using NetTopologySuite.Geometries;
using NetTopologySuite.Geometries.Prepared;
using NetTopologySuite.Geometries.Utilities;
using NetTopologySuite.Index.Strtree;
using NetTopologySuite.Simplify;

namespace GridOrleans.Simulator.City;

/// <summary>Land one may build on: the grid without roads, water and parks, cut into plots side by side.</summary>
internal sealed class Plots
{
    /// <summary>Half of the lane that runs along every grid's border.</summary>
    private const double LaneMetres = 9;

    private const double SmallestSquareMetres = 4_000;

    private readonly STRtree<Geometry> kept = new();

    public Plots(Ground ground, IEnumerable<Road> roads)
    {
        Geometry[] free =
        [
            .. roads.Select(r => r.Line.Buffer(r.HalfWidthMetres, 4)),
            .. ground.Water.Concat(ground.Parks).Select(s => s.Area.Buffer(18, 4)),
        ];
        foreach (var geometry in free)
        {
            kept.Insert(geometry.EnvelopeInternal, geometry);
        }
    }

    /// <summary>At most <paramref name="count"/> plots along the longer side of the grid; fewer where there is no room.</summary>
    public IReadOnlyList<Polygon> Of(Polygon grid, int count, double angle)
    {
        var land = Land(grid);
        if (land.Area < SmallestSquareMetres)
        {
            return [];
        }

        var turned = Turn(land, -angle);
        var box = turned.EnvelopeInternal;
        var lengthwise = box.Width >= box.Height;
        return
        [
            .. Enumerable.Range(0, count)
                .Select(i => lengthwise
                    ? new Envelope(box.MinX + (box.Width * i / count), box.MinX + (box.Width * (i + 1) / count), box.MinY, box.MaxY)
                    : new Envelope(box.MinX, box.MaxX, box.MinY + (box.Height * i / count), box.MinY + (box.Height * (i + 1) / count)))
                .Select(strip => Ground.Largest(turned.Intersection(Projection.Factory.ToGeometry(strip)).Buffer(-5)))
                .Where(plot => plot.Area > SmallestSquareMetres)
                .Select(plot => Smooth((Polygon)Turn(plot, angle))),
        ];
    }

    public static Geometry Turn(Geometry geometry, double angle) => AffineTransformation.RotationInstance(angle).Transform(geometry);

    /// <summary>Without the decimetre steps that cutting leaves behind: written in degrees, such a step can cross itself. Plots need not tile.</summary>
    private static Polygon Smooth(Polygon plot) => TopologyPreservingSimplifier.Simplify(plot, 0.5) is Polygon { IsEmpty: false } smooth ? smooth : plot;

    private Polygon Land(Polygon grid)
    {
        Geometry land = grid.Buffer(-LaneMetres, 2);
        foreach (var taken in kept.Query(grid.EnvelopeInternal).OrderByDescending(g => g.Area))
        {
            land = land.Difference(taken);
        }

        return Ground.Largest(land);
    }
}

/// <summary>One kind of building stands in a plot, in rows.</summary>
/// <param name="LongMetres">Along the row.</param>
/// <param name="DeepMetres">Across it.</param>
/// <param name="GapMetres">Between two in a row.</param>
/// <param name="RowMetres">From row to row, middle to middle: light must fall between them.</param>
internal sealed record Pattern(double LongMetres, double DeepMetres, double GapMetres, double RowMetres, int MinFloors, int MaxFloors)
{
    /// <summary>The same buildings, farther apart, so that no more than <paramref name="most"/> fit into the area.</summary>
    public Pattern For(double squareMetres, int most)
    {
        var each = squareMetres / most;
        var pitch = (LongMetres + GapMetres) * RowMetres;
        var stretch = Math.Sqrt(Math.Max(1, each / pitch));
        var longer = Math.Min(1.25, stretch);
        return this with { LongMetres = LongMetres * longer, GapMetres = (LongMetres + GapMetres) * stretch - (LongMetres * longer), RowMetres = RowMetres * stretch };
    }

    /// <summary>The footprints that lie wholly in the plot, from north to south, west to east.</summary>
    public IReadOnlyList<Polygon> Fill(Polygon plot, double angle)
    {
        var turned = (Polygon)Plots.Turn(plot, -angle);
        var inside = PreparedGeometryFactory.Prepare(turned);
        var box = turned.EnvelopeInternal;
        var found = new List<Polygon>();
        for (var y = box.MaxY - (DeepMetres / 2) - 4; y - (DeepMetres / 2) > box.MinY; y -= RowMetres)
        {
            for (var x = box.MinX + 4; x + LongMetres < box.MaxX;)
            {
                var slab = (Polygon)Projection.Factory.ToGeometry(new Envelope(x, x + LongMetres, y - (DeepMetres / 2), y + (DeepMetres / 2)));
                var fits = inside.Contains(slab);
                x += fits ? LongMetres + GapMetres : 6;
                if (fits)
                {
                    found.Add((Polygon)Plots.Turn(slab, angle));
                }
            }
        }

        return found;
    }
}
