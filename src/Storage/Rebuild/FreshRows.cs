using GridOrleans.Contracts.History;
using GridOrleans.Contracts.Issues;
using GridOrleans.Domain.Issues;
using GridOrleans.Storage.Deadlines;
using GridOrleans.Storage.Issues;
using GridOrleans.Storage.Projection;

namespace GridOrleans.Storage.Rebuild;

/// <summary>
/// Issue rows and deadlines made anew beside the stored ones. They are written by the very statements that commits use, into temporary tables of the same
/// names, so what is compared is what a commit would have written, whatever columns it may learn to write.
/// </summary>
internal sealed class FreshRows(NpgsqlConnection connection, Func<Issue, HistoryEntry, IssueCommit> commitOf)
{
    private string columns = "";

    /// <summary>Temporary tables of this connection; every transaction begins with empty ones.</summary>
    public async Task Prepare(CancellationToken cancellation)
    {
        await Run(
            """
            create temp table if not exists issue (like public.issue including defaults) on commit delete rows;
            create temp table if not exists deadline (like public.deadline including defaults) on commit delete rows;
            create unique index if not exists fresh_issue on pg_temp.issue (id);
            create unique index if not exists fresh_deadline on pg_temp.deadline (owner_kind, owner_id, clock)
            """,
            cancellation);
        await using var command = new NpgsqlCommand(
            "select string_agg(quote_ident(attname), ', ' order by attnum) from pg_attribute where attrelid = 'public.issue'::regclass and attnum > 0 and not attisdropped and attname <> 'id'", connection);
        columns = (string)(await command.ExecuteScalarAsync(cancellation))!;
    }

    public async Task Forget(CancellationToken cancellation) => await Run("drop table if exists pg_temp.issue, pg_temp.deadline", cancellation);

    /// <summary>Folds the histories of these issues as they are now. In a transaction.</summary>
    /// <returns>Ids of histories that cannot be folded by this build.</returns>
    public async Task<List<Guid>> Make(Guid[] ids, CancellationToken cancellation)
    {
        // The path is part of how the server remembers a statement: the one for commits must not be taken for this one, nor this one for theirs.
        await Run("set local search_path = pg_temp, public; delete from pg_temp.issue; delete from pg_temp.deadline", cancellation);
        var unreadable = new List<Guid>();
        var fresh = new List<PendingCommit>(ids.Length);
        foreach (var (id, history) in await HistoryRows.Read(connection, ids, cancellation))
        {
            try
            {
                var folded = FoldedIssue.Of(HistoryRows.Understood(history));
                fresh.Add(new(commitOf(folded.Issue, folded.Steps[^1].Entry)));
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                unreadable.Add(id);
            }
        }

        if (fresh.Count > 0)
        {
            await using var batch = new NpgsqlBatch(connection);
            batch.BatchCommands.Add(CommitBatch.Issue([.. fresh]));
            DeadlineRows.AddTo(batch, fresh.SelectMany(pending => pending.Commit.Deadlines).ToArray());
            await batch.ExecuteNonQueryAsync(cancellation);
        }

        await using var count = new NpgsqlCommand("select count(*) from pg_temp.issue", connection);
        return (long)(await count.ExecuteScalarAsync(cancellation))! == fresh.Count
            ? unreadable
            : throw new InvalidOperationException("The fresh rows did not go where they are compared; nothing was changed.");
    }

    /// <summary>Issues whose row is not the fresh one, to the byte. When a row was written is not history.</summary>
    public Task<List<Guid>> DifferingRows(CancellationToken cancellation) => Ids(
        """
        update pg_temp.issue f set updated_at = i.updated_at from public.issue i where i.id = f.id;
        select f.id from pg_temp.issue f left join public.issue i on i.id = f.id where row_to_json(i)::text is distinct from row_to_json(f)::text
        """,
        null,
        cancellation);

    /// <summary>Issues with other deadlines than the fresh ones. Until when a sweeper has claimed a row is not history.</summary>
    public Task<List<Guid>> DifferingDeadlines(Guid[] ids, CancellationToken cancellation) => Ids(
        """
        with stored as (select owner_id, clock, generation, due_at from public.deadline where owner_kind = 1 and owner_id = any($1)),
             fresh as (select owner_id, clock, generation, due_at from pg_temp.deadline where owner_kind = 1)
        select distinct owner_id::uuid from ((table stored except table fresh) union all (table fresh except table stored)) d
        """,
        ids,
        cancellation);

    /// <summary>Nobody commits to these until the transaction ends.</summary>
    public async Task Lock(Guid[] ids, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand("select id from public.issue where id = any($1) order by id for update", connection) { Parameters = { Arrays.Uuid(ids) } };
        await command.ExecuteNonQueryAsync(cancellation);
    }

    public async Task RepairRows(Guid[] ids, CancellationToken cancellation)
    {
        // Written now, so that feeds and projections notice.
        await Run($"update pg_temp.issue set updated_at = clock_timestamp()", cancellation);
        await using var command = new NpgsqlCommand(
            $"insert into public.issue select * from pg_temp.issue where id = any($1) on conflict (id) do update set ({columns}) = row({Excluded()})", connection)
        {
            Parameters = { Arrays.Uuid(ids) },
        };
        await command.ExecuteNonQueryAsync(cancellation);
    }

    public async Task RepairDeadlines(Guid[] ids, CancellationToken cancellation)
    {
        foreach (var sql in (string[])
        [
            """
            delete from public.deadline d where owner_kind = 1 and owner_id = any($1)
              and not exists (select from pg_temp.deadline f where f.owner_kind = 1 and f.owner_id = d.owner_id and f.clock = d.clock)
            """,
            """
            insert into public.deadline as d select * from pg_temp.deadline where owner_id = any($1)
            on conflict (owner_kind, owner_id, clock) do update set generation = excluded.generation, due_at = excluded.due_at, wake_at = excluded.wake_at
            where d.generation <> excluded.generation or d.due_at <> excluded.due_at
            """,
        ])
        {
            await using var command = new NpgsqlCommand(sql, connection) { Parameters = { Names(ids) } };
            await command.ExecuteNonQueryAsync(cancellation);
        }
    }

    private string Excluded() => string.Join(", ", columns.Split(", ").Select(column => "excluded." + column));

    private static NpgsqlParameter Names(Guid[] ids) => Arrays.Text(Array.ConvertAll(ids, id => (string?)id.ToString("N")));

    private async Task<List<Guid>> Ids(string sql, Guid[]? owners, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        if (owners is not null) command.Parameters.Add(Names(owners));
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var ids = new List<Guid>();
        while (await reader.ReadAsync(cancellation)) ids.Add(reader.GetGuid(0));
        return ids;
    }

    private async Task Run(string sql, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(cancellation);
    }
}
