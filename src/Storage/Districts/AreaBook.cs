using System.Collections.Concurrent;
using System.Collections.Frozen;
using GridOrleans.Contracts.Areas;

namespace GridOrleans.Storage.Districts;

/// <summary>The areas of one day, and where estates and buildings lie in them.</summary>
internal sealed class DayOfAreas(IReadOnlyList<AreaPlan> areas, IReadOnlyList<EstatePlan> estates, IReadOnlyList<BuildingPlan> buildings)
{
    private readonly Lazy<GridIndex> grids = new(() => new(areas.Where(area => area.Level == AreaLevel.Grid && area.Ring is not null)));

    public IReadOnlyList<AreaPlan> Areas => areas;

    public IReadOnlyList<EstatePlan> Estates => estates;

    public IReadOnlyList<BuildingPlan> Buildings => buildings;

    public FrozenDictionary<string, AreaPlan> ByCode { get; } = areas.ToFrozenDictionary(area => area.Code);

    public GridIndex Grids => grids.Value;
}

/// <summary>Every version of every area; draws the picture of any day.</summary>
internal sealed class AreaBook(StoredDistrict stored)
{
    /// <summary>Pictures kept; asking for the years one by one costs a drawing each, not memory.</summary>
    private const int MaxDays = 16;

    private readonly ConcurrentDictionary<DateOnly, DayOfAreas> days = new();

    public DayOfAreas On(DateOnly day)
    {
        // Days between two changes look alike: they share the picture of the day they began to.
        var since = stored.Versions.SelectMany(version => new[] { version.ValidFrom, version.ValidTo ?? DateOnly.MinValue })
            .Concat(stored.Moves.Select(move => move.TakesEffect))
            .Where(change => change <= day).DefaultIfEmpty(DateOnly.MinValue).Max();
        if (days.TryGetValue(since, out var known)) return known;
        if (days.Count >= MaxDays) days.Clear();
        return days.GetOrAdd(since, Draw);
    }

    public IReadOnlyList<AreaVersion> HistoryOf(string code) => stored.Versions.Where(version => version.Area.Code == code).OrderBy(version => version.ValidFrom).ToArray();

    /// <summary>What an area last was on or before a day; null = it was not yet.</summary>
    public AreaPlan? Latest(string code, DateOnly day) =>
        stored.Versions.Where(version => version.Area.Code == code && version.ValidFrom <= day).MaxBy(version => version.ValidFrom)?.Area;

    /// <summary>Each code that is not on the given day and was before, as it last was.</summary>
    public IReadOnlyList<AreaPlan> FormerAreas(DayOfAreas today) => stored.Versions
        .Where(version => version.ValidFrom <= stored.Day && !today.ByCode.ContainsKey(version.Area.Code))
        .GroupBy(version => version.Area.Code)
        .Select(versions => versions.MaxBy(version => version.ValidFrom)!.Area)
        .ToArray();

    private DayOfAreas Draw(DateOnly day)
    {
        var grids = PlaceLoader.GridsOn(stored.Moves, day);
        return new(
            stored.Versions.Where(version => version.IsInForce(day)).Select(version => version.Area).ToArray(),
            grids.Count == 0 ? stored.Estates : stored.Estates
                .Select(estate => grids.TryGetValue((PlaceMove.Estate, estate.Id), out var grid) ? estate with { GridCode = grid } : estate).ToArray(),
            grids.Count == 0 ? stored.Buildings : stored.Buildings
                .Select(building => grids.TryGetValue((PlaceMove.Building, building.Id), out var grid) ? building with { GridCode = grid } : building).ToArray());
    }
}
