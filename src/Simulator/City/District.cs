using GridOrleans.Contracts.Areas;

namespace GridOrleans.Simulator.City;

/// <summary>The invented district 临澜区, whole: ground, grids, houses, units, people, in this order. The same seed gives the same plan.</summary>
public static class District
{
    private const string TimeZone = "Asia/Shanghai";

    /// <summary>20 min become 20 s: the demo is a drill 演练.</summary>
    private const int DrillDivisor = 60;

    public static DistrictPlan Plan(int seed)
    {
        var ground = Ground.Make(seed);
        var grids = Grids.Tile(ground, Blocks.Cut(ground), seed);
        var borders = Borders.Of(grids);
        var communities = Communities.Group(grids, borders);
        var tree = new AreaTree(grids, communities, seed);

        var communityOf = communities.SelectMany((c, i) => c.Grids.Select(g => (g, i))).ToDictionary(p => p.g, p => p.i);
        Road[] roads = [.. ground.MainRoads, .. ground.RiverRoads, .. Lanes.Lay(grids, borders, g => communityOf[g])];
        var houses = new Buildings(ground, roads, tree, seed);
        var units = new Units(tree, houses.Estates, seed);
        var people = new People(tree, units, seed);
        var accounts = new Accounts(tree, units, people, seed);

        return new DistrictPlan(
            AreaTree.DistrictCode, AreaTree.DistrictName, TimeZone, Demo: true, DrillDivisor, FallbackUnitId: AreaTree.DistrictCode,
            tree.Areas, Units.EstateTypes, units.Estates, houses.All, units.All, people.Persons, people.Posts, Categories.All,
            SceneryOf(ground, roads), accounts.People(), accounts.Programs(), accounts.Display(), Rosters: Rosters.Of(units, people));
    }

    private static Scenery SceneryOf(Ground ground, IEnumerable<Road> roads) => new(
        [.. roads.SelectMany(road => Clip(ground, road))],
        [.. ground.Water.Select(w => new SceneryShape(w.Name, Projection.Ring(w.Area)))],
        [.. ground.Parks.Select(p => new SceneryShape(p.Name, Projection.Ring(p.Area)))]);

    private static IEnumerable<SceneryLine> Clip(Ground ground, Road road)
    {
        var inside = road.Line.Intersection(ground.Outline);
        foreach (var open in ground.Parks.Concat(ground.Water).Where(_ => road.Class == "minor"))
        {
            inside = inside.Difference(open.Area);
        }

        return Enumerable.Range(0, inside.NumGeometries)
            .Select(inside.GetGeometryN)
            .OfType<NetTopologySuite.Geometries.LineString>()
            .Where(line => line.Length > 100)
            .Select(line => new SceneryLine(road.Name, road.Class, Projection.Line(line)));
    }
}
