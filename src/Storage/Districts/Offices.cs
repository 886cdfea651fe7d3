using GridOrleans.Contracts.Areas;
using GridOrleans.Domain.Areas;

namespace GridOrleans.Storage.Districts;

/// <summary>Offices of areas.</summary>
internal static class Offices
{
    /// <summary>An office that bears its area's name goes on bearing it when the area is renamed.</summary>
    public static IEnumerable<UnitPlan> Named(IReadOnlyList<UnitPlan> units, IReadOnlyList<AreaVersion> versions, IReadOnlyDictionary<string, AreaPlan> today)
    {
        var names = versions.ToLookup(version => version.Area.Code, version => version.Area.ShortName);
        return units.Select(unit =>
            unit.Kind == UnitKind.AreaOffice && today.TryGetValue(unit.Id, out var area) && unit.ShortName != area.ShortName && names[unit.Id].Contains(unit.ShortName)
                ? unit with { Name = unit.Name == unit.ShortName ? area.ShortName : unit.Name, ShortName = area.ShortName }
                : unit);
    }
}
