using System.Text.Json;
using GridOrleans.Contracts.Json;
using GridOrleans.Domain.Escalation;
using GridOrleans.Domain.Issues;

namespace GridOrleans.Storage.Ladders;

/// <summary>Ladders as rows.</summary>
internal static class LadderRows
{
    private const string Columns =
        "id, version, rungs, repeat, name, urgent, category_code, category_group, area_code, channel, in_force_from, retired, note, made_by";

    public static async Task<LadderBook> Read(NpgsqlConnection connection, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand($"select {Columns}, made_at from ladder order by id, version desc", connection);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        List<LadderVersion> versions = [];
        while (await reader.ReadAsync(cancellation)) versions.Add(Version(reader));
        return new(versions);
    }

    /// <summary>The version that an operation made; null = it made none.</summary>
    public static async Task<(string Id, int Version)?> MadeBy(NpgsqlConnection connection, Guid operationId, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand("select id, version from ladder where operation_id = $1", connection) { Parameters = { new() { Value = operationId } } };
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        return await reader.ReadAsync(cancellation) ? (reader.GetString(0), reader.GetInt32(1)) : null;
    }

    public static NpgsqlCommand Insert(NpgsqlConnection connection, LadderVersion version, Guid operationId) => new(
        $"insert into ladder ({Columns}, operation_id) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)",
        connection)
    {
        Parameters =
        {
            Of(version.Ladder.Id), new() { Value = version.Ladder.Version }, Json(version.Ladder.Rungs), Json(version.Ladder.Repeat), Of(version.Name),
            new() { Value = (object?)version.When.Urgent ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Boolean }, Of(version.When.CategoryCode),
            Of(version.When.CategoryGroup), Of(version.When.AreaCode), Of(version.When.Channel?.ToString()), new() { Value = version.InForceFrom.UtcDateTime },
            new() { Value = version.IsRetired }, Of(version.Note), Of(version.MadeBy), new() { Value = operationId },
        },
    };

    private static LadderVersion Version(NpgsqlDataReader row) => new(
        new(row.GetString(0), row.GetInt32(1), Json<Rung[]>(row, 2)!, row.IsDBNull(3) ? null : Json<Repeat>(row, 3)),
        row.GetString(4),
        new(row.IsDBNull(5) ? null : row.GetBoolean(5), Text(row, 6), Text(row, 7), Text(row, 8), Text(row, 9) is { } channel ? Enum.Parse<Channel>(channel) : null),
        row.GetFieldValue<DateTimeOffset>(10),
        row.GetBoolean(11),
        Text(row, 12),
        row.GetString(13),
        row.GetFieldValue<DateTimeOffset>(14));

    private static string? Text(NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    private static T? Json<T>(NpgsqlDataReader row, int column) => JsonSerializer.Deserialize<T>(row.GetString(column), GridJson.Options);

    private static NpgsqlParameter Of(string? text) => new() { Value = (object?)text ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text };

    private static NpgsqlParameter Json<T>(T? value) =>
        new() { Value = value is null ? DBNull.Value : JsonSerializer.Serialize(value, GridJson.Options), NpgsqlDbType = NpgsqlDbType.Json };
}
