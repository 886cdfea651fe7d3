using GridOrleans.Contracts.Areas;
using NetTopologySuite.Geometries;
using NetTopologySuite.Operation.Union;

namespace GridOrleans.Simulator.City;

/// <summary>A grid with its code: land, community and what it is.</summary>
internal sealed record CodedGrid(GridCell Cell, string Code, string CommunityCode, int Number, bool Dedicated, int Households)
{
    public string ShortName => $"{Names.Streets[(int)Cell.Street]} {Number:00} 网格";
}

/// <summary>
/// The tree district → street → community → grid with codes that nest. The last three digits of a grid code run through its street, west to
/// east in rows from north to south, so the number people say (“孙村 12 网格”) is the number in the code.
/// </summary>
internal sealed class AreaTree
{
    public const string DistrictCode = "990103";
    public const string DistrictName = "临澜区";

    private const double RowMetres = 420;

    private readonly List<AreaPlan> areas = [];

    public AreaTree(IReadOnlyList<GridCell> grids, IReadOnlyList<(StreetIndex Street, IReadOnlyList<int> Grids)> groups, int seed)
    {
        var communityCodes = NumberCommunities(grids, groups);
        var draw = Draw.For(seed, "grid kinds");
        var coded = new CodedGrid[grids.Count];
        foreach (var street in grids.GroupBy(g => g.Street).OrderBy(g => g.Key))
        {
            var number = 0;
            foreach (var cell in street.OrderBy(g => Row(g.Site)).ThenBy(g => g.Site.X))
            {
                var dedicated = draw.Double() < DedicatedShare(cell);
                var community = communityCodes[cell.Index];
                number++;
                coded[cell.Index] = new CodedGrid(cell, $"{community}{number:000}", community, number, dedicated, dedicated ? draw.Int(0, 60) : draw.Int(300, 400));
            }
        }

        Grids = [.. coded.OrderBy(g => g.Code, StringComparer.Ordinal)];
        AddAreas();
    }

    public IReadOnlyList<CodedGrid> Grids { get; }

    /// <summary>District first, then streets, communities and grids, each in the order of their codes.</summary>
    public IReadOnlyList<AreaPlan> Areas => areas;

    public static string StreetCode(StreetIndex street) => $"{DistrictCode}{(int)street + 1:000}";

    public static string StreetName(StreetIndex street) => Names.Streets[(int)street] + (street == StreetIndex.Kechuang ? "园区" : "街道");

    /// <summary>专属网格: office towers and shop streets in the middle, half of the park.</summary>
    private static double DedicatedShare(GridCell cell) =>
        cell.Street == StreetIndex.Kechuang ? 0.40 : Ground.Density(cell.Site.X, cell.Site.Y) > 0.85 ? 0.16 : 0.03;

    private static int Row(Coordinate at) => -(int)Math.Floor(at.Y / RowMetres);

    private static Dictionary<int, string> NumberCommunities(IReadOnlyList<GridCell> grids, IReadOnlyList<(StreetIndex Street, IReadOnlyList<int> Grids)> groups) =>
        groups.GroupBy(g => g.Street)
            .SelectMany(street => street
                .OrderBy(c => Row(new Coordinate(0, c.Grids.Average(i => grids[i].Site.Y))) / 2)
                .ThenBy(c => c.Grids.Average(i => grids[i].Site.X))
                .SelectMany((c, i) => c.Grids.Select(grid => (grid, Code: $"{StreetCode(street.Key)}{i + 1:000}"))))
            .ToDictionary(p => p.grid, p => p.Code);

    private void AddAreas()
    {
        var communities = Grids.GroupBy(g => g.CommunityCode)
            .Select(c => (Code: c.Key, c.First().Cell.Street, Area: Union(c.Select(g => g.Cell.Area)))).ToList();
        var streets = communities.GroupBy(c => c.Street)
            .Select(s => (Street: s.Key, Area: Union(s.Select(c => c.Area)))).ToList();
        Add(DistrictCode, null, "district", DistrictName, DistrictName, Union(streets.Select(s => s.Area)));
        foreach (var (street, area) in streets)
        {
            Add(StreetCode(street), DistrictCode, "street", StreetName(street), StreetName(street), area);
        }

        foreach (var (code, street, area) in communities)
        {
            var name = Names.Communities[(int)street][int.Parse(code[9..]) - 1] + "社区";
            Add(code, StreetCode(street), "community", name, name, area);
        }

        foreach (var grid in Grids)
        {
            areas.Add(new AreaPlan(grid.Code, grid.CommunityCode, "grid", $"第 {grid.Number:00} 网格", grid.ShortName,
                Projection.Ring(grid.Cell.Area), grid.Dedicated ? "dedicated" : "residential", grid.Households));
        }
    }

    private void Add(string code, string? parent, string level, string name, string shortName, Polygon area) =>
        areas.Add(new AreaPlan(code, parent, level, name, shortName, Projection.Ring(area), null,
            Grids.Where(g => g.Code.StartsWith(code, StringComparison.Ordinal)).Sum(g => g.Households)));

    /// <summary>Neighbours' common vertices are equal, so the union dissolves their borders and leaves no sliver.</summary>
    private static Polygon Union(IEnumerable<Polygon> parts) => (Polygon)UnaryUnionOp.Union(parts);
}
