using GridOrleans.Contracts.Issues;
using GridOrleans.Storage.Projection;
using GridOrleans.Storage.Rebuild;

namespace GridOrleans.StorageTests.Seeing;

/// <summary>What live commits and the projector wrote is what the histories say, to the byte; and whatever is damaged comes back.</summary>
public sealed class ARebuildEqualsLive : IAsyncLifetime
{
    private static readonly string[] Tables =
    [
        "select json_agg(row_to_json(i) order by id)::text from (select * from issue) i", "select json_agg(row_to_json(d) order by owner_id, clock)::text from deadline d",
        "select json_agg(row_to_json(s) order by issue_id)::text from issue_search s", "select json_agg(row_to_json(f) order by issue_id, measure, ordinal)::text from fact f",
        "select json_agg(row_to_json(s) order by measure, dimension, key, day, round, drill)::text from figure_day s",
    ];

    private readonly GridDatabase database = new();

    private IssueRebuilder Rebuilder => database.Get<IssueRebuilder>();

    public async ValueTask InitializeAsync()
    {
        await database.InitializeAsync();
        await Town.Live(database, Town.Seed + 1, issues: 60, decisions: 10);
        await CatchUp();
    }

    public ValueTask DisposeAsync() => database.DisposeAsync();

    [Fact]
    public async Task Nothing_differs_after_a_busy_time()
    {
        var before = await Everything();
        var report = await Rebuild(repair: true);
        Assert.Equal(RebuildReport.Nothing with { Issues = 60 }, report);
        Assert.Equal(before, await Everything());
    }

    [Theory]
    [InlineData("update issue set state = 'Closed', light = 2 where id in (select id from issue where state <> 'Closed' order by id limit 3)", 3, 0, 0, 0)]
    [InlineData("update issue set queue_row = replace(queue_row::text, ':', ': ')::json where id in (select id from issue order by id limit 2)", 2, 0, 0, 0)]
    [InlineData("update issue set body = '{}' where id in (select id from issue order by id limit 4)", 4, 0, 0, 0)]
    [InlineData("delete from issue where id in (select id from issue order by id limit 2)", 2, 0, 0, 0)]
    [InlineData("update issue set version = version + 1 where id in (select id from issue order by id limit 1)", 1, 0, 0, 0)]
    [InlineData("delete from deadline where ctid in (select ctid from deadline where owner_kind = 1 limit 1)", 0, 1, 0, 0)]
    [InlineData("update deadline set due_at = due_at - interval '1 second' where ctid in (select ctid from deadline where owner_kind = 1 limit 1)", 0, 1, 0, 0)]
    [InlineData("update issue_search set terms = terms[2:] where issue_id in (select issue_id from issue_search order by 1 limit 3)", 0, 0, 3, 0)]
    [InlineData("update fact set hit = not hit where ctid in (select ctid from fact where measure = 2 limit 1)", 0, 0, 1, 3)]
    [InlineData("update figure_day set n = n + 1 where ctid in (select ctid from figure_day limit 2)", 0, 0, 0, 2)]
    [InlineData("delete from figure_day where ctid in (select ctid from figure_day limit 3)", 0, 0, 0, 3)]
    public async Task Damage_is_found_by_a_check_and_repaired_by_a_rebuild(string damage, long rows, long deadlines, long projections, long sums)
    {
        var before = await Everything();
        await database.Execute(damage);
        var expected = RebuildReport.Nothing with { Issues = 60, Rows = rows, Deadlines = deadlines, Projections = projections, Sums = sums };
        var damaged = await Everything();
        Assert.Equal(expected, await Rebuild(repair: false));
        Assert.Equal(damaged, await Everything());

        // A flipped fact was in no sum: repairing it moves the sums by what it now says, so they are compared after it.
        var repaired = await Rebuild(repair: true);
        Assert.Equal(expected with { Sums = repaired.Sums }, repaired);
        await CatchUp();
        Assert.Equal(RebuildReport.Nothing with { Issues = 60 }, await Rebuild(repair: true));
        Assert.Equal(before, await Everything());
    }

    [Fact]
    public async Task Rows_of_no_issue_go()
    {
        await database.Execute("insert into deadline values (1, repeat('a', 32), 'close', 1, now(), now()); insert into deadline values (2, '370102', 'patrol', 1, now(), now())");
        Assert.Equal(1, (await Rebuild(repair: true)).Strays);
        Assert.Equal(1, await database.Scalar<long>("select count(*) from deadline where owner_kind = 2"));
    }

    [Fact]
    public async Task A_rebuild_beside_a_busy_system_finds_nothing_and_loses_nothing()
    {
        using var done = new CancellationTokenSource();
        var busy = Task.Run(async () =>
        {
            var journal = database.Get<IIssueJournal>();
            var random = new Random(Town.Seed + 2);
            var lives = new List<RandomLife>();
            for (var round = 0; !done.IsCancellationRequested; round++)
            {
                if (lives.Count < 40) lives.Add(new(random, new DateTimeOffset(2026, 11, 2, 0, 0, 0, TimeSpan.Zero)));
                var life = lives[round % lives.Count];
                var commit = life.History.Count == 0 ? life.Begin() : life.Next();
                if (commit is not null) Assert.Equal(CommitResult.Committed, await journal.Commit(commit, CancellationToken.None));
                if (round % 10 == 0) await CatchUp();
            }

            return lives.Sum(life => life.History.Count);
        });
        for (var round = 0; round < 3; round++)
        {
            var report = await Rebuild(repair: true);
            Assert.Equal((0, 0, 0, 0), (report.Rows, report.Deadlines, report.Sums, report.Strays));
        }

        await done.CancelAsync();
        Assert.True(await busy > 0);
        await CatchUp();
        Assert.Equal(0, (await Rebuild(repair: false)).Differing);
    }

    private Task<RebuildReport> Rebuild(bool repair) => Rebuilder.Run(RandomLife.CommitOf, repair, null, CancellationToken.None);

    private Task<int?> CatchUp() => database.Get<IssueProjector>().CatchUp(CancellationToken.None);

    /// <summary>All rows as text, but for when a row was written and until when a sweeper has claimed it.</summary>
    private async Task<string> Everything()
    {
        var all = new List<string>();
        foreach (var table in Tables)
        {
            var sql = table.Replace("(select * from issue)", "(select id, version, hash, state, light, unit_ids, next_due_at, queue_row, body, category_code, stopped_late from issue)");
            all.Add(await database.Scalar<string>(sql));
        }

        return string.Join('\n', all);
    }
}
