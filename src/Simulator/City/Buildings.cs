using Bogus;
using GridOrleans.Contracts.Areas;
using NetTopologySuite.Geometries;

namespace GridOrleans.Simulator.City;

/// <summary>An estate 小区 with its land; who manages it is decided later.</summary>
internal sealed record Estate(string Id, string Name, CodedGrid Grid, Polygon Area, string Address, int Buildings);

/// <summary>Fills the grids with estates, complexes and public places. Ids nest: grid code, then plot, then building.</summary>
internal sealed class Buildings
{
    private const int MostInEstate = 22;

    private static readonly Pattern[] Homes =
    [
        new(54, 13, 13, 33, 5, 6), new(46, 13, 12, 30, 5, 7), new(34, 15, 17, 42, 11, 18), new(28, 20, 24, 52, 18, 33), new(22, 12, 10, 26, 2, 3),
    ];

    private static readonly Pattern[] Works = [new(64, 34, 26, 62, 2, 5), new(44, 36, 30, 70, 6, 12), new(36, 36, 28, 64, 12, 24)];

    private static readonly Pattern Shops = new(30, 16, 6, 34, 2, 4);

    private static readonly Pattern PublicHouses = new(52, 18, 30, 48, 2, 5);

    private readonly List<Estate> estates = [];
    private readonly List<BuildingPlan> buildings = [];
    private readonly Plots plots;
    private readonly IReadOnlyList<Road> roads;
    private readonly Randomizer draw;
    private readonly Queue<string> estateNames;
    private readonly Queue<string> works = new(Names.Parks);
    private readonly Dictionary<string, int> complexes = [], publicPlaces = [];

    public Buildings(Ground ground, IReadOnlyList<Road> roads, AreaTree tree, int seed)
    {
        plots = new Plots(ground, roads);
        this.roads = roads;
        draw = Draw.For(seed, "buildings");
        estateNames = new Queue<string>(Names.Estates(seed, 620));
        foreach (var grid in tree.Grids)
        {
            Build(grid, tree);
        }
    }

    public IReadOnlyList<Estate> Estates => estates;

    public IReadOnlyList<BuildingPlan> All => buildings;

    private void Build(CodedGrid grid, AreaTree tree)
    {
        var angle = draw.Double(-0.10, 0.10);
        var area = grid.Cell.Area.Area;
        if (grid.Dedicated)
        {
            foreach (var (plot, i) in plots.Of(grid.Cell.Area, area > 260_000 ? 2 : 1, angle).Select((p, i) => (p, i)))
            {
                Complex(grid, plot, i + 1, angle, tree);
            }

            return;
        }

        var count = area < 150_000 ? 1 : area < 330_000 ? 2 : 3;
        foreach (var (plot, i) in plots.Of(grid.Cell.Area, count, angle).Select((p, i) => (p, i)))
        {
            if ((i == 2 && PublicPlace(grid, plot, i + 1, angle, tree)) || (i > 0 && draw.Double() < Fields(plot)))
            {
                continue;
            }

            Homestead(grid, plot, i + 1, angle);
        }
    }

    /// <summary>Towards the district's edge some plots are still fields.</summary>
    private static double Fields(Polygon plot) => Ground.Density(plot.Centroid.X, plot.Centroid.Y) < 0.55 ? 0.45 : 0;

    private void Homestead(CodedGrid grid, Polygon plot, int number, double angle)
    {
        var outside = Ground.Density(plot.Centroid.X, plot.Centroid.Y) < 0.5;
        var pattern = outside ? draw.ArrayElement([Homes[0], Homes[1], Homes[4]]) : draw.ArrayElement(Homes[..4]);
        var footprints = pattern.For(plot.Area, MostInEstate).Fill(plot, angle);
        if (footprints.Count == 0)
        {
            return;
        }

        var estate = new Estate($"{grid.Code}-{number}", estateNames.Dequeue(), grid, plot, AddressAt(plot.Centroid), footprints.Count);
        estates.Add(estate);
        Put(grid, estate.Id, estate.Id, footprints, pattern, k => $"{estate.Name} {k} 号楼", estate.Address);
    }

    private void Complex(CodedGrid grid, Polygon plot, int number, double angle, AreaTree tree)
    {
        var inPark = grid.Cell.Street == StreetIndex.Kechuang;
        var pattern = inPark ? draw.ArrayElement(Works) : draw.ArrayElement([Shops, Works[1]]);
        var name = inPark ? NextWorks() : Nth(complexes, grid, tree, Names.Complexes, out _);
        Put(grid, null, $"{grid.Code}-{number}", pattern.For(plot.Area, inPark ? 20 : 24).Fill(plot, angle), pattern,
            k => inPark ? $"{name} {k} 号厂房" : $"{name} {k} 座", AddressAt(plot.Centroid));
    }

    private string NextWorks()
    {
        var name = works.Dequeue();
        works.Enqueue(name.EndsWith("二期", StringComparison.Ordinal) ? name[..^2] + "三期" : name + "二期");
        return name;
    }

    /// <summary>Two in a community: a school, a market, a clinic.</summary>
    private bool PublicPlace(CodedGrid grid, Polygon plot, int number, double angle, AreaTree tree)
    {
        var name = Nth(publicPlaces, grid, tree, Names.PublicPlaces, out var count);
        if (count > 2)
        {
            return false;
        }

        Put(grid, null, $"{grid.Code}-{number}", PublicHouses.For(plot.Area, 7).Fill(plot, angle), PublicHouses, k => $"{name} {k} 号楼", AddressAt(plot.Centroid));
        return true;
    }

    /// <summary>The community's name and the next of the kinds, each community beginning with another one.</summary>
    private static string Nth(Dictionary<string, int> counts, CodedGrid grid, AreaTree tree, string[] kinds, out int count)
    {
        count = counts[grid.CommunityCode] = counts.GetValueOrDefault(grid.CommunityCode) + 1;
        var community = tree.Areas.First(a => a.Code == grid.CommunityCode).Name[..^2];
        return community + kinds[(count + int.Parse(grid.CommunityCode[9..])) % kinds.Length];
    }

    private void Put(CodedGrid grid, string? estateId, string idStem, IReadOnlyList<Polygon> footprints, Pattern pattern, Func<int, string> name, string address)
    {
        var floors = draw.Int(pattern.MinFloors, pattern.MaxFloors);
        foreach (var (footprint, i) in footprints.Select((f, i) => (f, i)))
        {
            var at = Projection.ToDegrees(footprint.Centroid.Coordinate);
            buildings.Add(new BuildingPlan($"{idStem}-{i + 1:00}", estateId, grid.Code, name(i + 1), address,
                Math.Max(1, floors - draw.Int(0, 1)), at[0], at[1], Projection.Ring(footprint)));
        }
    }

    /// <summary>“孙村中街 41 号”: the nearest road, numbered every 12 m from its beginning, odd on one side and even on the other.</summary>
    private string AddressAt(Point at)
    {
        var road = roads.MinBy(r => r.Line.Distance(at))!;
        var along = new NetTopologySuite.LinearReferencing.LengthIndexedLine(road.Line).Project(at.Coordinate);
        return $"{road.Name} {((int)(along / 24) * 2) + 1 + draw.Int(0, 1)} 号";
    }
}
