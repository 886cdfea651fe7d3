using GridOrleans.Contracts.Areas;
using GridOrleans.Domain.Clocks;
using GridOrleans.Domain.Escalation;

namespace GridOrleans.Storage.Districts;

/// <summary>The district as it stands in the tables.</summary>
/// <param name="Policies">Undivided, as is the ladder.</param>
/// <param name="Versions">Every version of every area: former, in force and planned.</param>
/// <param name="Day">Today in the district.</param>
/// <param name="Now">When it was read, by the database.</param>
internal sealed record StoredDistrict(
    long Revision,
    string Code,
    string Name,
    string TimeZone,
    bool Demo,
    int DrillDivisor,
    string FallbackUnitId,
    PolicyBook Policies,
    LadderBook Ladders,
    IReadOnlyList<AreaVersion> Versions,
    IReadOnlyList<EstateTypePlan> EstateTypes,
    IReadOnlyList<EstatePlan> Estates,
    IReadOnlyList<BuildingPlan> Buildings,
    IReadOnlyList<PlaceMove> Moves,
    IReadOnlyList<UnitPlan> Units,
    IReadOnlyList<CategoryPlan> Categories,
    Scenery Scenery,
    StoredStaff Staff,
    DateOnly Day,
    DateTimeOffset Now);
