using System.Text.Json;
using GridOrleans.Contracts.Areas;

namespace GridOrleans.Storage.Districts;

/// <summary>The district as screens draw it.</summary>
internal static class DistrictMaps
{
    public static DistrictMap Of(StoredDistrict stored, DayOfAreas today, IReadOnlyCollection<UnitPlan> units) => new(
        stored.Code,
        stored.Name,
        stored.TimeZone,
        stored.DrillDivisor,
        today.Areas.Select(area => new MapArea(area.Code, area.ParentCode, area.Level, area.Name, area.ShortName, area.Ring)).ToArray(),
        today.Buildings.Select(building => new MapBuilding(building.Id, building.Name, building.GridCode, building.Longitude, building.Latitude)).ToArray(),
        stored.Scenery,
        units.Select(unit => new MapUnit(unit.Id, unit.Name, unit.ShortName, JsonNamingPolicy.CamelCase.ConvertName(unit.Kind.ToString()))).ToArray(),
        stored.Categories.Select(category => new MapCategory(category.Code, category.Group, category.Name, category.NameEn, category.Urgent)).ToArray());
}
