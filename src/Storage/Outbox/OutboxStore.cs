using GridOrleans.Contracts.Outbox;

namespace GridOrleans.Storage.Outbox;

/// <summary>What commits owe the world: handed out in order, each message to one process at a time, until it is done.</summary>
public sealed class OutboxStore(NpgsqlDataSource database, OutboxSignal signal) : IOutbox
{
    public async Task<IReadOnlyList<PendingMessage>> HandOut(int limit, TimeSpan lease, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        await using var batch = IndexedBatch.Create(connection);
        batch.BatchCommands.Add(new(Claim)
        {
            Parameters = { new NpgsqlParameter<int> { TypedValue = limit }, new NpgsqlParameter<TimeSpan> { TypedValue = lease } },
        });
        await using var reader = await IndexedBatch.Read(batch, cancellation);
        return await Messages(reader, cancellation);
    }

    public async Task<IReadOnlyList<PendingMessage>> Read(IReadOnlyList<long> ids, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand("select id, topic, dedup_key, payload, attempts from outbox where id = any ($1) and done_at is null");
        command.Parameters.Add(Arrays.Bigint([.. ids]));
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        return await Messages(reader, cancellation);
    }

    public async Task MarkDone(IReadOnlyList<long> ids, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand("update outbox set done_at = clock_timestamp() where id = any ($1) and done_at is null");
        command.Parameters.Add(Arrays.Bigint([.. ids]));
        await command.ExecuteNonQueryAsync(cancellation);
    }

    public Task WaitForHint(TimeSpan atMost, CancellationToken cancellation) => signal.Wait(atMost, cancellation);

    /// <summary>Messages not done.</summary>
    public async Task<long> CountPending(CancellationToken cancellation)
    {
        await using var command = database.CreateCommand("select count(*) from outbox where done_at is null");
        return (long)(await command.ExecuteScalarAsync(cancellation))!;
    }

    /// <summary>Forgets at most <paramref name="limit"/> messages that were done longer ago than <paramref name="kept"/>.</summary>
    /// <returns>How many.</returns>
    public async Task<int> Prune(TimeSpan kept, int limit, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand(
            """
            delete from outbox where id = any (array(
              select id from outbox where done_at < (select clock_timestamp() - $1) order by done_at limit $2 for update skip locked))
            """);
        command.Parameters.Add(new NpgsqlParameter<TimeSpan> { TypedValue = kept });
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = limit });
        return await command.ExecuteNonQueryAsync(cancellation);
    }

    private static async Task<IReadOnlyList<PendingMessage>> Messages(NpgsqlDataReader reader, CancellationToken cancellation)
    {
        var messages = new List<PendingMessage>();
        while (await reader.ReadAsync(cancellation))
        {
            messages.Add(new(reader.GetInt64(0), reader.GetString(1), reader.GetString(2), reader.GetString(3), reader.GetInt32(4)));
        }

        messages.Sort((one, other) => one.Id.CompareTo(other.Id));
        return messages;
    }

    /// <summary>Messages that another process is taking are passed over, not waited for.</summary>
    private const string Claim =
        """
        update outbox set handed_out_until = clock_timestamp() + $2, attempts = attempts + 1
        where ctid = any (array(
          select ctid from outbox
          where done_at is null and (handed_out_until is null or handed_out_until <= (select clock_timestamp()))
          order by id
          limit $1
          for update skip locked))
        returning id, topic, dedup_key, payload, attempts
        """;
}
