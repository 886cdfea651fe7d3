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
/// <param name="Levels">The tree's levels; null = district, street, community, grid.</param>
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
    string? DisplayToken,
    IReadOnlyList<AreaLevelPlan>? Levels = null,
    IReadOnlyList<RosterPlan>? Rosters = null);

/// <summary>A node of the area tree. Level names are data: district, street, community, grid, … in this order from the root.</summary>
/// <param name="Code">As many digits as its level says – 6 (district), 9 (street), 12 (community), 15 (grid) –; a child's code starts with its parent's.</param>
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
/// <param name="Path">Who is called one after the other: words of <see cref="EstateStep"/>; empty or null = only the first call.</param>
/// <param name="MajorMattersNeed">Whose approval a major matter 重大事项 needs before it is carried out: a word of <see cref="EstateStep"/>; null = nobody's.</param>
public sealed record EstateTypePlan(
    string Code, string Name, string NameEn, string FirstCall, IReadOnlyList<string>? Path = null, string? MajorMattersNeed = null);

/// <summary>Who can stand on an estate's path.</summary>
public static class EstateStep
{
    public const string Firm = "firm", Committee = "committee", Fallback = "fallback", Community = "community", Street = "street";

    public static IReadOnlyList<string> All { get; } = [Firm, Committee, Fallback, Community, Street];
}

/// <summary>小区: an estate (level-2 grid) inside one level-1 grid.</summary>
/// <param name="FirmUnitId">The property firm, or the state firm that takes an unmanaged estate.</param>
/// <param name="FallbackUnitId">Owner of the estate's issues that nobody else takes; null = the street's office.</param>
public sealed record EstatePlan(
    string Id,
    string Name,
    string TypeCode,
    string GridCode,
    string? FirmUnitId,
    string? CommitteeUnitId,
    double Longitude,
    double Latitude,
    IReadOnlyList<double[]>? Ring,
    string? FallbackUnitId = null);

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
/// <param name="ValidFrom">Its first day; null = since ever.</param>
/// <param name="ValidTo">The first day it is no more; null = no end.</param>
public sealed record UnitPlan(
    string Id, string Name, string ShortName, UnitKind Kind, string? AreaCode, DateOnly? ValidFrom = null, DateOnly? ValidTo = null);

/// <param name="LeftOn">The first day the person is no longer there.</param>
public sealed record PersonPlan(string Id, string Name, string Phone, DateOnly? LeftOn = null);

/// <param name="Kind">“gridMember”, “gridChief”, “buildingSteward”, “liaison”, “dispatcher”, “shiftLeader”, …</param>
/// <param name="Employment">“fullTime” or “partTime” for grid members.</param>
/// <param name="Source">Where a part-time member comes from: 退休干部, 物业人员, 外卖员, ….</param>
/// <param name="UnitLineId">使用在部门: the unit whose work it does, when that is not the post's own.</param>
/// <param name="AreaLineCode">管理在社区: the area that manages and appraises it, when that is not the post's own.</param>
/// <param name="ValidFrom">Its first day; null = the day it is imported.</param>
/// <param name="ValidTo">The first day it is no more; null = no end.</param>
public sealed record PostPlan(
    string PersonId,
    string Kind,
    string? AreaCode,
    string? UnitId,
    string? Employment,
    string? Source,
    string? UnitLineId = null,
    string? AreaLineCode = null,
    DateOnly? ValidFrom = null,
    DateOnly? ValidTo = null);

/// <param name="Group">大类, e.g. 市容环境.</param>
/// <param name="UnitId">The responsible unit; null = the estate's type decides (三型三管).</param>
/// <param name="Urgent">Safety, environment, stability: an urgent whistle at once.</param>
/// <param name="Examples">Words a resident might use; the simulator speaks them.</param>
/// <param name="AlarmUnitIds">Units that a report of an urgent category calls at once, beside the responsible unit (紧急吹哨); null = none further.</param>
/// <param name="MajorMatter">重大事项: where an estate's type asks for it, somebody approves before it is carried out.</param>
public sealed record CategoryPlan(
    string Code,
    string Group,
    string Name,
    string NameEn,
    string? UnitId,
    bool Urgent,
    WhistleKind Whistle,
    IReadOnlyList<string> Examples,
    bool MajorMatter = false,
    IReadOnlyList<string>? AlarmUnitIds = null);

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
