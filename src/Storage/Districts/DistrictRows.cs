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
        var today = await Rows.Today(connection, plan.TimeZone, cancellation);

        await Into(connection, "district (code, name, time_zone, demo, drill_divisor, fallback_unit_id)", [plan],
            district => [district.Code, district.Name, district.TimeZone, district.Demo, district.DrillDivisor, district.FallbackUnitId], cancellation);
        if (plan.Levels is { } levels) await Levels(connection, levels, cancellation);
        await Into(connection, "area (code, valid_from, parent_code, level, name, short_name, ring, grid_kind, households, position)", plan.Areas.Index(),
            row => [row.Item.Code, today, row.Item.ParentCode, row.Item.Level, row.Item.Name, row.Item.ShortName, Value.Json(row.Item.Ring), row.Item.GridKind,
                row.Item.Households, row.Index], cancellation);
        await Write(connection, BookTables.EstateTypes, plan.EstateTypes, cancellation);
        await Write(connection, BookTables.Units, plan.Units, cancellation);
        await Write(connection, BookTables.Estates, plan.Estates, cancellation);
        await Write(connection, BookTables.Buildings, plan.Buildings, cancellation);
        await Write(connection, BookTables.Persons, plan.Persons, cancellation);
        await Write(connection, BookTables.Posts, plan.Posts.Select(post => post with { ValidFrom = post.ValidFrom ?? today }), cancellation);
        await Write(connection, BookTables.Rosters, plan.Rosters ?? [], cancellation);
        await Into(connection, "category (code, category_group, name, name_en, unit_id, urgent, whistle, examples, position, major_matter, alarm_unit_ids)", plan.Categories.Index(),
            row => [row.Item.Code, row.Item.Group, row.Item.Name, row.Item.NameEn, row.Item.UnitId, row.Item.Urgent, row.Item.Whistle.ToString(),
                row.Item.Examples.ToArray(), row.Index, row.Item.MajorMatter, row.Item.AlarmUnitIds?.ToArray()], cancellation);
        await Into(connection, "scenery (id, kind, name, class, points)", Drawn(plan.Scenery).Index(),
            row => [row.Index, row.Item.Kind, row.Item.Name, row.Item.Class, Value.Json(row.Item.Points)], cancellation);
    }

    /// <summary>The levels every database is made with give way to the plan's.</summary>
    private static async Task Levels(NpgsqlConnection connection, IReadOnlyList<AreaLevelPlan> levels, CancellationToken cancellation)
    {
        await using (var others = new NpgsqlCommand("delete from size_rule where not level = any($1)", connection))
        {
            others.Parameters.Add(Arrays.Text(levels.Select(level => level.Code).ToArray()));
            await others.ExecuteNonQueryAsync(cancellation);
            others.CommandText = "delete from area_level where not code = any($1)";
            await others.ExecuteNonQueryAsync(cancellation);
        }

        await BookTables.Levels.Upsert(connection, levels, cancellation);
    }

    private static Task Write<T>(NpgsqlConnection connection, BookTable<T> table, IEnumerable<T> rows, CancellationToken cancellation) =>
        Into(connection, $"{table.Name} ({string.Join(", ", table.Columns)})", rows, table.Values, cancellation);

    private static IEnumerable<(string Kind, string Name, string? Class, IReadOnlyList<double[]> Points)> Drawn(Scenery scenery) =>
    [
        .. scenery.Roads.Select(road => ("road", road.Name, (string?)road.Class, road.Line)),
        .. scenery.Water.Select(water => ("water", water.Name, (string?)null, water.Ring)),
        .. scenery.Parks.Select(park => ("park", park.Name, (string?)null, park.Ring)),
    ];
}
