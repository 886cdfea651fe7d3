using GridOrleans.Contracts.Issues;
using GridOrleans.Storage.Projection;

namespace GridOrleans.StorageTests.Seeing;

/// <summary>A database with many drawn lives in it, projected.</summary>
public sealed class Town : IAsyncLifetime
{
    /// <summary>Printed with every failure by being here: the same seed lives the same lives.</summary>
    public const int Seed = 20261121;

    public GridDatabase Database { get; } = new();

    public List<RandomLife> Lives { get; } = [];

    public async ValueTask InitializeAsync()
    {
        await Database.InitializeAsync();
        Lives.AddRange(await Live(Database, Seed, issues: 150, decisions: 9));
        await Database.Get<IssueProjector>().CatchUp(CancellationToken.None);
    }

    public ValueTask DisposeAsync() => Database.DisposeAsync();

    public static async Task<List<RandomLife>> Live(GridDatabase database, int seed, int issues, int decisions)
    {
        var journal = database.Get<IIssueJournal>();
        var random = new Random(seed);
        var start = new DateTimeOffset(2026, 11, 1, 0, 0, 0, TimeSpan.Zero);
        var lives = new List<RandomLife>();
        for (var number = 0; number < issues; number++)
        {
            var life = new RandomLife(random, start + TimeSpan.FromHours(random.Next(400)));
            var commits = new List<IssueCommit> { life.Begin() };
            for (var decision = random.Next(decisions * 2); decision > 0 && life.Next() is { } next; decision--) commits.Add(next);
            foreach (var commit in commits) Assert.Equal(CommitResult.Committed, await journal.Commit(commit, CancellationToken.None));
            lives.Add(life);
        }

        return lives;
    }
}
