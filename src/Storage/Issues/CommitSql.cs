namespace GridOrleans.Storage.Issues;

/// <summary>The statements of a group commit, each for any number of commits.</summary>
internal static class CommitSql
{
    /// <summary>
    /// For the writers' connections. Durable whatever the server's default; and a plan made while a table was small must not read the whole
    /// of it when it has grown, so only index look-ups are left to choose from.
    /// </summary>
    public const string Session =
        """
        set synchronous_commit = on; set plan_cache_mode = force_generic_plan; set jit = off;
        set enable_seqscan = off; set enable_hashjoin = off; set enable_mergejoin = off
        """;

    public const string History =
        """
        insert into issue_history (issue_id, version, operation_id, actor_kind, actor_id, actor_name, at, events, previous_hash, hash)
        select * from unnest($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
        """;

    /// <summary>A version that does not follow the stored one becomes null, which the column refuses: the whole transaction is undone.</summary>
    public const string Issue =
        """
        insert into issue as stored (
          id, version, hash, district_code, grid_code, building_id, case_no, category_code, state, open, light, owner_unit_id, lead_unit_id,
          unit_ids, reported_at, completed_at, next_due_at, respond_stopped_at, handle_stopped_at, close_stopped_at, plan_stopped_at,
          stopped_late, track_key_hash, queue_row, body, updated_at)
        select
          id, version, hash, district_code, grid_code, building_id, case_no, category_code, state, open, light, owner_unit_id, lead_unit_id,
          string_to_array(unit_ids, e'\x1f'), reported_at, completed_at, coalesce(next_due_at, 'infinity'), respond_stopped_at, handle_stopped_at,
          close_stopped_at, plan_stopped_at, stopped_late, track_key_hash, queue_row, body, clock_timestamp()
        from unnest($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24, $25) as next (
          id, version, hash, district_code, grid_code, building_id, case_no, category_code, state, open, light, owner_unit_id, lead_unit_id,
          unit_ids, reported_at, completed_at, next_due_at, respond_stopped_at, handle_stopped_at, close_stopped_at, plan_stopped_at,
          stopped_late, track_key_hash, queue_row, body)
        on conflict (id) do update set
          version = case when stored.version = excluded.version - 1 then excluded.version end,
          hash = excluded.hash,
          category_code = excluded.category_code,
          state = excluded.state,
          open = excluded.open,
          light = excluded.light,
          owner_unit_id = excluded.owner_unit_id,
          lead_unit_id = excluded.lead_unit_id,
          unit_ids = excluded.unit_ids,
          completed_at = excluded.completed_at,
          next_due_at = excluded.next_due_at,
          respond_stopped_at = excluded.respond_stopped_at,
          handle_stopped_at = excluded.handle_stopped_at,
          close_stopped_at = excluded.close_stopped_at,
          plan_stopped_at = excluded.plan_stopped_at,
          stopped_late = excluded.stopped_late,
          queue_row = excluded.queue_row,
          body = excluded.body,
          updated_at = excluded.updated_at
        """;

    public const char UnitSeparator = '\x1f';

    public const string Outbox =
        """
        insert into outbox (topic, dedup_key, payload)
        select * from unnest($1, $2, $3)
        on conflict (dedup_key) do nothing
        """;

    public const string Reporter =
        """
        insert into reporter (issue_id, name, phone, account_id)
        select * from unnest($1, $2, $3, $4)
        on conflict (issue_id) do update set name = excluded.name, phone = excluded.phone, account_id = excluded.account_id
        """;
}
