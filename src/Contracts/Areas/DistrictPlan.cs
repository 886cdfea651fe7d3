using GridOrleans.Domain.Access;
using GridOrleans.Domain.Areas;
using GridOrleans.Domain.Whistles;

namespace GridOrleans.Contracts.Areas;

/// <summary>
/// A whole district as data: what an installation imports once when its database is empty. All coordinates are WGS 84
/// [longitude, latitude] pairs; rings are closed (first point repeated) and counter-clockwise.
/// </summary>
/// <param name="Code">6 digits of the administrative division.</param>
/// <param name="TimeZone">IANA id; clock times are shown in it.</param>
/// <param name="Demo">True only for an invented district: allows <see cref="DemoAccounts"/>, <see cref="DemoTokens"/> and the display token.</param>
/// <param name="DrillDivisor">All targets are divided by this; 1 = real, 60 = drill mode 演练.</param>
/// <param name="FallbackUnitId">Owner of everything no rule finds an owner for: the district hall.</param>
public sealed record DistrictPlan(
    string Code,
    string Name,
    string TimeZone,
    bool Demo,
    int DrillDivisor,
    string FallbackUnitId,
    IReadOnlyList<AreaPlan> Areas,
    IReadOnlyList<EstateTypePlan> EstateTypes,
    IReadOnlyList<EstatePlan> Estates,
    IReadOnlyList<BuildingPlan> Buildings,
    IReadOnlyList<UnitPlan> Units,
    IReadOnlyList<PersonPlan> Persons,
    IReadOnlyList<PostPlan> Posts,
    IReadOnlyList<CategoryPlan> Categories,
    Scenery Scenery,
    IReadOnlyList<DemoAccount> DemoAccounts,
    IReadOnlyList<DemoToken> DemoTokens,
    string? DisplayToken);

/// <summary>A node of the area tree. Level names are data: district, street, community, grid, … in this order from the root.</summary>
/// <param name="Code">6 (district), 9 (street), 12 (community) or 15 (grid) digits; a child's code starts with its parent's.</param>
/// <param name="ShortName">As on a wall: “孙村 12 网格”.</param>
/// <param name="GridKind">“residential” or “dedicated” 专属 for grids, else null.</param>
/// <param name="Households">For grids: 300–400 is the rule for level 1.</param>
public sealed record AreaPlan(
    string Code,
    string? ParentCode,
    string Level,
    string Name,
    string ShortName,
    IReadOnlyList<double[]>? Ring,
    string? GridKind,
    int Households);

/// <summary>三型三管: the estate type decides who is called first. Types are data.</summary>
/// <param name="FirstCall">“firm”, “committee” or “fallback” (国企兜管).</param>
public sealed record EstateTypePlan(string Code, string Name, string NameEn, string FirstCall);

/// <summary>小区: an estate (level-2 grid) inside one level-1 grid.</summary>
/// <param name="FirmUnitId">The property firm, or the state firm that takes an unmanaged estate.</param>
public sealed record EstatePlan(
    string Id,
    string Name,
    string TypeCode,
    string GridCode,
    string? FirmUnitId,
    string? CommitteeUnitId,
    double Longitude,
    double Latitude,
    IReadOnlyList<double[]>? Ring);

/// <summary>楼栋: a building (level-3 grid).</summary>
/// <param name="Name">As on a wall: “锦绣澜庭 7 号楼”.</param>
public sealed record BuildingPlan(
    string Id,
    string? EstateId,
    string GridCode,
    string Name,
    string Address,
    int Floors,
    double Longitude,
    double Latitude,
    IReadOnlyList<double[]>? Ring);

/// <param name="AreaCode">The area it serves; null = the whole district.</param>
public sealed record UnitPlan(string Id, string Name, string ShortName, UnitKind Kind, string? AreaCode);

public sealed record PersonPlan(string Id, string Name, string Phone);

/// <param name="Kind">“gridMember”, “gridChief”, “buildingSteward”, “liaison”, “dispatcher”, “shiftLeader”, …</param>
/// <param name="Employment">“fullTime” or “partTime” for grid members.</param>
/// <param name="Source">Where a part-time member comes from: 退休干部, 物业人员, 外卖员, ….</param>
public sealed record PostPlan(string PersonId, string Kind, string? AreaCode, string? UnitId, string? Employment, string? Source);

/// <param name="Group">大类, e.g. 市容环境.</param>
/// <param name="UnitId">The responsible unit; null = the estate's type decides (三型三管).</param>
/// <param name="Urgent">Safety, environment, stability: an urgent whistle at once.</param>
/// <param name="Examples">Words a resident might use; the simulator speaks them.</param>
public sealed record CategoryPlan(
    string Code,
    string Group,
    string Name,
    string NameEn,
    string? UnitId,
    bool Urgent,
    WhistleKind Whistle,
    IReadOnlyList<string> Examples);

/// <summary>What makes the map look like a town. Drawn, never queried.</summary>
public sealed record Scenery(
    IReadOnlyList<SceneryLine> Roads,
    IReadOnlyList<SceneryShape> Water,
    IReadOnlyList<SceneryShape> Parks);

/// <param name="Class">“main” or “minor”.</param>
public sealed record SceneryLine(string Name, string Class, IReadOnlyList<double[]> Line);

public sealed record SceneryShape(string Name, IReadOnlyList<double[]> Ring);

/// <summary>A demo sign-in; imported only when the plan is a demo.</summary>
public sealed record DemoAccount(
    string Login,
    string Password,
    string Name,
    Role Role,
    IReadOnlyList<string> AreaCodes,
    IReadOnlyList<string> UnitIds,
    string? PersonId);

/// <summary>A bearer token of a program that plays this account; imported only when the plan is a demo.</summary>
public sealed record DemoToken(
    string Token,
    string Name,
    Role Role,
    IReadOnlyList<string> AreaCodes,
    IReadOnlyList<string> UnitIds);
