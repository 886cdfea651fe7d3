using GridOrleans.Contracts.Areas;
using GridOrleans.Domain.Areas;
using GridOrleans.Domain.Clocks;
using GridOrleans.Domain.Escalation;
using GridOrleans.Domain.Whistles;

namespace GridOrleans.ApiTests.Support;

/// <summary>One street, one community, two square grids of about a kilometre side by side; three estates, one of each type.</summary>
public sealed class SmallDistrict : IDistrictDirectory
{
    public const string Hall = "990103", Street = "990103001", Community = "990103001001", West = "990103001001001", East = "990103001001002";

    public const double WestX = 118.005, EastX = 118.015, MiddleY = 36.005;

    public string Code => Hall;

    public string Name => "临澜区";

    public TimeZoneInfo Zone { get; } = TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai");

    public DateOnly Day => new(2026, 11, 20);

    public bool IsDemo => true;

    public int DrillDivisor => 1;

    public SlaPolicy Policy => SlaPolicy.Pledge2341;

    public Ladder Ladder => Ladder.FourLevels;

    public string FallbackUnitId => Hall;

    public IReadOnlyCollection<AreaPlan> Areas { get; } =
    [
        new(Hall, null, "district", "临澜区", "临澜区", null, null, 0),
        new(Street, Hall, "street", "孙村街道", "孙村街道", null, null, 0),
        new(Community, Street, "community", "澜庭社区", "澜庭社区", null, null, 0),
        new(West, Community, "grid", "孙村街道澜庭社区第一网格", "孙村 1 网格", Square(118.00), "residential", 350),
        new(East, Community, "grid", "孙村街道澜庭社区第二网格", "孙村 2 网格", Square(118.01), "residential", 380),
    ];

    public IReadOnlyCollection<UnitPlan> Units { get; } =
    [
        new(Hall, "临澜区城市运行指挥中心", "区指挥中心", UnitKind.AreaOffice, Hall),
        new(Street, "孙村街道办事处", "孙村街道", UnitKind.AreaOffice, Street),
        new(Community, "澜庭社区居委会", "澜庭社区", UnitKind.AreaOffice, Community),
        new(West, "孙村 1 网格", "孙村 1 网格", UnitKind.AreaOffice, West),
        new("dept-water", "水务局", "水务局", UnitKind.Department, null),
        new("dept-fire", "消防救援大队", "消防", UnitKind.Department, null),
        new("firm-1", "锦绣物业公司", "锦绣物业", UnitKind.PropertyFirm, null),
        new("committee-2", "杏园业委会", "杏园业委会", UnitKind.OwnersCommittee, null),
        new("state-firm", "临澜城投", "城投", UnitKind.StateFirm, null),
    ];

    public IReadOnlyCollection<CategoryPlan> Categories { get; } =
    [
        new("flood", "市容环境", "道路积水", "Flooded road", "dept-water", false, WhistleKind.Community, ["积水"]),
        new("fire", "公共安全", "火情", "Fire", "dept-fire", true, WhistleKind.Community, ["冒烟"], AlarmUnitIds: ["dept-water", "firm-1", "dept-gone"]),
        new("lift", "小区物业", "电梯故障", "Broken lift", null, false, WhistleKind.Resident, ["电梯坏了"]),
    ];

    public IReadOnlyCollection<EstatePlan> Estates { get; } =
    [
        new("estate-1", "锦绣澜庭", "firm", West, "firm-1", null, WestX, MiddleY, null),
        new("estate-2", "杏园", "self", West, null, "committee-2", WestX, MiddleY, null),
        new("estate-3", "老机床厂宿舍", "weak", East, null, null, EastX, MiddleY, null),
    ];

    public IReadOnlyCollection<BuildingPlan> Buildings { get; } =
    [
        new("b-1", "estate-1", West, "锦绣澜庭 7 号楼", "澜庭路 7 号", 18, WestX, MiddleY, null),
        new("b-2", "estate-2", West, "杏园 1 号楼", "杏园路 1 号", 6, 118.002, 36.002, null),
        new("b-3", "estate-3", East, "机床厂 3 号楼", "厂前路 3 号", 5, EastX, MiddleY, null),
    ];

    public DistrictMap Map => new(
        Code, Name, "Asia/Shanghai", DrillDivisor,
        [.. Areas.Select(area => new MapArea(area.Code, area.ParentCode, area.Level, area.Name, area.ShortName, area.Ring))],
        [.. Buildings.Select(building => new MapBuilding(building.Id, building.Name, building.GridCode, building.Longitude, building.Latitude))],
        new([], [], []),
        [.. Units.Select(unit => new MapUnit(unit.Id, unit.Name, unit.ShortName, unit.Kind.ToString()))],
        [.. Categories.Select(category => new MapCategory(category.Code, category.Group, category.Name, category.NameEn, category.Urgent))]);

    public AreaPlan? Area(string code) => Areas.FirstOrDefault(area => area.Code == code);

    public UnitPlan? Unit(string id) => Units.FirstOrDefault(unit => unit.Id == id);

    public CategoryPlan? Category(string code) => Categories.FirstOrDefault(category => category.Code == code);

    public EstatePlan? Estate(string id) => Estates.FirstOrDefault(estate => estate.Id == id);

    public BuildingPlan? Building(string id) => Buildings.FirstOrDefault(building => building.Id == id);

    public EstateTypePlan? EstateType(string code) => code switch
    {
        "firm" => new(code, "物业管理", "managed", "firm"),
        "self" => new(code, "自治", "self-managed", "committee"),
        "weak" => new(code, "失管", "unmanaged", "fallback"),
        _ => null,
    };

    public AreaPlan? GridAt(double longitude, double latitude) => Areas.FirstOrDefault(area =>
        area.Ring is { } ring && longitude >= ring[0][0] && longitude < ring[1][0] && latitude >= ring[0][1] && latitude < ring[2][1]);

    public (BuildingPlan Building, double DistanceMetres)? BuildingNear(double longitude, double latitude)
    {
        var nearest = Buildings.Select(building => (building, Metres(building.Longitude - longitude, building.Latitude - latitude))).MinBy(each => each.Item2);
        return nearest.Item2 <= 100 ? nearest : null;
    }

    public BuildingPlan? BuildingByAddress(string words) =>
        Buildings.Where(building => building.Address.Contains(words) || building.Name.Contains(words)).ToArray() is [var only] ? only : null;

    private static double Metres(double x, double y) => Math.Sqrt(x * x * 0.65 + y * y) * 111_200;

    private static double[][] Square(double west) => [[west, 36.0], [west + 0.01, 36.0], [west + 0.01, 36.01], [west, 36.01], [west, 36.0]];
}

public sealed class OneDistrict(IDistrictDirectory? district) : IDistricts
{
    public IDistrictDirectory? Current => district;
}
