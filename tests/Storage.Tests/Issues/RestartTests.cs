using System.Collections.Concurrent;
using GridOrleans.Contracts.Issues;
using GridOrleans.Storage;
using GridOrleans.Storage.Issues;
using GridOrleans.Storage.Migrations;
using GridOrleans.Storage.Verify;
using Microsoft.Extensions.DependencyInjection;

namespace GridOrleans.StorageTests.Issues;

/// <summary>The database goes away under load and comes back: nothing acknowledged is lost, and the journal recovers by itself.</summary>
public sealed class RestartTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Nothing_acknowledged_is_lost_and_writing_goes_on(bool powerCut)
    {
        await using var server = await PostgresServer.Start();
        await using var storage = GridDatabase.Wire(server.ConnectionString, new StorageOptions { CommitPatience = TimeSpan.FromSeconds(2) });
        await storage.GetRequiredService<Migrator>().Apply(CancellationToken.None);
        var journal = storage.GetRequiredService<IIssueJournal>();
        var acknowledged = new ConcurrentBag<(Guid Id, string Hash)>();
        var failed = 0;
        using var stop = new CancellationTokenSource();
        var load = Enumerable.Range(0, 32).Select(_ => Task.Run(Report)).ToArray();

        await Eventually.IsTrue("load", () => Task.FromResult(acknowledged.Count > 500));
        await server.Down(powerCut);
        await Eventually.IsTrue("commits to fail while the database is away", () => Task.FromResult(Volatile.Read(ref failed) > 0));
        await server.Up();
        var before = acknowledged.Count;
        await Eventually.IsTrue("commits to go through again", () => Task.FromResult(acknowledged.Count > before + 500));
        await stop.CancelAsync();
        await Task.WhenAll(load);

        foreach (var (id, hash) in acknowledged) Assert.Equal(hash, (await journal.Load(id, CancellationToken.None))?.Hash);
        Assert.Null((await storage.GetRequiredService<ChainVerifier>().Verify(CancellationToken.None)).First);

        async Task Report()
        {
            while (!stop.IsCancellationRequested)
            {
                var commit = new SampleIssue().Report();
                try
                {
                    Assert.Equal(CommitResult.Committed, await journal.Commit(commit, CancellationToken.None));
                    acknowledged.Add((commit.After.Id, commit.Entry.Hash));
                }
                catch (Exception failure) when (failure is CommitOutcomeUnknownException or JournalUnavailableException)
                {
                    Interlocked.Increment(ref failed);
                }
            }
        }
    }
}
