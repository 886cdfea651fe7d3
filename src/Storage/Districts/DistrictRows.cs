using System.Text.Json;
using GridOrleans.Contracts.Areas;
using static GridOrleans.Storage.Districts.Copy;

namespace GridOrleans.Storage.Districts;

/// <summary>The plan's lists as rows.</summary>
internal static class DistrictRows
{
    public static async Task Write(NpgsqlConnection connection, DistrictPlan plan, CancellationToken cancellation)
    {
        // What is imported now holds from the district's today; what was before, this installation does not know.
        var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(await Now(connection, cancellation), TimeZoneInfo.FindSystemTimeZoneById(plan.TimeZone)).DateTime);

        await Into(connection, "district (code, name, time_zone, demo, drill_divisor, fallback_unit_id)", [plan],
            district => [district.Code, district.Name, district.TimeZone, district.Demo, district.DrillDivisor, district.FallbackUnitId], cancellation);
        await Into(connection, "area (code, valid_from, parent_code, level, name, short_name, ring, grid_kind, households, position)", plan.Areas.Index(),
            row => [row.Item.Code, today, row.Item.ParentCode, row.Item.Level, row.Item.Name, row.Item.ShortName, Value.Json(row.Item.Ring), row.Item.GridKind,
                row.Item.Households, row.Index], cancellation);
        await Into(connection, "estate_type (code, name, name_en, first_call)", plan.EstateTypes,
            type => [type.Code, type.Name, type.NameEn, type.FirstCall], cancellation);
        await Into(connection, "unit (id, name, short_name, kind, area_code)", plan.Units,
            unit => [unit.Id, unit.Name, unit.ShortName, unit.Kind.ToString(), unit.AreaCode], cancellation);
        await Into(connection, "estate (id, name, type_code, grid_code, firm_unit_id, committee_unit_id, longitude, latitude, ring)", plan.Estates,
            estate => [estate.Id, estate.Name, estate.TypeCode, estate.GridCode, estate.FirmUnitId, estate.CommitteeUnitId, estate.Longitude, estate.Latitude,
                Value.Json(estate.Ring)], cancellation);
        await Into(connection, "building (id, estate_id, grid_code, name, address, floors, longitude, latitude, ring)", plan.Buildings,
            building => [building.Id, building.EstateId, building.GridCode, building.Name, building.Address, building.Floors, building.Longitude,
                building.Latitude, Value.Json(building.Ring)], cancellation);
        await Into(connection, "person (id, name, phone)", plan.Persons, person => [person.Id, person.Name, person.Phone], cancellation);
        await Into(connection, "post (person_id, kind, area_code, unit_id, employment, source, valid_from)", plan.Posts,
            post => [post.PersonId, post.Kind, post.AreaCode, post.UnitId, post.Employment, post.Source, today], cancellation);
        await Into(connection, "category (code, category_group, name, name_en, unit_id, urgent, whistle, examples, position)", plan.Categories.Index(),
            row => [row.Item.Code, row.Item.Group, row.Item.Name, row.Item.NameEn, row.Item.UnitId, row.Item.Urgent, row.Item.Whistle.ToString(),
                row.Item.Examples.ToArray(), row.Index], cancellation);
        await Into(connection, "scenery (id, kind, name, class, points)", Drawn(plan.Scenery).Index(),
            row => [row.Index, row.Item.Kind, row.Item.Name, row.Item.Class, Value.Json(row.Item.Points)], cancellation);
    }

    private static IEnumerable<(string Kind, string Name, string? Class, IReadOnlyList<double[]> Points)> Drawn(Scenery scenery) =>
    [
        .. scenery.Roads.Select(road => ("road", road.Name, (string?)road.Class, road.Line)),
        .. scenery.Water.Select(water => ("water", water.Name, (string?)null, water.Ring)),
        .. scenery.Parks.Select(park => ("park", park.Name, (string?)null, park.Ring)),
    ];

    private static async Task<DateTimeOffset> Now(NpgsqlConnection connection, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand("select clock_timestamp()", connection);
        return (DateTime)(await command.ExecuteScalarAsync(cancellation))!;
    }
}
