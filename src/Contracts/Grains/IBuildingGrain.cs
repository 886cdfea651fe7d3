using GridOrleans.Contracts.Issues;
using Orleans.Concurrency;

namespace GridOrleans.Contracts.Grains;

/// <summary>One building: watches for recurrence (same category ≥ 3 times in 30 days is a systemic issue) and owes an inspection when it finds one. The key is the building id.</summary>
[Alias("GridOrleans.IBuildingGrain")]
public interface IBuildingGrain : IGrainWithStringKey
{
    [OneWay]
    Task Reported(BuildingReport report);

    Task<BuildingStatus> Status();

    /// <summary>The owed inspection was made. The same operation id counts once.</summary>
    Task<BuildingStatus> RecordInspection(Guid operationId, string inspectorId);

    /// <summary>The building's own deadline row came due.</summary>
    Task DutyDue(string clock, int generation);
}

/// <param name="SystemicCategories">Categories reported ≥ 3 times within the window.</param>
/// <param name="InspectionDueAt">When the owed inspection is due; null = none owed.</param>
/// <param name="InspectionsMissed">Inspections not made in time, ever.</param>
[GenerateSerializer, Immutable]
public sealed record BuildingStatus(
    string BuildingId,
    IReadOnlyList<BuildingReport> Reports,
    IReadOnlyList<string> SystemicCategories,
    DateTimeOffset? InspectionDueAt,
    int InspectionsMissed);
