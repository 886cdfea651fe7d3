using GridOrleans.Contracts.Deadlines;

namespace GridOrleans.Storage.Deadlines;

/// <summary>The two statements that change deadline rows, for issue commits and for other owners alike.</summary>
internal static class DeadlineRows
{
    public static void AddTo(NpgsqlBatch batch, IReadOnlyCollection<DeadlineChange> changes)
    {
        var set = changes.Select(change => change.Next).OfType<Deadline>().ToArray();
        if (set.Length > 0)
        {
            batch.BatchCommands.Add(new(Set)
            {
                Parameters =
                {
                    Arrays.Smallint(Array.ConvertAll(set, row => (short)row.OwnerKind)),
                    Arrays.Text(Array.ConvertAll(set, row => row.OwnerId)),
                    Arrays.Text(Array.ConvertAll(set, row => row.Clock)),
                    Arrays.Integer(Array.ConvertAll(set, row => row.Generation)),
                    Arrays.Time(Array.ConvertAll(set, row => WholeMicrosecond(row.DueAt))),
                },
            });
        }

        var cleared = changes.Where(change => change.Next is null).ToArray();
        if (cleared.Length > 0)
        {
            batch.BatchCommands.Add(new(Clear)
            {
                Parameters =
                {
                    Arrays.Smallint(Array.ConvertAll(cleared, change => (short)change.OwnerKind)),
                    Arrays.Text(Array.ConvertAll(cleared, change => change.OwnerId)),
                    Arrays.Text(Array.ConvertAll(cleared, change => change.Clock)),
                },
            });
        }
    }

    /// <summary>The first microsecond that is not before it: PostgreSQL keeps microseconds, and a row must not come due early.</summary>
    private static DateTime WholeMicrosecond(DateTimeOffset at)
    {
        var excess = at.UtcTicks % TimeSpan.TicksPerMicrosecond;
        return (excess == 0 ? at : at.AddTicks(TimeSpan.TicksPerMicrosecond - excess)).UtcDateTime;
    }

    private const string Set =
        """
        insert into deadline (owner_kind, owner_id, clock, generation, due_at, wake_at)
        select owner_kind, owner_id, clock, generation, due_at, due_at
        from unnest($1, $2, $3, $4, $5) as next (owner_kind, owner_id, clock, generation, due_at)
        on conflict (owner_kind, owner_id, clock) do update
        set generation = excluded.generation, due_at = excluded.due_at, wake_at = excluded.wake_at
        """;

    private const string Clear =
        """
        delete from deadline
        using unnest($1, $2, $3) as gone (owner_kind, owner_id, clock)
        where deadline.owner_kind = gone.owner_kind and deadline.owner_id = gone.owner_id and deadline.clock = gone.clock
        """;
}
