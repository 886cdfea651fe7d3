using GridOrleans.Storage.Districts.Books;
using NetTopologySuite.Algorithm;
using NetTopologySuite.Geometries;

namespace GridOrleans.Storage.Districts;

/// <summary>Rings of [longitude, latitude] pairs as geometry.</summary>
internal static class Rings
{
    private const int WgsSrid = 4326;

    public static GeometryFactory Factory { get; } = new(new PrecisionModel(), WgsSrid);

    public static Polygon Polygon(IReadOnlyList<double[]> ring) => Factory.CreatePolygon(Coordinates(ring));

    /// <summary>A polygon's shell as a closed ring, counter-clockwise.</summary>
    public static IReadOnlyList<double[]> Of(Polygon polygon)
    {
        var ring = polygon.Shell.Coordinates;
        return [.. (Orientation.IsCCW(ring) ? ring : ring.Reverse()).Select(point => new[] { point.X, point.Y })];
    }

    /// <summary>Why this is no ring; null = it is one: closed, counter-clockwise, not crossing itself.</summary>
    public static string? WhyNot(IReadOnlyList<double[]> ring)
    {
        if (ring.Count < 4) return "a ring has at least 4 points, the first repeated as the last.";
        for (var index = 0; index < ring.Count; index++)
        {
            if (ring[index] is not [>= -180 and <= 180, >= -90 and <= 90]) return $"point {index} is no [longitude, latitude] pair in degrees.";
        }

        if (ring[0][0] != ring[^1][0] || ring[0][1] != ring[^1][1]) return "the ring is not closed: its last point must repeat its first.";
        var coordinates = Coordinates(ring);
        if (!Factory.CreatePolygon(coordinates).IsValid) return "the ring crosses or touches itself.";
        return Orientation.IsCCW(coordinates) ? null : "the ring must run counter-clockwise.";
    }

    /// <summary>Nobody draws a boundary of more points; a file that claims one wants the server's time.</summary>
    public const int MaxPoints = 20_000;

    /// <summary>What is wrong with a ring, as a code; null = it is one: closed, counter-clockwise, not crossing itself.</summary>
    public static string? FaultOf(IReadOnlyList<double[]> ring)
    {
        if (ring.Count < 4) return Fault.RingTooShort;
        if (ring.Count > MaxPoints) return Fault.RingTooLong;
        if (ring.Any(point => point is not [>= -180 and <= 180, >= -90 and <= 90])) return Fault.RingBadPoint;
        if (ring[0][0] != ring[^1][0] || ring[0][1] != ring[^1][1]) return Fault.RingOpen;
        var coordinates = Coordinates(ring);
        if (!Factory.CreatePolygon(coordinates).IsValid) return Fault.RingCrosses;
        return Orientation.IsCCW(coordinates) ? null : Fault.RingClockwise;
    }

    private static Coordinate[] Coordinates(IReadOnlyList<double[]> ring) => ring.Select(point => new Coordinate(point[0], point[1])).ToArray();
}
