using GridOrleans.Contracts.Areas.Staff;
using GridOrleans.Domain.Areas;
using GridOrleans.Domain.Clocks;
using GridOrleans.Domain.Escalation;
using GridOrleans.Domain.Issues;

namespace GridOrleans.Contracts.Areas;

/// <summary>
/// The district as rules need it, whole in memory and immutable: who is where. Loaded at start-up; <see cref="IDistricts.Current"/> gives the newest.
/// </summary>
public interface IDistrictDirectory
{
    string Code { get; }

    string Name { get; }

    TimeZoneInfo Zone { get; }

    bool IsDemo { get; }

    /// <summary>1 = real; 60 = drill.</summary>
    int DrillDivisor { get; }

    /// <summary>The policy of cases no other policy is made for, already divided in a drill.</summary>
    SlaPolicy Policy { get; }

    /// <summary>
    /// The policy a case gets, as it is frozen into it: the most particular that fits, with the calendar it needs, divided in a drill. Looked up in
    /// memory.
    /// </summary>
    /// <param name="at">The choice is made by what is in force then.</param>
    /// <param name="startedAt">When the case's clocks started, where that was earlier (改类, 加急).</param>
    SlaPolicy PolicyFor(CategoryPlan category, Placement place, bool urgent, Channel channel, DateTimeOffset at, DateTimeOffset? startedAt = null) => Policy;

    /// <summary>The ladder that a new case gets, already divided in a drill; by the same rule as its policy, the most particular of those in force.</summary>
    Ladder LadderFor(CategoryPlan category, Placement place, bool urgent, Channel channel, DateTimeOffset at) => Ladder;

    /// <summary>The ladder in force, already divided in a drill; frozen into each new issue.</summary>
    Ladder Ladder { get; }

    /// <summary>The district hall: owner of what nobody else owns.</summary>
    string FallbackUnitId { get; }

    IReadOnlyCollection<AreaPlan> Areas { get; }

    IReadOnlyCollection<UnitPlan> Units { get; }

    IReadOnlyCollection<CategoryPlan> Categories { get; }

    AreaPlan? Area(string code);

    UnitPlan? Unit(string id);

    CategoryPlan? Category(string code);

    EstatePlan? Estate(string id);

    BuildingPlan? Building(string id);

    EstateTypePlan? EstateType(string code);

    /// <summary>Today in the district, as this picture was drawn; planned changes of that day are in it.</summary>
    DateOnly Day { get; }

    /// <summary>The tree's levels, from the root.</summary>
    IReadOnlyList<AreaLevelPlan> Levels => AreaLevelPlan.Usual;

    /// <summary>The areas as they were, or are planned to be, on a day of the district.</summary>
    IReadOnlyCollection<AreaPlan> AreasOn(DateOnly day) => Areas;

    AreaPlan? AreaOn(string code, DateOnly day) => Area(code);

    /// <summary>An area that is in force, or the last it was before it was drawn away; null = never was.</summary>
    AreaPlan? AreaEver(string code) => Area(code);

    /// <summary>An area's versions, the earliest first: former, in force and planned.</summary>
    IReadOnlyList<AreaVersion> HistoryOf(string areaCode) => [];

    IReadOnlyCollection<EstatePlan> Estates => [];

    IReadOnlyCollection<BuildingPlan> Buildings => [];

    IReadOnlyList<EstateTypePlan> EstateTypes => [];

    IReadOnlyList<PostKindPlan> PostKinds => [];

    /// <summary>Land in no child, children over their parent's border, siblings that overlap, as drawn on a day.</summary>
    IReadOnlyList<AreaFinding> Survey(DateOnly day) => [];

    /// <summary>Who answers, who is on duty, who comes next.</summary>
    StaffBook Staff => StaffBook.Empty;

    /// <summary>A unit that is or once was, for the name in a history.</summary>
    UnitPlan? UnitEver(string id) => Unit(id);

    /// <summary>The level-1 grid whose polygon holds the point; null = outside every grid.</summary>
    AreaPlan? GridAt(double longitude, double latitude);

    /// <summary>The nearest building within 100 m and its distance in metres; null = none.</summary>
    (BuildingPlan Building, double DistanceMetres)? BuildingNear(double longitude, double latitude);

    /// <summary>A building whose address or name is, or uniquely contains, these words; null = none or several.</summary>
    BuildingPlan? BuildingByAddress(string words);

    DistrictMap Map { get; }
}

public interface IDistricts
{
    /// <summary>The installation's district; null until one is imported.</summary>
    IDistrictDirectory? Current { get; }
}
