using GridOrleans.Contracts.Deadlines;
using GridOrleans.Contracts.Grains;
using GridOrleans.Contracts.History;
using GridOrleans.Contracts.Issues;
using GridOrleans.Contracts.Jobs;
using GridOrleans.Domain.Access;
using GridOrleans.Domain.Clocks;
using GridOrleans.Domain.Escalation;
using GridOrleans.Domain.Issues;
using GridOrleans.Domain.Whistles;
using GridOrleans.Grains.Issues;
using GridOrleans.Jobs.Audit;
using GridOrleans.Jobs.Sweeping;
using GridOrleans.JobTests.Escalation;
using GridOrleans.Storage;
using GridOrleans.Storage.Migrations;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using Orleans;

namespace GridOrleans.JobTests.Audit;

/// <summary>Real books, and issues that decide by the real rules whenever they are told – but nobody who tells them except the audit.</summary>
public sealed class Books : IAsyncLifetime, IDeadlineTeller, IJobEngine
{
    private readonly TestMeters meters = new();
    private TestDatabase? database;
    private ServiceProvider? services;

    public List<Deadline> Told { get; } = [];

    public List<long> Enqueued { get; } = [];

    public AuditOptions Options { get; set; } = new() { Period = TimeSpan.Zero };

    public async ValueTask InitializeAsync()
    {
        database = await TestDatabase.Create();
        await Restart();
        await Get<Migrator>().Apply(CancellationToken.None);
    }

    /// <summary>As a new process: no connection of the one before is left.</summary>
    public async Task Restart()
    {
        await End();
        services = new ServiceCollection().AddLogging(logging => logging.SetMinimumLevel(LogLevel.None)).AddGridStorage(database!.ConnectionString).BuildServiceProvider();
    }

    public async ValueTask DisposeAsync()
    {
        await End();
        if (database is not null) await database.DisposeAsync();
        meters.Dispose();
    }

    private async Task End()
    {
        if (services is null) return;
        var connections = Get<NpgsqlDataSource>();
        await services.DisposeAsync();
        await connections.DisposeAsync();
    }

    public T Get<T>()
        where T : notnull => services!.GetRequiredService<T>();

    public async Task Execute(string sql)
    {
        await using var command = Get<NpgsqlDataSource>().CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }

    public Task<T?> Ask<T>(string sql) => database!.Scalar<T>(sql);

    /// <summary>What the audit finds; puts right what it can.</summary>
    public async Task<Dictionary<FindingKind, int>> Audit() =>
        (await Run().Run(CancellationToken.None) ?? throw new InvalidOperationException("somebody else is at it")).Found.ToDictionary();

    public AuditRun Run() => new(
        Get<Contracts.Audit.IAuditBooks>(),
        Stand.In<IGrainFactory>((_, arguments) => new WokenIssue(this, (Guid)arguments[0]!)),
        this,
        this,
        new AuditMetrics(meters, new AuditPulse(TimeProvider.System)),
        Options,
        TimeProvider.System,
        NullLogger<AuditRun>.Instance);

    /// <summary>A report so long ago that nobody has looked at since.</summary>
    public async Task<Guid> Reported(TimeSpan ago, SlaPolicy? policy = null)
    {
        var id = Guid.NewGuid();
        await Decide(id, new IssueCommand.Report(
            $"20261120-{id.ToString("N")[..8]}", "c-1", false, "楼道堆物", Channel.Resident,
            new("370102", "370102001", "370102001001", "370102001001001", null, null, "锦绣澜庭", null, 117.1, 36.7),
            policy ?? SlaPolicy.Pledge2341, Ladder.FourLevels, new Route("firm-1", WhistleKind.Resident, "锦绣澜庭"), "370102", $"track-{id:N}"), ago);
        return id;
    }

    /// <summary>Decides and commits as the issue's grain does.</summary>
    public async Task<Decision> Decide(Guid id, IssueCommand command, TimeSpan ago)
    {
        var journal = Get<IIssueJournal>();
        var stored = await journal.Load(id, CancellationToken.None);
        var stamp = new Stamp(DateTimeOffset.UtcNow - ago, Guid.NewGuid(), Actor.Rule("test"));
        var decision = IssueDecider.Decide(stored?.Issue, command, stamp);
        if (decision is not Decision.Done done) return decision;
        var after = IssueEvolver.Apply(id, stored?.Issue, done.Events, stamp);
        var entry = HistoryChain.Append(id, after.Version, stored?.Hash ?? HistoryChain.Genesis, stamp, done.Events);
        Assert.Equal(CommitResult.Committed, await journal.Commit(IssueCommits.Of(stored?.Issue, after, entry, null), CancellationToken.None));
        return decision;
    }

    public async Task<Issue> Look(Guid id) => (await Get<IIssueJournal>().Load(id, CancellationToken.None))!.Issue;

    public Task Tell(Deadline due)
    {
        lock (Told) Told.Add(due);
        return Task.CompletedTask;
    }

    public Task Enqueue(JobOrder order, CancellationToken cancellation)
    {
        lock (Enqueued) Enqueued.AddRange(order.OutboxIds);
        return Task.CompletedTask;
    }

    public Task<JobFigures> Figures(CancellationToken cancellation) => throw new NotSupportedException();

    /// <summary>An issue that is told the time, like its grain.</summary>
    private sealed class WokenIssue(Books books, Guid id) : IIssueGrain
    {
        public async Task ClockDue(WakeKind wake, int generation)
        {
            if (await books.Decide(id, new IssueCommand.ClockDue(wake, generation), TimeSpan.Zero) is Decision.Done) return;
            await new IssueWakes(books.Get<IDeadlineStore>(), TimeProvider.System).Repair(id, await books.Look(id), wake);
        }

        public Task<CommandAnswer> Execute(CommandRequest request) => throw new NotSupportedException();

        public Task<Issue?> Get() => throw new NotSupportedException();
    }
}
