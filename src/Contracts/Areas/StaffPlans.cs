namespace GridOrleans.Contracts.Areas;

/// <summary>A level of the area tree, as data.</summary>
/// <param name="Code">“district”, “street”, “community”, “grid”, or one of the installation's own. Issues lie in areas of the level “grid”.</param>
/// <param name="Position">0 = the root; a child's is greater than its parent's.</param>
/// <param name="Digits">Of its areas' codes.</param>
/// <param name="StandsFor">“street”, “community” or “grid” when it does what that level does (园区 stands for a street).</param>
public sealed record AreaLevelPlan(string Code, string Name, string NameEn, int Position, int Digits, string? StandsFor)
{
    public const string Grid = "grid", Community = "community", Street = "street", District = "district";

    /// <summary>区县—街道—社区—网格, codes of 6, 9, 12 and 15 digits.</summary>
    public static IReadOnlyList<AreaLevelPlan> Usual { get; } =
    [
        new(District, "区县", "district", 0, 6, null),
        new(Street, "街道", "street", 1, 9, Street),
        new(Community, "社区", "community", 2, 12, Community),
        new(Grid, "网格", "grid", 3, 15, Grid),
    ];
}

public sealed record PostKindPlan(string Code, string Name, string NameEn);

/// <summary>A post that must be held.</summary>
/// <param name="AppliesTo">A level of areas (“grid”) or a kind of units (“propertyFirm”).</param>
/// <param name="Employment">“fullTime”, “partTime”; null = either.</param>
/// <param name="Accountable">Its holder answers for the issues the office owns: while it is vacant, those move up.</param>
public sealed record PostRulePlan(string AppliesTo, string PostKind, string? Employment, int AtLeast, bool Accountable);

/// <summary>How many households an area should have.</summary>
/// <param name="GridKind">“residential”, “dedicated”; null = any.</param>
public sealed record SizeRulePlan(string Level, string? GridKind, int Least, int Most);

/// <summary>A person who is away. Half-open: back at <paramref name="To"/>.</summary>
/// <param name="DeputyPersonId">Who stands in; null = nobody.</param>
public sealed record AbsencePlan(string Id, string PersonId, DateTimeOffset From, DateTimeOffset To, string? DeputyPersonId, string? Reason);

/// <summary>值班表: who of a unit's or area's posts is on duty when. Where there is none, whoever holds the post always is.</summary>
/// <param name="PostKind">The post whose holders it puts on duty.</param>
/// <param name="ValidFrom">The first day on which shifts begin; null = since ever.</param>
/// <param name="ValidTo">The first day on which none begins; null = no end.</param>
public sealed record RosterPlan(
    string Id,
    string Name,
    string? UnitId,
    string? AreaCode,
    string PostKind,
    DateOnly? ValidFrom,
    DateOnly? ValidTo,
    IReadOnlyList<ShiftPlan> Shifts,
    IReadOnlyList<ShiftExceptionPlan> Exceptions);

/// <summary>A shift of every week, in the district's time. It belongs to the day it begins on.</summary>
/// <param name="To">Not later than <paramref name="From"/> = on the next day; equal = 24 h.</param>
/// <param name="PersonId">Null = every holder of the post.</param>
public sealed record ShiftPlan(DayOfWeek Weekday, TimeOnly From, TimeOnly To, string? PersonId);

/// <summary>A day that is unlike its weekday: its shifts take the place of the weekly ones.</summary>
/// <param name="From">Null, with <paramref name="To"/>: nobody is on duty that day.</param>
public sealed record ShiftExceptionPlan(DateOnly Day, TimeOnly? From, TimeOnly? To, string? PersonId);
