using System.Collections.Frozen;
using GridOrleans.Contracts.Areas;
using GridOrleans.Contracts.Areas.Staff;
using GridOrleans.Domain.Areas;
using GridOrleans.Domain.Clocks;
using GridOrleans.Domain.Escalation;
using GridOrleans.Storage.Districts.Changes;
using GridOrleans.Domain.Issues;

namespace GridOrleans.Storage.Districts;

/// <summary>One revision of the district, whole in memory. Immutable: a change makes a new one.</summary>
public sealed class DistrictDirectory : IDistrictDirectory
{
    private readonly FrozenDictionary<string, AreaPlan> areas;
    private readonly FrozenDictionary<string, UnitPlan> units;
    private readonly FrozenDictionary<string, UnitPlan> unitsEver;
    private readonly FrozenDictionary<string, CategoryPlan> categories;
    private readonly FrozenDictionary<string, EstatePlan> estates;
    private readonly FrozenDictionary<string, BuildingPlan> buildings;
    private readonly FrozenDictionary<string, EstateTypePlan> estateTypes;
    private readonly GridIndex grids;
    private readonly BuildingIndex places;
    private readonly AddressBook addresses;
    private readonly AreaBook book;
    private readonly PolicyBook policies;
    private readonly LadderBook ladders;

    internal DistrictDirectory(StoredDistrict stored)
    {
        Revision = stored.Revision;
        Code = stored.Code;
        Name = stored.Name;
        Zone = TimeZoneInfo.FindSystemTimeZoneById(stored.TimeZone);
        IsDemo = stored.Demo;
        DrillDivisor = stored.DrillDivisor;
        FallbackUnitId = stored.FallbackUnitId;
        policies = stored.Policies;
        Policy = policies.Frozen(policies.Usual(stored.Now), stored.Now, stored.Now).Drilled(DrillDivisor);
        ladders = stored.Ladders;
        Ladder = ladders.Usual(stored.Now).Ladder.Drilled(DrillDivisor);
        Day = stored.Day;
        Levels = stored.Staff.Levels;
        book = new(stored);
        var today = book.On(stored.Day);
        Areas = today.Areas;
        areas = today.ByCode;
        grids = today.Grids;
        unitsEver = Offices.Named(stored.Units, stored.Versions, today.ByCode).ToFrozenDictionary(unit => unit.Id);
        Units = unitsEver.Values.Where(unit => !(stored.Day < unit.ValidFrom) && !(stored.Day >= unit.ValidTo)).OrderBy(unit => unit.Id, StringComparer.Ordinal).ToArray();
        units = Units.ToFrozenDictionary(unit => unit.Id);
        Categories = stored.Categories;
        categories = stored.Categories.ToFrozenDictionary(category => category.Code);
        estates = today.Estates.ToFrozenDictionary(estate => estate.Id);
        buildings = today.Buildings.ToFrozenDictionary(building => building.Id);
        estateTypes = stored.EstateTypes.ToFrozenDictionary(type => type.Code);
        places = new(today.Buildings);
        addresses = new(today.Buildings);
        Map = DistrictMaps.Of(stored, today, Units);
        EstateTypes = stored.EstateTypes;
        PostKinds = stored.Staff.PostKinds;
        Staff = new(new(
            stored.FallbackUnitId, stored.TimeZone, today.Areas, book.FormerAreas(today), [.. unitsEver.Values], stored.Staff.Persons, stored.Staff.Posts,
            stored.Staff.Absences, stored.Staff.Rosters, stored.Staff.PostRules, stored.Staff.SizeRules));
    }

    public long Revision { get; }

    /// <summary>The district's day this picture is of.</summary>
    public DateOnly Day { get; }

    public string Code { get; }

    public string Name { get; }

    public TimeZoneInfo Zone { get; }

    public bool IsDemo { get; }

    public int DrillDivisor { get; }

    public SlaPolicy Policy { get; }

    public Ladder Ladder { get; }

    public string FallbackUnitId { get; }

    public IReadOnlyList<AreaLevelPlan> Levels { get; }

    public IReadOnlyList<PostKindPlan> PostKinds { get; }

    public StaffBook Staff { get; }

    public IReadOnlyCollection<AreaPlan> Areas { get; }

    public IReadOnlyCollection<UnitPlan> Units { get; }

    public IReadOnlyCollection<CategoryPlan> Categories { get; }

    /// <summary>With its buildings; who was not asked for them leaves them out.</summary>
    public DistrictMap Map { get; }

    public SlaPolicy PolicyFor(CategoryPlan category, Placement place, bool urgent, Channel channel, DateTimeOffset at, DateTimeOffset? startedAt = null) => policies
        .Frozen(policies.For(new(category.Code, category.Group, place.GridCode, urgent, channel), at), startedAt ?? at, at)
        .Drilled(DrillDivisor);

    public Ladder LadderFor(CategoryPlan category, Placement place, bool urgent, Channel channel, DateTimeOffset at) =>
        ladders.For(new(category.Code, category.Group, place.GridCode, urgent, channel), at).Ladder.Drilled(DrillDivisor);

    public AreaPlan? Area(string code) => areas.GetValueOrDefault(code);

    public IReadOnlyCollection<AreaPlan> AreasOn(DateOnly day) => book.On(day).Areas;

    public AreaPlan? AreaOn(string code, DateOnly day) => book.On(day).ByCode.GetValueOrDefault(code);

    public AreaPlan? GridAt(double longitude, double latitude, DateOnly day) => book.On(day).Grids.At(longitude, latitude);

    public IReadOnlyList<AreaVersion> HistoryOf(string areaCode) => book.HistoryOf(areaCode);

    public IReadOnlyCollection<EstatePlan> Estates => estates.Values;

    public IReadOnlyCollection<BuildingPlan> Buildings => buildings.Values;

    public IReadOnlyList<EstateTypePlan> EstateTypes { get; }

    public IReadOnlyList<AreaFinding> Survey(DateOnly day)
    {
        var survey = new AreaSurvey(book.On(day).ByCode);
        return [.. survey.Overlaps(_ => true), .. survey.GapsAndOutsides(_ => true)];
    }

    public AreaPlan? AreaEver(string code) => Area(code) ?? book.Latest(code, Day);

    public UnitPlan? Unit(string id) => units.GetValueOrDefault(id);

    public UnitPlan? UnitEver(string id) => unitsEver.GetValueOrDefault(id);

    public CategoryPlan? Category(string code) => categories.GetValueOrDefault(code);

    public EstatePlan? Estate(string id) => estates.GetValueOrDefault(id);

    public BuildingPlan? Building(string id) => buildings.GetValueOrDefault(id);

    public EstateTypePlan? EstateType(string code) => estateTypes.GetValueOrDefault(code);

    public AreaPlan? GridAt(double longitude, double latitude) => grids.At(longitude, latitude);

    public (BuildingPlan Building, double DistanceMetres)? BuildingNear(double longitude, double latitude) => places.Near(longitude, latitude);

    public BuildingPlan? BuildingByAddress(string words) => addresses.Find(words);
}
