using System.Data;
using System.Text.Json;
using GridOrleans.Contracts.Areas;
using GridOrleans.Contracts.Json;
using GridOrleans.Domain.Whistles;
using GridOrleans.Storage.Ladders;
using GridOrleans.Storage.Policies;

namespace GridOrleans.Storage.Districts;

/// <summary>Reads the whole district in one consistent picture.</summary>
internal sealed class DistrictLoader(NpgsqlDataSource database)
{
    /// <summary>What the picture in memory depends on: the revision, and the district's day, on which a planned change may take effect. Null = no district yet.</summary>
    public async Task<(long Revision, DateOnly Day)?> State(CancellationToken cancellation)
    {
        await using var command = database.CreateCommand("select revision, (clock_timestamp() at time zone time_zone)::date from district");
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        return await reader.ReadAsync(cancellation) ? (reader.GetInt64(0), reader.GetFieldValue<DateOnly>(1)) : null;
    }

    public async Task<StoredDistrict?> Load(CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellation);
        var policies = await PolicyRows.Read(connection, cancellation);
        var ladders = await LadderRows.Read(connection, cancellation);
        if (policies.Versions.Count == 0 || ladders.Versions.Count == 0) return null;

        var versions = await PlaceLoader.Areas(connection, cancellation);
        var types = await PlaceLoader.EstateTypes(connection, cancellation);
        var units = await StaffLoader.Units(connection, cancellation);
        var estates = await PlaceLoader.Estates(connection, cancellation);
        var buildings = await PlaceLoader.Buildings(connection, cancellation);
        var moves = await PlaceLoader.Moves(connection, cancellation);
        var staff = await StaffLoader.Load(connection, cancellation);
        var categories = await Read("select code, category_group, name, name_en, unit_id, urgent, whistle, examples, major_matter, alarm_unit_ids from category order by position", row =>
            new CategoryPlan(row.GetString(0), row.GetString(1), row.GetString(2), row.GetString(3), Text(row, 4), row.GetBoolean(5),
                Enum.Parse<WhistleKind>(row.GetString(6)), row.GetFieldValue<string[]>(7), row.GetBoolean(8),
                row.IsDBNull(9) ? null : row.GetFieldValue<string[]>(9)));
        var drawn = await Read("select kind, name, class, points from scenery order by id", row =>
            (Kind: row.GetString(0), Name: row.GetString(1), Class: Text(row, 2), Points: Json<double[][]>(row, 3)!));
        var scenery = new Scenery(
            drawn.Where(each => each.Kind == "road").Select(road => new SceneryLine(road.Name, road.Class ?? "minor", road.Points)).ToArray(),
            drawn.Where(each => each.Kind == "water").Select(water => new SceneryShape(water.Name, water.Points)).ToArray(),
            drawn.Where(each => each.Kind == "park").Select(park => new SceneryShape(park.Name, park.Points)).ToArray());

        return (await Read("select revision, code, name, time_zone, demo, drill_divisor, fallback_unit_id, (now() at time zone time_zone)::date, now() from district", row => new StoredDistrict(
            row.GetInt64(0), row.GetString(1), row.GetString(2), row.GetString(3), row.GetBoolean(4), row.GetInt32(5), row.GetString(6),
            policies, ladders, versions, types, estates, buildings, moves, units, categories, scenery, staff, row.GetFieldValue<DateOnly>(7), row.GetFieldValue<DateTimeOffset>(8)))).SingleOrDefault();

        async Task<List<T>> Read<T>(string sql, Func<NpgsqlDataReader, T> row)
        {
            await using var command = new NpgsqlCommand(sql, connection, transaction);
            await using var reader = await command.ExecuteReaderAsync(cancellation);
            var rows = new List<T>();
            while (await reader.ReadAsync(cancellation)) rows.Add(row(reader));
            return rows;
        }
    }

    private static string? Text(NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    private static T? Json<T>(NpgsqlDataReader row, int column)
        where T : class => row.IsDBNull(column) ? null : JsonSerializer.Deserialize<T>(row.GetString(column), GridJson.Options);
}
