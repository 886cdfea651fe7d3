using GridOrleans.Contracts.Areas;
using GridOrleans.Domain.Access;
using GridOrleans.Domain.Areas;
using GridOrleans.Domain.Whistles;

namespace GridOrleans.StorageTests;

/// <summary>A district of two square grids side by side, 0.01 degrees each, with an estate of two buildings in the western one.</summary>
public static class SamplePlan
{
    public const string District = "990103", Street = District + "001", Community = Street + "001", West = Community + "001", East = Community + "002";

    public const string AdminToken = "token-of-the-simulator", DisplayToken = "token-of-the-hall-wall";

    public static DistrictPlan Whole { get; } = new(
        District, "临澜区", "Asia/Shanghai", true, 60, District,
        [
            new(District, null, "district", "临澜区", "临澜区", Square(118.00, 0.02), null, 0),
            new(Street, District, "street", "府前街道", "府前", Square(118.00, 0.02), null, 0),
            new(Community, Street, "community", "澜庭社区", "澜庭", Square(118.00, 0.02), null, 0),
            new(West, Community, "grid", "澜庭社区第 1 网格", "澜庭 1 网格", Square(118.00, 0.01), "residential", 350),
            new(East, Community, "grid", "澜庭社区第 2 网格", "澜庭 2 网格", Square(118.01, 0.01), "dedicated", 0),
        ],
        [new("firm", "物业管理型", "Firm-managed", "firm")],
        [new("e-1", "锦绣澜庭", "firm", West, "firm-1", null, 118.005, 36.705, Square(118.004, 0.002))],
        [
            new("b-7", "e-1", West, "锦绣澜庭 7 号楼", "府前街 18 号 7 号楼", 18, 118.0050, 36.7050, Square(118.0049, 0.0002)),
            new("b-8", "e-1", West, "锦绣澜庭 8 号楼", "府前街 18 号 8 号楼", 18, 118.0060, 36.7050, null),
            new("b-9", null, East, "临澜大厦", "府前街 20 号", 30, 118.0150, 36.7050, null),
        ],
        [
            new(District, "临澜区指挥中心", "区指挥中心", UnitKind.AreaOffice, District),
            new("firm-1", "锦绣物业有限公司", "锦绣物业", UnitKind.PropertyFirm, West),
            new("dept-water", "水务局", "水务", UnitKind.Department, null),
        ],
        [new("p-1", "李明", "13800000001")],
        [new("p-1", "gridMember", West, null, "partTime", "退休干部"), new("p-1", "liaison", null, "firm-1", null, null)],
        [
            new("sewage", "市容环境", "污水外溢", "Sewage", "dept-water", false, WhistleKind.Community, ["井盖冒水"]),
            new("lift", "物业管理", "电梯故障", "Lift", null, true, WhistleKind.Urgent, ["电梯停了", "困人了"], AlarmUnitIds: ["dept-water"]),
        ],
        new([new("府前街", "main", [[118.0, 36.705], [118.02, 36.705]])], [new("澜河", Square(118.0, 0.001))], []),
        [new("Hall", "hall-password", "值班长", Role.Dispatcher, [District], [], null), new("firm", "firm-password", "物业", Role.Liaison, [], ["firm-1"], "p-1")],
        [new(AdminToken, "simulator", Role.Administrator, [District], [])],
        DisplayToken);

    /// <summary>Closed, counter-clockwise, its lower left corner at 36.70 north.</summary>
    public static double[][] Square(double west, double size) =>
        [[west, 36.70], [west + size, 36.70], [west + size, 36.70 + size], [west, 36.70 + size], [west, 36.70]];
}
