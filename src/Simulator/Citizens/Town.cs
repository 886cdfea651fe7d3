using GridOrleans.Contracts.Areas;
using GridOrleans.Domain.Access;
using GridOrleans.Domain.Areas;

namespace GridOrleans.Simulator.Citizens;

/// <summary>The plan as those who live and work in it know it: who stands where, and by which token a unit speaks.</summary>
public sealed class Town
{
    private readonly Dictionary<string, string> tokens;
    private readonly Dictionary<string, BuildingPlan> buildings;
    private readonly Dictionary<string, EstatePlan> estates;
    private readonly Dictionary<string, UnitPlan> units;
    private readonly Dictionary<string, CategoryPlan> categories;

    /// <exception cref="InvalidDataException">The plan is no demo, so nobody can be played.</exception>
    public Town(DistrictPlan plan)
    {
        Plan = plan;
        Dispatcher = plan.DemoTokens.FirstOrDefault(t => t.Role == Role.Dispatcher)?.Token
            ?? throw new InvalidDataException($"The plan of {plan.Name} has no demo tokens, so its people cannot be played.");
        Leader = plan.DemoTokens.FirstOrDefault(t => t.Role == Role.ShiftLeader)?.Token ?? Dispatcher;
        tokens = plan.DemoTokens.SelectMany(t => t.UnitIds.Select(unit => (unit, t.Token))).DistinctBy(p => p.unit).ToDictionary(p => p.unit, p => p.Token);
        buildings = plan.Buildings.ToDictionary(b => b.Id);
        estates = plan.Estates.ToDictionary(e => e.Id);
        units = plan.Units.ToDictionary(u => u.Id);
        categories = plan.Categories.ToDictionary(c => c.Code);
        BuildingsByGrid = plan.Buildings.ToLookup(b => b.GridCode);
        Grids = [.. plan.Areas.Where(a => a.Level == "grid" && BuildingsByGrid.Contains(a.Code))];
        Zone = TimeZoneInfo.FindSystemTimeZoneById(plan.TimeZone);
    }

    public DistrictPlan Plan { get; }

    /// <summary>The token of a dispatcher, who sees and directs the whole district.</summary>
    public string Dispatcher { get; }

    /// <summary>The token of the shift leader, who approves.</summary>
    public string Leader { get; }

    public TimeZoneInfo Zone { get; }

    /// <summary>Grids somebody lives or works in.</summary>
    public IReadOnlyList<AreaPlan> Grids { get; }

    public ILookup<string, BuildingPlan> BuildingsByGrid { get; }

    public UnitPlan? Unit(string id) => units.GetValueOrDefault(id);

    public CategoryPlan? Category(string code) => categories.GetValueOrDefault(code);

    public EstatePlan? EstateOf(BuildingPlan building) => building.EstateId is { } id ? estates.GetValueOrDefault(id) : null;

    public string? TokenOf(string unitId) => tokens.GetValueOrDefault(unitId);

    /// <summary>三型三管: who is called first in the estate of this building; null = it stands in no estate.</summary>
    public string? FirstCallOf(string? buildingId)
    {
        var estate = buildingId is not null && buildings.TryGetValue(buildingId, out var building) ? EstateOf(building) : null;
        return estate is null ? null : estate.CommitteeUnitId ?? estate.FirmUnitId;
    }

    /// <summary>A time people speak of, as this district's clocks run it: in a drill everything is divided.</summary>
    public TimeSpan Real(double minutes) => TimeSpan.FromMinutes(minutes / Plan.DrillDivisor);

    public IEnumerable<UnitPlan> Of(UnitKind kind) => Plan.Units.Where(u => u.Kind == kind);
}
