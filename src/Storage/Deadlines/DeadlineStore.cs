using GridOrleans.Contracts.Deadlines;

namespace GridOrleans.Storage.Deadlines;

/// <summary>Durable time: rows that wait, claimed by whichever sweeper comes first.</summary>
public sealed class DeadlineStore(NpgsqlDataSource database) : IDeadlineStore
{
    /// <summary>
    /// A row is handed out this long after its due time. A process knows database time only as “at least …”, behind by up to a round trip: a grain
    /// told at the very microsecond could find it too early, and the row would be hidden for a whole lease.
    /// </summary>
    public static TimeSpan Margin { get; } = TimeSpan.FromMilliseconds(5);

    public async Task<IReadOnlyList<Deadline>> ClaimDue(int limit, TimeSpan lease, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        await using var batch = IndexedBatch.Create(connection);
        batch.BatchCommands.Add(new(Claim)
        {
            Parameters =
            {
                new NpgsqlParameter<int> { TypedValue = limit },
                new NpgsqlParameter<TimeSpan> { TypedValue = lease },
                new NpgsqlParameter<TimeSpan> { TypedValue = Margin },
            },
        });
        await using var reader = await IndexedBatch.Read(batch, cancellation);
        var claimed = new List<Deadline>();
        while (await reader.ReadAsync(cancellation))
        {
            claimed.Add(new(
                (DeadlineOwner)reader.GetInt16(0), reader.GetString(1), reader.GetString(2), reader.GetInt32(3), reader.GetFieldValue<DateTimeOffset>(4)));
        }

        claimed.Sort((one, other) => one.DueAt.CompareTo(other.DueAt));
        return claimed;
    }

    public async Task Apply(IReadOnlyList<DeadlineChange> changes, CancellationToken cancellation)
    {
        if (changes.Count == 0) return;
        await using var connection = await database.OpenConnectionAsync(cancellation);
        await using var batch = IndexedBatch.Create(connection);

        // One order for all, so that two never wait for each other in a circle.
        DeadlineRows.AddTo(batch, changes.OrderBy(change => change.OwnerKind).ThenBy(change => change.OwnerId, StringComparer.Ordinal)
            .ThenBy(change => change.Clock, StringComparer.Ordinal).ToArray());
        await batch.ExecuteNonQueryAsync(cancellation);
    }

    /// <summary>
    /// The time stands in a subquery because a volatile function in the condition itself would keep the index from being used. Rows that another
    /// sweeper is claiming are passed over, not waited for.
    /// </summary>
    private const string Claim =
        """
        update deadline set wake_at = clock_timestamp() + $2
        where ctid = any (array(
          select ctid from deadline
          where wake_at <= (select clock_timestamp() - $3)
          order by wake_at
          limit $1
          for update skip locked))
        returning owner_kind, owner_id, clock, generation, due_at
        """;
}
