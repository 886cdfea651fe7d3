using GridOrleans.Contracts.Areas;
using NetTopologySuite.Geometries;
using NetTopologySuite.Index.Strtree;

namespace GridOrleans.Storage.Districts;

/// <summary>The nearest building by its point. Over 100 m the earth is flat: a degree of longitude is as long as its latitude makes it.</summary>
internal sealed class BuildingIndex
{
    public const double ReachMetres = 100;

    /// <summary>Mean earth radius, IUGG.</summary>
    private const double MetresPerDegree = 6_371_008.8 * Math.PI / 180;

    private readonly STRtree<BuildingPlan> tree = new();

    public BuildingIndex(IEnumerable<BuildingPlan> buildings)
    {
        foreach (var building in buildings) tree.Insert(new Envelope(new Coordinate(building.Longitude, building.Latitude)), building);
        tree.Build();
    }

    public (BuildingPlan Building, double DistanceMetres)? Near(double longitude, double latitude)
    {
        var metresPerLongitude = MetresPerDegree * Math.Cos(latitude * Math.PI / 180);
        var within = new Envelope(new Coordinate(longitude, latitude));
        within.ExpandBy(ReachMetres / Math.Max(metresPerLongitude, 1), ReachMetres / MetresPerDegree);

        (BuildingPlan Building, double DistanceMetres)? nearest = null;
        foreach (var building in tree.Query(within))
        {
            var metres = Math.Sqrt(
                Math.Pow((building.Longitude - longitude) * metresPerLongitude, 2) + Math.Pow((building.Latitude - latitude) * MetresPerDegree, 2));
            if (metres > ReachMetres) continue;
            if (nearest is not { } best || metres < best.DistanceMetres) nearest = (building, metres);
        }

        return nearest;
    }
}
