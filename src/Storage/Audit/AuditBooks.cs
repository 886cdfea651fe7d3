using System.Text.Json;
using GridOrleans.Contracts.Audit;
using GridOrleans.Contracts.Deadlines;
using GridOrleans.Contracts.Json;
using GridOrleans.Contracts.Outbox;
using GridOrleans.Storage.Outbox;

namespace GridOrleans.Storage.Audit;

/// <summary>The audit's own questions. Every one is bounded and walks an index from one end, whatever the number of issues.</summary>
public sealed class AuditBooks(NpgsqlDataSource database, OutboxSignal outbox) : IAuditBooks
{
    public async Task<IAsyncDisposable?> Take(TimeSpan pause, CancellationToken cancellation)
    {
        var connection = await database.OpenConnectionAsync(cancellation);
        var held = new AuditLock(connection);
        try
        {
            if (await Ask(connection, AuditSql.TryLock, cancellation) is true)
            {
                held.IsHeld = true;
                if (await Since(connection, cancellation) is not { } since || since >= pause) return held;
            }
        }
        catch
        {
            await held.DisposeAsync();
            throw;
        }

        await held.DisposeAsync();
        return null;
    }

    public async Task<AuditPage> Read(AuditWalk walk, AuditCursor? after, int limit, TimeSpan horizon, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        await using var batch = IndexedBatch.Create(connection);
        batch.BatchCommands.Add(new(AuditSql.Page(walk))
        {
            Parameters =
            {
                new NpgsqlParameter<DateTime> { TypedValue = after?.At.UtcDateTime ?? DateTime.SpecifyKind(DateTime.MinValue, DateTimeKind.Utc), NpgsqlDbType = NpgsqlDbType.TimestampTz },
                new NpgsqlParameter<Guid> { TypedValue = after?.Id ?? Guid.Empty },
                new NpgsqlParameter<int> { TypedValue = limit },
            },
        });
        if (walk == AuditWalk.Coming) batch.BatchCommands[^1].Parameters.Add(new NpgsqlParameter<TimeSpan> { TypedValue = horizon });
        await using var reader = await IndexedBatch.Read(batch, cancellation);
        List<AuditedIssue> issues = [];
        AuditCursor? last = null;
        while (await reader.ReadAsync(cancellation))
        {
            issues.Add(Issue(reader));
            last = new(new DateTimeOffset(DateTime.SpecifyKind(reader.GetDateTime(9), DateTimeKind.Utc)), issues[^1].Id);
        }

        return new(issues, issues.Count < limit ? null : last);
    }

    public async Task<IReadOnlyList<Deadline>> RowsOverdue(TimeSpan by, int limit, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        await using var batch = IndexedBatch.Create(connection);
        batch.BatchCommands.Add(new(AuditSql.RowsOverdue) { Parameters = { new NpgsqlParameter<TimeSpan> { TypedValue = by }, new NpgsqlParameter<int> { TypedValue = limit } } });
        await using var reader = await IndexedBatch.Read(batch, cancellation);
        List<Deadline> rows = [];
        while (await reader.ReadAsync(cancellation))
        {
            rows.Add(new((DeadlineOwner)reader.GetInt16(0), reader.GetString(1), reader.GetString(2), reader.GetInt32(3), reader.GetFieldValue<DateTimeOffset>(4)));
        }

        return rows;
    }

    public async Task<IReadOnlyList<UndoneOrder>> OrdersUndone(TimeSpan by, int limit, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        await using var batch = IndexedBatch.Create(connection);
        batch.BatchCommands.Add(new(AuditSql.OrdersUndone) { Parameters = { new NpgsqlParameter<TimeSpan> { TypedValue = by }, new NpgsqlParameter<int> { TypedValue = limit } } });
        await using var reader = await IndexedBatch.Read(batch, cancellation);
        List<UndoneOrder> orders = [];
        while (await reader.ReadAsync(cancellation)) orders.Add(new(reader.GetInt64(0), reader.GetString(1), reader.GetFieldValue<DateTimeOffset>(2)));
        return orders;
    }

    public async Task<bool> Owe(OutboxMessage order, string again, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand(AuditSql.Owe);
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = order.Topic });
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = order.DedupKey });
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = order.PayloadJson, NpgsqlDbType = NpgsqlDbType.Json });
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = again });
        if (await command.ExecuteNonQueryAsync(cancellation) == 0) return false;
        outbox.Raise();
        return true;
    }

    public async Task Finished(int found, int repaired, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand(AuditSql.Finished);
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = found });
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = repaired });
        await command.ExecuteNonQueryAsync(cancellation);
    }

    public async Task<TimeSpan?> SinceFinished(CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        return await Since(connection, cancellation);
    }

    private static async Task<TimeSpan?> Since(NpgsqlConnection connection, CancellationToken cancellation) =>
        await Ask(connection, AuditSql.SinceFinished, cancellation) is TimeSpan since ? since : null;

    private static async Task<object?> Ask(NpgsqlConnection connection, string sql, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync(cancellation);
    }

    private static AuditedIssue Issue(NpgsqlDataReader row) => new(
        row.GetGuid(0),
        row.GetFieldValue<DateTimeOffset>(1),
        row.IsDBNull(2) ? 1 : row.GetInt32(2),
        Json<AuditedClock[]>(row, 3) ?? [],
        Json<AuditedClimb[]>(row, 4) ?? [],
        Json<AuditedLadder>(row, 5) ?? new([]),
        row.IsDBNull(6) ? null : row.GetFieldValue<DateTimeOffset>(6),
        Json<AuditedParking>(row, 7),
        Json<AuditedRow[]>(row, 8) ?? [],
        Json<AuditedLine[]>(row, 10),
        row.IsDBNull(11) ? 0 : row.GetInt32(11));

    private static T? Json<T>(NpgsqlDataReader row, int column)
        where T : class => row.IsDBNull(column) ? null : JsonSerializer.Deserialize<T>(row.GetString(column), GridJson.Options);

    /// <summary>Held by the session: given back before the connection goes back to its pool, and by itself if it breaks.</summary>
    private sealed class AuditLock(NpgsqlConnection connection) : IAsyncDisposable
    {
        public bool IsHeld { get; set; }

        public async ValueTask DisposeAsync()
        {
            await using var held = connection;
            if (IsHeld && connection.State == System.Data.ConnectionState.Open) await Ask(connection, AuditSql.Unlock, CancellationToken.None);
        }
    }
}
