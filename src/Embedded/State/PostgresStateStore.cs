using System.Globalization;
using Npgsql;
using NpgsqlTypes;
using Orleans.Runtime;

namespace GridOrleans.Embedded.State;

/// <summary>Table <c>embedded_grain_state</c> (db/0900_embedded_engine.sql). The ETag is the row's version, counted from 1.</summary>
internal sealed class PostgresStateStore(string connectionString, int maxConnections) : IStateStore, IAsyncDisposable
{
    private readonly NpgsqlDataSource _database = NpgsqlDataSource.Create(
        new NpgsqlConnectionStringBuilder(connectionString) { MaxPoolSize = maxConnections, MaxAutoPrepare = 10, ApplicationName = "grid-state" });

    public ValueTask DisposeAsync() => _database.DisposeAsync();

    public async Task<StoredState?> ReadAsync(GrainId grain, string name, CancellationToken cancellationToken)
    {
        await using var command = Command("SELECT body, version FROM embedded_grain_state WHERE grain_type = $1 AND grain_key = $2 AND state_name = $3", grain, name);
        await using var row = await command.ExecuteReaderAsync(cancellationToken);
        return await row.ReadAsync(cancellationToken) ? new(row.GetString(0), Text(row.GetInt64(1))) : null;
    }

    public async Task<string?> WriteAsync(GrainId grain, string name, string json, string? etag, CancellationToken cancellationToken)
    {
        await using var command = Command(
            etag is null
                ? "INSERT INTO embedded_grain_state (grain_type, grain_key, state_name, body, version) VALUES ($1, $2, $3, $4, 1) ON CONFLICT DO NOTHING RETURNING version"
                : "UPDATE embedded_grain_state SET body = $4, version = version + 1, written_at = now() WHERE grain_type = $1 AND grain_key = $2 AND state_name = $3 AND version = $5 RETURNING version",
            grain,
            name);
        command.Parameters.Add(new() { Value = json, NpgsqlDbType = NpgsqlDbType.Json });
        if (etag is not null) command.Parameters.Add(new() { Value = Version(etag) });
        return await command.ExecuteScalarAsync(cancellationToken) is long version ? Text(version) : null;
    }

    public async Task<bool> ClearAsync(GrainId grain, string name, string etag, CancellationToken cancellationToken)
    {
        await using var command = Command("DELETE FROM embedded_grain_state WHERE grain_type = $1 AND grain_key = $2 AND state_name = $3 AND version = $4", grain, name);
        command.Parameters.Add(new() { Value = Version(etag) });
        return await command.ExecuteNonQueryAsync(cancellationToken) == 1;
    }

    private NpgsqlCommand Command(string sql, GrainId grain, string name)
    {
        var command = _database.CreateCommand(sql);
        command.Parameters.Add(new() { Value = grain.Type.Name });
        command.Parameters.Add(new() { Value = grain.Key.Text });
        command.Parameters.Add(new() { Value = name });
        return command;
    }

    private static string Text(long version) => version.ToString(CultureInfo.InvariantCulture);

    private static long Version(string etag) => long.Parse(etag, CultureInfo.InvariantCulture);
}
