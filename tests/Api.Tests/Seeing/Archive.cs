using GridOrleans.Api.Intake;
using GridOrleans.ApiTests.Support;
using GridOrleans.Contracts.History;
using GridOrleans.Contracts.Issues;
using GridOrleans.Domain.Access;
using GridOrleans.Domain.Issues;
using GridOrleans.Harness;
using GridOrleans.Storage;
using GridOrleans.Storage.Migrations;
using GridOrleans.Storage.Projection;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace GridOrleans.ApiTests.Seeing;

/// <summary>The Api over a real database with a handful of cases in it, projected, and the people who ask.</summary>
public sealed class Archive : IAsyncLifetime
{
    private TestDatabase database = null!;
    private ServiceProvider storage = null!;
    private int cases;

    public Doors Doors { get; private set; } = null!;

    /// <summary>An hour ago, so that everything below lies in the past.</summary>
    public DateTimeOffset Start { get; } = Whole(DateTimeOffset.UtcNow.AddHours(-1));

    /// <summary>West, by a resident, completed after 10 minutes: 家门口有积水.</summary>
    public Issue Flood { get; private set; } = null!;

    /// <summary>East, open: 三楼走廊有烟.</summary>
    public Issue Fire { get; private set; } = null!;

    /// <summary>West, open, like the first one and 20 minutes later.</summary>
    public Issue Again { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        database = await TestDatabase.Create();
        storage = new ServiceCollection().AddLogging(logging => logging.SetMinimumLevel(LogLevel.None)).AddGridStorage(database.ConnectionString).BuildServiceProvider();
        await storage.GetRequiredService<Migrator>().Apply(CancellationToken.None);
        Doors = await Doors.Open(storage.GetRequiredService<NpgsqlDataSource>(), storage.GetRequiredService<IIssueJournal>());
        Flood = await Live("flood", "b-1", "家门口有积水，老人出不了门", Start, new IssueCommand.Accept(), new IssueCommand.Arrive(), new IssueCommand.Complete(Outcome.Resolved, "已抽干，请放心"));
        Fire = await Live("fire", "b-3", "三楼走廊有烟 KTV", Start.AddMinutes(5), new IssueCommand.Accept());
        Again = await Live("flood", "b-1", "门口积水没人管", Start.AddMinutes(20));
        await storage.GetRequiredService<IssueProjector>().CatchUp(CancellationToken.None);
    }

    public async ValueTask DisposeAsync()
    {
        await Doors.DisposeAsync();
        await storage.DisposeAsync();
        await database.DisposeAsync();
    }

    /// <summary>Reported, and then one command every ten minutes less one.</summary>
    private async Task<Issue> Live(string categoryCode, string buildingId, string words, DateTimeOffset at, params IssueCommand[] commands)
    {
        var category = Cases.District.Category(categoryCode)!;
        var place = PlaceFinder.Find(Cases.District, null, Cases.District.Building(buildingId), "三单元 402");
        var route = RouteFinder.Find(Cases.District, category, place);
        var report = new IssueCommand.Report(
            $"20261120-{++cases:D4}", categoryCode, category.Urgent, words, Channel.Resident, place, Cases.District.Policy, Cases.District.Ladder, route,
            RouteFinder.FallbackOwner(Cases.District, place), $"track-{cases}");
        var (issue, hash, id) = ((Issue?)null, HistoryChain.Genesis, Guid.NewGuid());
        foreach (var (index, command) in commands.Prepend(report).Index())
        {
            var actor = index == 0 ? Actor.Reporter("public") : new Actor(ActorKind.Person, "token:dispatcher", "dispatcher", Role.Dispatcher, [SmallDistrict.Street], []);
            var stamp = new Stamp(at.AddMinutes(index * 3), Guid.NewGuid(), actor);
            var done = Assert.IsType<Decision.Done>(IssueDecider.Decide(issue, command, stamp));
            issue = IssueEvolver.Apply(id, issue, done.Events, stamp);
            var entry = HistoryChain.Append(id, issue.Version, hash, stamp, done.Events);
            hash = entry.Hash;
            await storage.GetRequiredService<IIssueJournal>().Commit(new(issue, entry, IssueRows.Of(issue), [], [], null), CancellationToken.None);
        }

        Doors.Issues.Put(issue!);
        return issue!;
    }

    private static DateTimeOffset Whole(DateTimeOffset at) => at.AddTicks(-(at.Ticks % TimeSpan.TicksPerSecond));
}
