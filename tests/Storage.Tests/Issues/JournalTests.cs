using GridOrleans.Contracts.History;
using GridOrleans.Contracts.Issues;
using GridOrleans.Contracts.Outbox;
using GridOrleans.Domain.Issues;
using GridOrleans.Storage.Issues;

namespace GridOrleans.StorageTests.Issues;

/// <summary>A decision is durable whole or not at all, and only on top of the one it was made on.</summary>
public sealed class JournalTests(GridDatabase database) : IClassFixture<GridDatabase>
{
    private readonly IIssueJournal journal = database.Get<IIssueJournal>();

    [Fact]
    public async Task What_was_committed_is_loaded_again_to_the_letter()
    {
        var sample = new SampleIssue();
        await sample.Commit(journal, sample.Report(reporter: new("王女士", "13800002071", null)));
        await sample.Commit(journal, sample.Decide(new IssueCommand.Accept()));

        var loaded = await journal.Load(sample.Id, CancellationToken.None);
        Assert.Equal(sample.Hash, loaded!.Hash);
        Assert.Equal(Text(sample.Issue!), Text(loaded.Issue));

        var history = await journal.History(sample.Id, CancellationToken.None);
        Assert.Equal([1, 2], history.Select(entry => entry.Version));
        Assert.True(HistoryChain.Follows(history[0], HistoryChain.Genesis));
        Assert.True(HistoryChain.Follows(history[1], history[0].Hash));
        Assert.IsType<IssueEvent.Accepted>(Assert.Single(history[1].Events));

        // The fold of what was stored is the state that was stored.
        Issue? folded = null;
        foreach (var entry in history) folded = IssueEvolver.Apply(sample.Id, folded, entry.Events, entry.Stamp);
        Assert.Equal(Text(loaded.Issue), Text(folded!));

        var reporter = await database.Get<ReporterStore>().Find(sample.Id, CancellationToken.None);
        Assert.Equal(new("王女士", "13800002071", null), reporter);
    }

    [Fact]
    public async Task An_unknown_issue_is_nothing()
    {
        Assert.Null(await journal.Load(Guid.NewGuid(), CancellationToken.None));
        Assert.Empty(await journal.History(Guid.NewGuid(), CancellationToken.None));
        Assert.Null(await journal.FindOperation(Guid.NewGuid(), Guid.NewGuid(), CancellationToken.None));
    }

    [Fact]
    public async Task Commits_of_many_issues_at_once_are_all_there()
    {
        var samples = Enumerable.Range(0, 500).Select(_ => new SampleIssue()).ToArray();
        await Task.WhenAll(samples.Select(sample => sample.Commit(journal, sample.Report())));
        await Task.WhenAll(samples.Select(sample => sample.Commit(journal, sample.Decide(new IssueCommand.Accept()))));

        foreach (var sample in samples)
        {
            Assert.Equal(2, (await journal.Load(sample.Id, CancellationToken.None))!.Issue.Version);
            Assert.Equal(2, (await journal.History(sample.Id, CancellationToken.None)).Count);
        }
    }

    [Fact]
    public async Task A_commit_that_lost_its_version_changes_nothing_and_harms_no_other_in_its_transaction()
    {
        var samples = Enumerable.Range(0, 60).Select(_ => new SampleIssue()).ToArray();
        await Task.WhenAll(samples.Select(sample => sample.Commit(journal, sample.Report())));

        // Two activations of every third issue decide on the same version.
        var accepted = samples.Select(sample => sample.Decide(new IssueCommand.Accept())).ToArray();
        var rivals = samples.Where((_, index) => index % 3 == 0).Select(sample => sample.Decide(new IssueCommand.Return("不归我们管"))).ToArray();
        var results = await Task.WhenAll(accepted.Concat(rivals).Select(async commit => (Commit: commit, Result: await journal.Commit(commit, CancellationToken.None))));

        foreach (var issue in results.GroupBy(each => each.Commit.After.Id))
        {
            var winner = Assert.Single(issue, each => each.Result == CommitResult.Committed).Commit;
            Assert.Equal(winner.Entry.Hash, (await journal.Load(issue.Key, CancellationToken.None))!.Hash);
            Assert.Equal(winner.Entry.Hash, (await journal.History(issue.Key, CancellationToken.None))[^1].Hash);
        }

        Assert.Equal(20, results.Count(each => each.Result == CommitResult.Conflict));
    }

    [Fact]
    public async Task An_operation_id_is_written_once_and_found_again()
    {
        var sample = new SampleIssue();
        var operation = Guid.NewGuid();
        await sample.Commit(journal, sample.Report());
        var accept = sample.Decide(new IssueCommand.Accept(), operation: operation);
        await sample.Commit(journal, accept);
        Assert.Equal(2, await journal.FindOperation(sample.Id, operation, CancellationToken.None));

        // The same operation again, decided by somebody who does not remember it.
        var forgetful = sample.Decide(new IssueCommand.Arrive(), operation: Guid.NewGuid());
        var again = forgetful with { Entry = HistoryChain.Append(sample.Id, 3, sample.Hash, forgetful.Entry.Stamp with { OperationId = operation }, forgetful.Entry.Events) };
        Assert.Equal(CommitResult.Conflict, await journal.Commit(again, CancellationToken.None));
        Assert.Equal(2, (await journal.Load(sample.Id, CancellationToken.None))!.Issue.Version);
    }

    [Fact]
    public async Task A_commit_that_skips_a_version_is_a_conflict()
    {
        var sample = new SampleIssue();
        await sample.Commit(journal, sample.Report());
        sample.Committed(sample.Decide(new IssueCommand.Accept()));
        Assert.Equal(CommitResult.Conflict, await journal.Commit(sample.Decide(new IssueCommand.Arrive()), CancellationToken.None));
        Assert.Single(await journal.History(sample.Id, CancellationToken.None));
    }

    [Fact]
    public async Task A_commit_the_database_cannot_store_fails_alone()
    {
        var good = Enumerable.Range(0, 40).Select(_ => new SampleIssue()).ToArray();
        var bad = new SampleIssue();
        var poisoned = bad.Report() with { Outbox = [new("escalate", "bad\0key", "{}")] };
        var results = good.Select(sample => sample.Commit(journal, sample.Report())).ToArray();
        await Assert.ThrowsAsync<Npgsql.PostgresException>(() => journal.Commit(poisoned, CancellationToken.None));
        await Task.WhenAll(results);
        Assert.Null(await journal.Load(bad.Id, CancellationToken.None));
    }

    [Fact]
    public async Task A_message_with_a_known_key_is_dropped_and_its_commit_stands()
    {
        var outbox = database.Get<IOutbox>();
        var sample = new SampleIssue();
        var key = $"escalate/{sample.Id:N}/respond/1/1";
        await sample.Commit(journal, sample.Report() with { Outbox = [new("escalate", key, "{\"rung\":1}")] });
        await sample.Commit(journal, sample.Decide(new IssueCommand.Accept(), outbox: [new("escalate", key, "{\"rung\":2}")]));
        Assert.Equal(1, await database.Scalar<long>($"select count(*) from outbox where dedup_key = '{key}'"));
        await outbox.WaitForHint(TimeSpan.FromSeconds(30), CancellationToken.None);
    }

    [Fact]
    public async Task Deadlines_follow_their_issue()
    {
        var sample = new SampleIssue();
        await sample.Commit(journal, sample.Report());
        Assert.Equal("close,handle,plan,respond", await Clocks());
        await sample.Commit(journal, sample.Decide(new IssueCommand.Accept()));
        Assert.Equal("close,handle,plan", await Clocks());

        Task<string> Clocks() => database.Scalar<string>($"select string_agg(clock, ',' order by clock) from deadline where owner_id = '{sample.Id:N}'");
    }

    [Fact]
    public async Task A_commit_whose_caller_gives_up_before_its_turn_is_never_written()
    {
        var sample = new SampleIssue();
        using var gone = new CancellationTokenSource();
        await gone.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => journal.Commit(sample.Report(), gone.Token));
        Assert.Null(await journal.Load(sample.Id, CancellationToken.None));
    }

    private static string Text(Issue issue) => System.Text.Json.JsonSerializer.Serialize(issue, Contracts.Json.GridJson.Options);
}
