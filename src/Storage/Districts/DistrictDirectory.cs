using System.Collections.Frozen;
using GridOrleans.Contracts.Areas;
using GridOrleans.Domain.Clocks;
using GridOrleans.Domain.Escalation;

namespace GridOrleans.Storage.Districts;

/// <summary>One revision of the district, whole in memory. Immutable: a change makes a new one.</summary>
public sealed class DistrictDirectory : IDistrictDirectory
{
    private readonly FrozenDictionary<string, AreaPlan> areas;
    private readonly FrozenDictionary<string, UnitPlan> units;
    private readonly FrozenDictionary<string, CategoryPlan> categories;
    private readonly FrozenDictionary<string, EstatePlan> estates;
    private readonly FrozenDictionary<string, BuildingPlan> buildings;
    private readonly FrozenDictionary<string, EstateTypePlan> estateTypes;
    private readonly GridIndex grids;
    private readonly BuildingIndex places;
    private readonly AddressBook addresses;

    internal DistrictDirectory(StoredDistrict stored)
    {
        Revision = stored.Revision;
        Code = stored.Code;
        Name = stored.Name;
        Zone = TimeZoneInfo.FindSystemTimeZoneById(stored.TimeZone);
        IsDemo = stored.Demo;
        DrillDivisor = stored.DrillDivisor;
        FallbackUnitId = stored.FallbackUnitId;
        Policy = stored.Policy.Drilled(stored.DrillDivisor);
        Ladder = stored.Ladder.Drilled(stored.DrillDivisor);
        Areas = stored.Areas;
        Units = stored.Units;
        Categories = stored.Categories;
        areas = stored.Areas.ToFrozenDictionary(area => area.Code);
        units = stored.Units.ToFrozenDictionary(unit => unit.Id);
        categories = stored.Categories.ToFrozenDictionary(category => category.Code);
        estates = stored.Estates.ToFrozenDictionary(estate => estate.Id);
        buildings = stored.Buildings.ToFrozenDictionary(building => building.Id);
        estateTypes = stored.EstateTypes.ToFrozenDictionary(type => type.Code);
        grids = new(stored.Areas.Where(area => area.Level == AreaLevel.Grid && area.Ring is not null));
        places = new(stored.Buildings);
        addresses = new(stored.Buildings);
        Map = DistrictMaps.Of(stored);
    }

    public long Revision { get; }

    public string Code { get; }

    public string Name { get; }

    public TimeZoneInfo Zone { get; }

    public bool IsDemo { get; }

    public int DrillDivisor { get; }

    public SlaPolicy Policy { get; }

    public Ladder Ladder { get; }

    public string FallbackUnitId { get; }

    public IReadOnlyCollection<AreaPlan> Areas { get; }

    public IReadOnlyCollection<UnitPlan> Units { get; }

    public IReadOnlyCollection<CategoryPlan> Categories { get; }

    /// <summary>With its buildings; who was not asked for them leaves them out.</summary>
    public DistrictMap Map { get; }

    public AreaPlan? Area(string code) => areas.GetValueOrDefault(code);

    public UnitPlan? Unit(string id) => units.GetValueOrDefault(id);

    public CategoryPlan? Category(string code) => categories.GetValueOrDefault(code);

    public EstatePlan? Estate(string id) => estates.GetValueOrDefault(id);

    public BuildingPlan? Building(string id) => buildings.GetValueOrDefault(id);

    public EstateTypePlan? EstateType(string code) => estateTypes.GetValueOrDefault(code);

    public AreaPlan? GridAt(double longitude, double latitude) => grids.At(longitude, latitude);

    public (BuildingPlan Building, double DistanceMetres)? BuildingNear(double longitude, double latitude) => places.Near(longitude, latitude);

    public BuildingPlan? BuildingByAddress(string words) => addresses.Find(words);
}
