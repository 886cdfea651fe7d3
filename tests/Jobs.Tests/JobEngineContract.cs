using System.Collections.Concurrent;
using GridOrleans.Contracts.Jobs;
using GridOrleans.Jobs.Running;
using GridOrleans.Silo.Engines;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace GridOrleans.JobTests;

/// <summary>What every job engine promises, over a real PostgreSQL.</summary>
public sealed class JobEngineContract : IAsyncLifetime
{
    private readonly Probe probe = new();
    private TestDatabase database = null!;

    public async ValueTask InitializeAsync() => database = await TestDatabase.Create();

    public ValueTask DisposeAsync() => database.DisposeAsync();

    [Fact]
    public async Task An_order_runs_once()
    {
        await using var engine = await Start();
        await engine.Enqueue(1, 2, 3);
        await probe.HasRun([1, 2, 3], times: 1);

        await engine.Enqueue(4);
        await probe.HasRun([4], times: 1);
        Assert.Equal(1, probe.RunsOf([1, 2, 3]));
    }

    [Fact]
    public async Task A_failing_job_runs_again()
    {
        probe.Fail([7], times: 1);
        await using var engine = await Start();
        await engine.Enqueue(7);
        await probe.HasRun([7], times: 2);
    }

    [Fact]
    public async Task An_order_given_while_nobody_works_runs_when_somebody_does()
    {
        await using (var idle = Build()) await idle.Enqueue(11);
        Assert.Equal(0, probe.RunsOf([11]));

        await using var engine = await Start();
        await probe.HasRun([11], times: 1);
    }

    [Fact]
    public async Task An_order_survives_that_its_engine_is_stopped_while_it_fails()
    {
        probe.Fail([13], times: 1);
        await using (var first = await Start())
        {
            await first.Enqueue(13);
            await probe.HasRun([13], times: 1);
        }

        await using var second = await Start();
        await probe.HasRun([13], times: 2);
    }

    [Fact]
    public async Task Figures_count_what_succeeded_and_name_what_failed()
    {
        probe.Fail([23], times: int.MaxValue);
        await using var engine = await Start();
        await engine.Enqueue(21);
        await engine.Enqueue(22);
        await engine.Enqueue(23);
        await Eventually.IsTrue("two jobs to be counted as succeeded", async () => (await engine.Figures()).Succeeded == 2);
        await Eventually.IsTrue("one job to be counted as failed", async () => (await engine.Figures()).Failed == 1);

        var figures = await engine.Figures();
        Assert.Equal(0, figures.Waiting);
        Assert.Equal(0, figures.Running);
        Assert.Contains(figures.LatestFailures, failure => failure.Error.Contains(Probe.Complaint, StringComparison.Ordinal));
        Assert.Equal(1 + JobRetries.Delays.Count, probe.RunsOf([23]));
    }

    private async Task<EngineHost> Start()
    {
        var host = Build();
        await host.Start();
        return host;
    }

    private EngineHost Build()
    {
        var builder = Host.CreateEmptyApplicationBuilder(new());
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.Services.AddSingleton<IJob>(probe);
        builder.Services.AddSingleton<JobRunner>();
        builder.Services.AddGridJobs(database.ConnectionString);
        return new(builder.Build());
    }

    private sealed class EngineHost(IHost host) : IAsyncDisposable
    {
        private readonly IJobEngine engine = host.Services.GetRequiredService<IJobEngine>();
        private bool isStarted;

        public async Task Start()
        {
            await host.StartAsync();
            isStarted = true;
        }

        public Task Enqueue(params long[] outboxIds) => engine.Enqueue(new(Probe.Name, outboxIds), CancellationToken.None);

        public Task<JobFigures> Figures() => engine.Figures(CancellationToken.None);

        public async ValueTask DisposeAsync()
        {
            if (isStarted) await host.StopAsync();
            if (host is IAsyncDisposable disposable) await disposable.DisposeAsync();
        }
    }

    /// <summary>A job that remembers what it was asked to do, and fails as often as it is told to.</summary>
    private sealed class Probe : IJob
    {
        public const string Name = "probe";

        public const string Complaint = "the probe was told to fail";

        private readonly ConcurrentDictionary<string, int> runs = new();
        private readonly ConcurrentDictionary<string, int> failures = new();

        public string Topic => Name;

        public Task Run(IReadOnlyList<long> outboxIds, CancellationToken cancellation)
        {
            var key = KeyOf(outboxIds);
            var run = runs.AddOrUpdate(key, 1, (_, count) => count + 1);
            return run <= failures.GetValueOrDefault(key) ? throw new InvalidOperationException(Complaint) : Task.CompletedTask;
        }

        public void Fail(long[] outboxIds, int times) => failures[KeyOf(outboxIds)] = times;

        public int RunsOf(long[] outboxIds) => runs.GetValueOrDefault(KeyOf(outboxIds));

        public Task HasRun(long[] outboxIds, int times) =>
            Eventually.IsTrue($"the order {KeyOf(outboxIds)} to have run {times} time(s)", () => Task.FromResult(RunsOf(outboxIds) >= times));

        private static string KeyOf(IReadOnlyList<long> outboxIds) => string.Join(',', outboxIds);
    }
}
