using System.Runtime.CompilerServices;
using GridOrleans.Contracts.Areas;

namespace GridOrleans.Api.Intake;

/// <summary>The box around a district's grids: where “somewhere in the district” is, and what is too far away to be meant.</summary>
public sealed record DistrictFrame(double West, double South, double East, double North)
{
    /// <summary>A point outside every grid but near the district is kept for the hall; one farther off than this is a slip of the pen.</summary>
    public const double MarginKm = 20;

    private const double KmPerDegree = 111.2;

    private static readonly ConditionalWeakTable<IDistrictDirectory, DistrictFrame> Known = [];

    public (double Longitude, double Latitude) Centre => ((West + East) / 2, (South + North) / 2);

    public static DistrictFrame Of(IDistrictDirectory district) => Known.GetValue(district, Measure);

    public bool IsNear(double longitude, double latitude)
    {
        var marginLatitude = MarginKm / KmPerDegree;
        var marginLongitude = marginLatitude / Math.Max(0.1, Math.Cos(Centre.Latitude * Math.PI / 180));
        return longitude >= West - marginLongitude && longitude <= East + marginLongitude
            && latitude >= South - marginLatitude && latitude <= North + marginLatitude;
    }

    private static DistrictFrame Measure(IDistrictDirectory district)
    {
        var points = district.Areas.SelectMany(area => area.Ring ?? []).ToArray();

        // A district without drawn grids has no outside.
        return points.Length == 0
            ? new(-180, -90, 180, 90)
            : new(points.Min(each => each[0]), points.Min(each => each[1]), points.Max(each => each[0]), points.Max(each => each[1]));
    }
}
