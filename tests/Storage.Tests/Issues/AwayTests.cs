using GridOrleans.Contracts.Issues;
using GridOrleans.Storage;
using GridOrleans.Storage.Health;
using GridOrleans.Storage.Issues;
using Microsoft.Extensions.DependencyInjection;

namespace GridOrleans.StorageTests.Issues;

/// <summary>A database that is not there: commits wait, are given up surely unwritten, and a stopping process does not hang on them.</summary>
public sealed class AwayTests
{
    private const string Nowhere = "Host=127.0.0.1;Port=1;Username=nobody;Database=none";

    [Fact]
    public async Task A_commit_is_given_up_when_no_writer_comes_to_it_in_time()
    {
        await using var storage = GridDatabase.Wire(Nowhere, new StorageOptions { CommitPatience = TimeSpan.FromMilliseconds(200) });
        await Assert.ThrowsAsync<JournalUnavailableException>(() => storage.GetRequiredService<IIssueJournal>().Commit(new SampleIssue().Report(), CancellationToken.None));
    }

    [Fact]
    public async Task A_stopping_process_fails_what_waits_and_takes_no_more()
    {
        var storage = GridDatabase.Wire(Nowhere, new StorageOptions { CommitPatience = TimeSpan.FromMinutes(1), CommitQueue = 256 });
        var journal = storage.GetRequiredService<IIssueJournal>();

        // More than the queue holds: some wait for a place in it.
        var waiting = Enumerable.Range(0, 300).Select(_ => journal.Commit(new SampleIssue().Report(), CancellationToken.None)).ToArray();
        Assert.DoesNotContain(waiting, commit => commit.IsCompleted);
        await storage.DisposeAsync();
        foreach (var commit in waiting) await Assert.ThrowsAsync<JournalUnavailableException>(() => commit);
        await Assert.ThrowsAsync<JournalUnavailableException>(() => journal.Commit(new SampleIssue().Report(), CancellationToken.None));
    }

    [Fact]
    public async Task The_probe_says_why_it_is_not_ready()
    {
        await using var storage = GridDatabase.Wire(Nowhere);
        var health = await storage.GetRequiredService<IDatabaseProbe>().Probe(CancellationToken.None);
        Assert.False(health.Ready);
        Assert.NotEmpty(health.Why!);
    }
}
