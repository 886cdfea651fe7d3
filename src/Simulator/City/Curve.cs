using NetTopologySuite.Geometries;

namespace GridOrleans.Simulator.City;

/// <summary>Smooth lines through a few points: how rivers, roads and shores run.</summary>
internal static class Curve
{
    private const double StepMetres = 70;

    /// <summary>An open Catmull–Rom curve through all points.</summary>
    public static LineString Open(IReadOnlyList<Coordinate> through)
    {
        var points = new List<Coordinate>();
        for (var i = 0; i + 1 < through.Count; i++)
        {
            Segment(points, through[Math.Max(i - 1, 0)], through[i], through[i + 1], through[Math.Min(i + 2, through.Count - 1)]);
        }

        points.Add(Snap(through[^1].X, through[^1].Y));
        return Projection.Factory.CreateLineString([.. points]);
    }

    /// <summary>A closed Catmull–Rom curve through all points.</summary>
    public static Polygon Closed(IReadOnlyList<Coordinate> through)
    {
        var points = new List<Coordinate>();
        var n = through.Count;
        for (var i = 0; i < n; i++)
        {
            Segment(points, through[(i + n - 1) % n], through[i], through[(i + 1) % n], through[(i + 2) % n]);
        }

        points.Add(points[0]);
        return Projection.Factory.CreatePolygon([.. points]);
    }

    /// <summary>Where a north–south curve stands at this y (linear beyond its ends).</summary>
    public static double XAt(LineString line, double y) => At(line, y, c => c.Y, c => c.X);

    /// <summary>Where an east–west curve stands at this x.</summary>
    public static double YAt(LineString line, double x) => At(line, x, c => c.X, c => c.Y);

    private static void Segment(List<Coordinate> points, Coordinate before, Coordinate from, Coordinate to, Coordinate after)
    {
        var steps = Math.Max(1, (int)Math.Round(from.Distance(to) / StepMetres));
        for (var k = 0; k < steps; k++)
        {
            var t = (double)k / steps;
            points.Add(Snap(
                Spline(before.X, from.X, to.X, after.X, t),
                Spline(before.Y, from.Y, to.Y, after.Y, t)));
        }
    }

    private static double Spline(double a, double b, double c, double d, double t) =>
        0.5 * ((2 * b) + ((c - a) * t) + (((2 * a) - (5 * b) + (4 * c) - d) * t * t) + (((3 * b) - a - (3 * c) + d) * t * t * t));

    private static Coordinate Snap(double x, double y) =>
        new(Projection.Precision.MakePrecise(x), Projection.Precision.MakePrecise(y));

    private static double At(LineString line, double along, Func<Coordinate, double> axis, Func<Coordinate, double> value)
    {
        var best = line.Coordinates[0];
        for (var i = 0; i + 1 < line.NumPoints; i++)
        {
            var (a, b) = (line.Coordinates[i], line.Coordinates[i + 1]);
            var (from, to) = (axis(a), axis(b));
            if ((from <= along && along <= to) || (to <= along && along <= from))
            {
                return from == to ? value(a) : value(a) + ((value(b) - value(a)) * (along - from) / (to - from));
            }

            best = Math.Abs(axis(b) - along) < Math.Abs(axis(best) - along) ? b : best;
        }

        return value(best);
    }
}
