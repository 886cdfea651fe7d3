using GridOrleans.Contracts.Deadlines;

namespace GridOrleans.StorageTests.Deadlines;

/// <summary>
/// A sweeper that starts on an empty database must still be quick when a hundred thousand clocks run, before anybody has analysed the table.
/// Counted in what was read, not in time.
/// </summary>
public sealed class PlanTests
{
    [Fact]
    public async Task A_sweeper_that_began_on_an_empty_table_never_reads_the_whole_of_it()
    {
        await using var database = await GridDatabase.Create();
        await database.Execute("alter table deadline set (autovacuum_enabled = off)");
        var store = database.Get<IDeadlineStore>();
        for (var sweep = 0; sweep < 20; sweep++) await store.ClaimDue(500, TimeSpan.FromMinutes(5), CancellationToken.None);

        await database.Execute(
            """
            insert into deadline select 1, md5(n::text), 'respond', 1, at, at
            from generate_series(1, 20000) as n, lateral (select clock_timestamp() + case when n <= 500 then -1 else 1 end * interval '1 hour' as at) as due
            """);
        for (var sweep = 0; sweep < 20; sweep++)
        {
            Assert.Equal(sweep == 0 ? 500 : 0, (await store.ClaimDue(500, TimeSpan.FromMinutes(5), CancellationToken.None)).Count);
            await store.Apply([DeadlineChange.Clear(DeadlineOwner.Grid, "none", "patrol")], CancellationToken.None);
        }

        // A connection hands in its statistics at the latest when it ends.
        database.DataSource.Clear();
        await Eventually.IsTrue("all other connections to be gone", async () => await database.Scalar<long>(
            "select count(*) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()") == 0);
        Assert.Equal(0, await database.Scalar<long>("select seq_tup_read from pg_stat_user_tables where relname = 'deadline'"));
    }
}
