using NetTopologySuite.Geometries;

namespace GridOrleans.Simulator.City;

/// <summary>
/// The invented district is laid out in metres on a plane (x east, y north, origin at its middle) and written in degrees.
/// The plane is small enough (11 km) that one scale per axis does: straight lines stay straight and a tiling stays a tiling.
/// </summary>
internal static class Projection
{
    public const double CentreLongitude = 118.36;
    public const double CentreLatitude = 36.12;

    private const double MetresPerDegreeLatitude = 111_132.0;
    private static readonly double MetresPerDegreeLongitude = 111_320.0 * Math.Cos(CentreLatitude * Math.PI / 180);

    /// <summary>All geometry is kept on a grid of 0.1 m, so that what two neighbours share is the same number in both.</summary>
    public static readonly PrecisionModel Precision = new(10);

    public static readonly GeometryFactory Factory = new(Precision);

    /// <summary>[longitude, latitude], 7 decimals (1 cm).</summary>
    public static double[] ToDegrees(Coordinate at) =>
    [
        Math.Round(CentreLongitude + (at.X / MetresPerDegreeLongitude), 7),
        Math.Round(CentreLatitude + (at.Y / MetresPerDegreeLatitude), 7),
    ];

    /// <summary>The outer ring, closed and counter-clockwise.</summary>
    public static double[][] Ring(Polygon polygon)
    {
        var ring = polygon.ExteriorRing.Coordinates;
        var ordered = NetTopologySuite.Algorithm.Orientation.IsCCW(ring) ? ring : [.. ring.Reverse()];
        return [.. ordered.Select(ToDegrees)];
    }

    public static double[][] Line(LineString line) => [.. line.Coordinates.Select(ToDegrees)];
}
