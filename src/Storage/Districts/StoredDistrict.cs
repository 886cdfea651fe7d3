using GridOrleans.Contracts.Areas;
using GridOrleans.Domain.Clocks;
using GridOrleans.Domain.Escalation;

namespace GridOrleans.Storage.Districts;

/// <summary>The district as it stands in the tables; people are not part of it.</summary>
/// <param name="Policy">Undivided, as is the ladder.</param>
internal sealed record StoredDistrict(
    long Revision,
    string Code,
    string Name,
    string TimeZone,
    bool Demo,
    int DrillDivisor,
    string FallbackUnitId,
    SlaPolicy Policy,
    Ladder Ladder,
    IReadOnlyList<AreaPlan> Areas,
    IReadOnlyList<EstateTypePlan> EstateTypes,
    IReadOnlyList<EstatePlan> Estates,
    IReadOnlyList<BuildingPlan> Buildings,
    IReadOnlyList<UnitPlan> Units,
    IReadOnlyList<CategoryPlan> Categories,
    Scenery Scenery);
