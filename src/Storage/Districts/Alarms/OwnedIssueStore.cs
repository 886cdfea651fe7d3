using GridOrleans.Contracts.Areas;
using GridOrleans.Contracts.Deadlines;

namespace GridOrleans.Storage.Districts.Alarms;

/// <summary>Who owns what is open, from the rows of “now”.</summary>
public sealed class OwnedIssueStore(NpgsqlDataSource database) : IOwnedIssues
{
    public async Task<IReadOnlyList<string>> Owners(CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        return await Rows.Read(connection, "select distinct owner_unit_id from issue where open", row => row.GetString(0), cancellation);
    }

    public async Task<IReadOnlyList<OwnedIssue>> OpenOf(IReadOnlyList<string> ownerUnitIds, int limit, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);

        // The owner is one of the units that have it on their hands, and those are indexed.
        return await Rows.Read(
            connection,
            "select id, version, case_no, owner_unit_id, grid_code from issue where open and unit_ids && $1 and owner_unit_id = any($1) order by reported_at limit $2",
            row => new OwnedIssue(row.GetGuid(0), row.GetInt64(1), row.GetString(2), row.GetString(3), row.GetString(4)),
            cancellation, Arrays.Text([.. ownerUnitIds]), new NpgsqlParameter { Value = limit });
    }

    public async Task SettlePatrols(CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        await using var batch = new NpgsqlBatch(connection);
        batch.BatchCommands.Add(new(
            """
            delete from deadline where owner_kind = $1 and clock = 'patrol' and exists (select from area where code = owner_id)
              and not exists (select from district, area_on((clock_timestamp() at time zone time_zone)::date) as area where area.code = owner_id and area.level = 'grid')
            """)
        {
            Parameters = { new() { Value = (short)DeadlineOwner.Grid } },
        });
        batch.BatchCommands.Add(new(
            """
            insert into deadline (owner_kind, owner_id, clock, generation, due_at, wake_at)
            select $1, area.code, 'patrol', 1, due_at, due_at
            from district, area_on((clock_timestamp() at time zone time_zone)::date) as area, lateral (select clock_timestamp() + interval '1 day' / drill_divisor as due_at) as day_end
            where area.level = 'grid'
            on conflict (owner_kind, owner_id, clock) do nothing
            """)
        {
            Parameters = { new() { Value = (short)DeadlineOwner.Grid } },
        });
        await batch.ExecuteNonQueryAsync(cancellation);
    }
}
