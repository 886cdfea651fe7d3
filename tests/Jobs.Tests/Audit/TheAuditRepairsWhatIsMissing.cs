using GridOrleans.Contracts.Audit;
using GridOrleans.Domain.Clocks;
using GridOrleans.Domain.Issues;
using GridOrleans.Domain.Whistles;
using GridOrleans.Jobs.Audit;

namespace GridOrleans.JobTests.Audit;

/// <summary>A breach or a rung that should exist and does not is itself an alarm, and is put right.</summary>
public sealed class TheAuditRepairsWhatIsMissing : IAsyncLifetime
{
    private readonly Books books = new();

    public ValueTask InitializeAsync() => books.InitializeAsync();

    public ValueTask DisposeAsync() => books.DisposeAsync();

    // The control: an alarm that always rings is no alarm.
    [Fact]
    public async Task Where_nothing_is_wrong_it_finds_nothing()
    {
        var fresh = await books.Reported(TimeSpan.Zero);
        var parked = await books.Reported(TimeSpan.FromMinutes(5));
        await books.Decide(parked, new IssueCommand.Accept(), TimeSpan.FromMinutes(4));
        await books.Decide(parked, new IssueCommand.Park("等配件", DateTimeOffset.UtcNow.AddDays(2)), TimeSpan.FromMinutes(3));
        var completed = await books.Reported(TimeSpan.FromMinutes(5));
        await books.Decide(completed, new IssueCommand.Accept(), TimeSpan.FromMinutes(4));
        await books.Decide(completed, new IssueCommand.Handle(), TimeSpan.FromMinutes(4));
        await books.Decide(completed, new IssueCommand.Complete(Outcome.Resolved, "清理了"), TimeSpan.FromMinutes(3));
        var versions = await books.Ask<long>("select sum(version)::bigint from issue");

        Assert.Empty(await books.Audit());
        Assert.Equal(versions, await books.Ask<long>("select sum(version)::bigint from issue"));
        Assert.Equal(1L, await books.Ask<long>($"select version from issue where id = '{fresh}'"));
    }

    [Fact]
    public async Task A_breach_that_nobody_noticed_is_recorded_and_is_not_found_again()
    {
        var id = await books.Reported(TimeSpan.FromMinutes(45));
        Assert.Equal(2, (await books.Audit())[FindingKind.BreachMissing]);

        var issue = await books.Look(id);
        Assert.All([ClockKind.Respond, ClockKind.Handle], kind => Assert.NotNull(issue.Clock(kind).BreachedAt));
        Assert.Empty(await books.Audit());
    }

    [Fact]
    public async Task Lost_deadline_rows_are_put_back_as_they_were()
    {
        var id = await books.Reported(TimeSpan.Zero);
        var rows = $"select string_agg(clock || generation || due_at, ',' order by clock) from deadline where owner_id = '{id:N}'";
        var before = await books.Ask<string>(rows);
        await books.Execute("update issue set next_due_at = clock_timestamp() + interval '10 minutes'");
        await books.Execute("delete from deadline");

        Assert.Equal(4, (await books.Audit())[FindingKind.RowMissing]);
        Assert.Equal(before, await books.Ask<string>(rows));
        Assert.Empty(await books.Audit());
    }

    [Fact]
    public async Task A_called_units_promise_that_nobody_kept_the_time_of_is_breached_and_its_lost_row_put_back()
    {
        var late = await books.Reported(TimeSpan.FromMinutes(40));
        await books.Decide(late, new IssueCommand.Accept(), TimeSpan.FromMinutes(39));
        await books.Decide(late, new IssueCommand.Handle(), TimeSpan.FromMinutes(39));
        await books.Decide(late, new IssueCommand.Whistle(WhistleKind.Community, "孙村社区", ["dept-fire"]), TimeSpan.FromMinutes(38));
        await books.Execute("update issue set next_due_at = clock_timestamp() + interval '10 minutes'");
        Assert.Equal(1, (await books.Audit())[FindingKind.BreachMissing]);
        Assert.NotNull((await books.Look(late)).Whistles[^1].Clocks[0].BreachedAt);

        await books.Execute("update issue set next_due_at = clock_timestamp() + interval '10 minutes'");
        await books.Execute("delete from deadline where clock = 'lines'");
        Assert.Equal(1, (await books.Audit())[FindingKind.RowMissing]);
        Assert.Equal(1L, await books.Ask<long>("select count(*) from deadline where clock = 'lines'"));
        Assert.Empty(await books.Audit());
    }

    [Fact]
    public async Task A_row_lost_in_the_middle_of_a_climb_is_put_back_and_the_climb_goes_on()
    {
        var id = await books.Reported(TimeSpan.FromMinutes(22));
        await books.Decide(id, new IssueCommand.ClockDue(WakeKind.Respond, 1), TimeSpan.FromMinutes(1));
        await books.Execute("delete from deadline where clock = 'respond'");

        Assert.Equal(1, (await books.Audit())[FindingKind.RowMissing]);
        Assert.Equal((await books.Look(id)).ReportedAt.AddMinutes(35), new DateTimeOffset(await books.Ask<DateTime>("select due_at from deadline where clock = 'respond'")));
    }

    [Fact]
    public async Task A_rung_whose_order_was_lost_is_owed_again_once()
    {
        var id = await books.Reported(TimeSpan.FromMinutes(19));
        await books.Decide(id, new IssueCommand.ClockDue(WakeKind.Respond, 1), TimeSpan.Zero);
        var order = await books.Ask<string>("select payload::text from outbox where dedup_key like '%/respond/1/1'");
        Assert.Empty(await books.Audit());

        await books.Execute("delete from outbox");
        Assert.Equal(1, (await books.Audit())[FindingKind.CallMissing]);
        Assert.Equal(order, await books.Ask<string>("select payload::text from outbox"));
        Assert.Empty(await books.Audit());
    }

    [Fact]
    public async Task An_order_that_nobody_carries_out_is_given_to_the_job_engine()
    {
        var id = await books.Reported(TimeSpan.FromMinutes(19));
        await books.Decide(id, new IssueCommand.ClockDue(WakeKind.Respond, 1), TimeSpan.Zero);
        await books.Execute("update outbox set written_at = written_at - interval '10 minutes' where topic = 'escalate'");

        Assert.Equal(2, (await books.Audit())[FindingKind.OrderUndone]);
        Assert.Equal(2, books.Enqueued.Count);
    }

    [Fact]
    public async Task A_due_row_that_nobody_acts_on_is_told_to_its_owner()
    {
        await books.Execute(
            """
            insert into deadline (owner_kind, owner_id, clock, generation, due_at, wake_at) values
              (2, '370102001001001', 'patrol', 3, clock_timestamp() - interval '2 minutes', clock_timestamp() + interval '3 seconds'),
              (2, '370102001001002', 'patrol', 3, clock_timestamp() - interval '1 second', clock_timestamp() - interval '1 second')
            """);

        Assert.Equal(1, (await books.Audit())[FindingKind.RowOverdue]);
        Assert.Equal(("370102001001001", 3), (books.Told.Single().OwnerId, books.Told.Single().Generation));
    }

    [Fact]
    public async Task An_answer_that_ran_out_unnoticed_lapses()
    {
        var id = await books.Reported(TimeSpan.FromMinutes(40));
        await books.Decide(id, new IssueCommand.Acknowledge(ClockKind.Respond), TimeSpan.FromMinutes(19));
        Assert.Equal(1, (await books.Audit())[FindingKind.LapseMissing]);
        Assert.Null((await books.Look(id)).Climb(ClockKind.Respond).HeldUntil);
    }

    [Fact]
    public async Task A_check_window_that_is_over_ends_the_case_though_its_row_was_lost()
    {
        var id = await books.Reported(TimeSpan.FromDays(2));
        await books.Decide(id, new IssueCommand.Accept(), TimeSpan.FromDays(2));
        await books.Decide(id, new IssueCommand.Handle(), TimeSpan.FromDays(2));
        await books.Decide(id, new IssueCommand.Complete(Outcome.Resolved, "清理了"), TimeSpan.FromDays(2));
        await books.Execute("delete from deadline");

        Assert.Equal(1, (await books.Audit())[FindingKind.EndMissing]);
        Assert.Equal(IssueState.Closed, (await books.Look(id)).State);
    }

    [Fact]
    public async Task A_parks_review_is_not_forgotten()
    {
        var id = await books.Reported(TimeSpan.FromHours(3));
        await books.Decide(id, new IssueCommand.Accept(), TimeSpan.FromHours(3));
        await books.Decide(id, new IssueCommand.Park("等配件", DateTimeOffset.UtcNow.AddHours(-1)), TimeSpan.FromHours(2));
        await books.Execute("delete from deadline");

        Assert.Equal(1, (await books.Audit())[FindingKind.EndMissing]);
        Assert.NotEqual(IssueState.Parked, (await books.Look(id)).State);
    }

    [Fact]
    public async Task One_process_audits_at_a_time_and_none_right_after_another()
    {
        var store = books.Get<IAuditBooks>();
        await using (await store.Take(TimeSpan.Zero, CancellationToken.None))
        {
            Assert.Null(await store.Take(TimeSpan.Zero, CancellationToken.None));
            Assert.Null(await books.Run().Run(CancellationToken.None));
        }

        Assert.NotNull(await books.Run().Run(CancellationToken.None));
        Assert.Null(await store.Take(TimeSpan.FromMinutes(1), CancellationToken.None));
        Assert.InRange((await store.SinceFinished(CancellationToken.None))!.Value, TimeSpan.Zero, TimeSpan.FromMinutes(1));
    }

    [Fact]
    public async Task A_walk_goes_through_all_issues_page_by_page()
    {
        for (var number = 0; number < 7; number++) await books.Reported(TimeSpan.FromMinutes(45));
        books.Options = books.Options with { PageSize = 2 };
        Assert.Equal(14, (await books.Audit())[FindingKind.BreachMissing]);
    }

    /// <summary>Counted in what was read, not in time.</summary>
    [Fact]
    public async Task It_never_reads_a_whole_table()
    {
        await books.Reported(TimeSpan.Zero);
        await books.Execute("alter table issue set (autovacuum_enabled = off); alter table deadline set (autovacuum_enabled = off); alter table outbox set (autovacuum_enabled = off)");
        await books.Execute("create temp table one as select * from issue; update one set open = false, state = 'Closed', next_due_at = 'infinity', completed_at = clock_timestamp(); " +
            "insert into issue select (jsonb_populate_record(one, jsonb_build_object('id', gen_random_uuid(), 'case_no', n::text))).* from one, generate_series(1, 5000) as n; " +
            "insert into outbox (topic, dedup_key, payload, done_at) select 'escalate', 'old/' || n, '{}', clock_timestamp() from generate_series(1, 5000) as n; " +
            "insert into deadline select 1, md5(n::text), 'respond', 1, clock_timestamp() + interval '1 hour', clock_timestamp() + interval '1 hour' from generate_series(1, 5000) as n");
        var counted = "select coalesce(sum(seq_tup_read), 0)::bigint from pg_stat_user_tables where relname in ('issue', 'deadline', 'outbox')";
        await Gone();
        var before = await books.Ask<long>(counted);

        for (var run = 0; run < 8; run++) Assert.Empty(await books.Audit());
        await Gone();

        Assert.Equal(before, await books.Ask<long>(counted));
    }

    /// <summary>A connection hands in its statistics at the latest when it ends.</summary>
    private async Task Gone()
    {
        await books.Restart();
        await Eventually.IsTrue("all other connections to be gone", async () => await books.Ask<long>(
            "select count(*) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()") == 0);
    }
}
