using GridOrleans.Contracts.Audit;

namespace GridOrleans.Storage.Audit;

/// <summary>The audit's questions as text. Times stand in subqueries, because a volatile function in a condition would keep its index from being used.</summary>
internal static class AuditSql
{
    public const string TryLock = "select pg_try_advisory_lock(hashtextextended('GridOrleans audit', 0))";

    public const string Unlock = "select pg_advisory_unlock(hashtextextended('GridOrleans audit', 0))";

    public const string SinceFinished = "select clock_timestamp() - finished_at from audit_run";

    public const string Finished =
        """
        insert into audit_run (finished_at, found, repaired) values (clock_timestamp(), $1, $2)
        on conflict (only_one) do update set finished_at = excluded.finished_at, found = excluded.found, repaired = excluded.repaired
        """;

    /// <summary>A claimed row wakes at the end of its lease, so it is looked for a little ahead.</summary>
    public const string RowsOverdue =
        """
        select owner_kind, owner_id, clock, generation, due_at
        from (
          select * from deadline where wake_at <= (select clock_timestamp() + interval '10 seconds') order by wake_at limit $2
        ) as awake
        where due_at <= (select clock_timestamp() - $1)
        """;

    public const string OrdersUndone =
        """
        select id, topic, written_at
        from (select * from outbox where done_at is null order by id limit $2) as undone
        where written_at <= (select clock_timestamp() - $1)
        """;

    /// <summary>
    /// Not while one waits or has just been done. Keys are compared byte by byte, so all that begin with one lie together in the index; “0” follows “/”.
    /// </summary>
    public const string Owe =
        """
        insert into outbox (topic, dedup_key, payload)
        select $1, $2 || $4, $3
        where not exists (
          select 1 from outbox
          where (done_at is null or done_at > (select clock_timestamp() - interval '1 minute'))
            and (dedup_key = $2 or (dedup_key >= ($2 || '/') collate "C" and dedup_key < ($2 || '0') collate "C")))
        on conflict (dedup_key) do nothing
        """;

    public static string Page(AuditWalk walk) => walk switch
    {
        AuditWalk.Coming => $"{Select("next_due_at")} where open and (next_due_at, id) > ($1, $2) and next_due_at <= (select clock_timestamp() + $4) order by next_due_at, id limit $3",
        AuditWalk.Still => $"{Select("next_due_at")} where open and (next_due_at, id) > (greatest($1, 'infinity'), $2) order by next_due_at, id limit $3",
        AuditWalk.Checked => $"{Select("completed_at")} where state = 'Completed' and (completed_at, id) > ($1, $2) order by completed_at, id limit $3",
        _ => throw new ArgumentOutOfRangeException(nameof(walk), walk, null),
    };

    private static string Select(string by) =>
        $"""
        select id, clock_timestamp(), (body ->> 'round')::int, body -> 'clocks', body -> 'climbs', body -> 'ladder', (body ->> 'checkBy')::timestamptz, body -> 'parking',
               (select json_agg(json_build_object('clock', clock, 'generation', generation, 'dueAt', due_at))
                from deadline where owner_kind = 1 and owner_id = replace(issue.id::text, '-', '')),
               {by}, body -> 'whistles', (body ->> 'lineChanges')::int
        from issue
        """;
}
