using System.Collections.Concurrent;
using GridOrleans.Contracts.Deadlines;
using GridOrleans.Jobs.Sweeping;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Logging.Abstractions;

namespace GridOrleans.JobTests.Sweeping;

/// <summary>A due clock that nobody is told of is a breach nobody sees.</summary>
public sealed class TheSweeperTellsEveryOwner : IDisposable
{
    private static readonly SweeperOptions Options = new()
    {
        Period = TimeSpan.FromMilliseconds(5),
        LongestBackOff = TimeSpan.FromMilliseconds(20),
        BatchSize = 10,
        MostInFlight = 4,
    };

    private readonly TestMeters meters = new();
    private readonly Rows rows = new();
    private readonly Owners owners = new();
    private readonly SweeperPulse pulse = new(TimeProvider.System);

    public void Dispose() => meters.Dispose();

    [Fact]
    public async Task More_rows_than_a_batch_are_all_told_in_one_go()
    {
        rows.Due(35);
        await using var running = await Run();
        await Eventually.IsTrue("35 owners to be told", () => Task.FromResult(owners.Told.Count == 35));
        Assert.Equal(35, owners.Told.Distinct().Count());
    }

    [Fact]
    public async Task No_more_owners_than_allowed_are_told_at_once()
    {
        owners.Hold();
        rows.Due(35);
        await using var running = await Run();
        await Eventually.IsTrue("4 owners to be asked", () => Task.FromResult(owners.Asked == Options.MostInFlight));
        Assert.True(rows.Claims <= 1 + Options.MostInFlight / Options.BatchSize + 1);

        owners.Release();
        await Eventually.IsTrue("35 owners to be told", () => Task.FromResult(owners.Told.Count == 35));
        Assert.Equal(Options.MostInFlight, owners.MostAtOnce);
    }

    [Fact]
    public async Task An_owner_that_fails_does_not_keep_the_others_from_being_told()
    {
        rows.Due(20);
        owners.FailFor("7");
        await using var running = await Run();
        await Eventually.IsTrue("19 owners to be told", () => Task.FromResult(owners.Told.Count == 19));
        Assert.DoesNotContain("7", owners.Told);
    }

    [Fact]
    public async Task A_database_that_does_not_answer_is_not_read_as_nothing_due()
    {
        rows.Break();
        await using var running = await Run();
        await Eventually.IsTrue("some failed looks", () => Task.FromResult(rows.Claims > 5));
        Assert.True(pulse.Lag(Options.Period) > TimeSpan.Zero);

        rows.Due(3);
        rows.Mend();
        await Eventually.IsTrue("3 owners to be told", () => Task.FromResult(owners.Told.Count == 3));
    }

    [Fact]
    public async Task Who_cannot_look_is_not_ready()
    {
        var blind = new SweeperReadiness(pulse, new() { BlindAfter = TimeSpan.Zero });
        Assert.Equal(HealthStatus.Unhealthy, (await blind.CheckHealthAsync(new())).Status);

        pulse.Looked(TimeSpan.Zero);
        var ready = new SweeperReadiness(pulse, new() { BlindAfter = TimeSpan.FromHours(1) });
        Assert.Equal(HealthStatus.Healthy, (await ready.CheckHealthAsync(new())).Status);
    }

    [Fact]
    public async Task Stopping_waits_for_the_owners_that_were_asked()
    {
        owners.Hold();
        rows.Due(2);
        var running = await Run();
        await Eventually.IsTrue("2 owners to be asked", () => Task.FromResult(owners.Asked == 2));

        var stopped = running.DisposeAsync().AsTask();
        Assert.False(stopped.IsCompleted);
        owners.Release();
        await stopped;
        Assert.Equal(2, owners.Told.Count);
    }

    private async Task<Running> Run()
    {
        var sweeper = new DeadlineSweeper(
            rows, owners, pulse, new SweeperMetrics(meters, pulse, Options), Options, TimeProvider.System, NullLogger<DeadlineSweeper>.Instance);
        await sweeper.StartAsync(CancellationToken.None);
        return new(sweeper);
    }

    private sealed class Running(DeadlineSweeper sweeper) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync() => await sweeper.StopAsync(CancellationToken.None);
    }

    private sealed class Rows : IDeadlineStore
    {
        private readonly ConcurrentQueue<Deadline> due = new();
        private volatile bool isBroken;
        private int claims;

        public int Claims => Volatile.Read(ref claims);

        public void Due(int count)
        {
            for (var number = 0; number < count; number++) due.Enqueue(new(DeadlineOwner.Grid, $"{number}", "patrol", 1, DateTimeOffset.UnixEpoch));
        }

        public void Break() => isBroken = true;

        public void Mend() => isBroken = false;

        public Task<IReadOnlyList<Deadline>> ClaimDue(int limit, TimeSpan lease, CancellationToken cancellation)
        {
            Interlocked.Increment(ref claims);
            if (isBroken) throw new IOException("no connection");
            var claimed = new List<Deadline>();
            while (claimed.Count < limit && due.TryDequeue(out var row)) claimed.Add(row);
            return Task.FromResult<IReadOnlyList<Deadline>>(claimed);
        }

        public Task Apply(IReadOnlyList<DeadlineChange> changes, CancellationToken cancellation) => Task.CompletedTask;
    }

    private sealed class Owners : IDeadlineTeller
    {
        private readonly ConcurrentQueue<string> told = new();
        private TaskCompletionSource gate = Open();
        private string? failing;
        private int asked;
        private int atOnce;
        private int mostAtOnce;

        public IReadOnlyCollection<string> Told => told;

        public int Asked => Volatile.Read(ref asked);

        public int MostAtOnce => Volatile.Read(ref mostAtOnce);

        public void Hold() => gate = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public void Release() => gate.TrySetResult();

        public void FailFor(string owner) => failing = owner;

        public async Task Tell(Deadline due)
        {
            Interlocked.Increment(ref asked);
            var now = Interlocked.Increment(ref atOnce);
            while (Volatile.Read(ref mostAtOnce) is var most && now > most && Interlocked.CompareExchange(ref mostAtOnce, now, most) != most) { }
            await gate.Task;
            Interlocked.Decrement(ref atOnce);
            if (due.OwnerId == failing) throw new TimeoutException("the owner does not answer");
            told.Enqueue(due.OwnerId);
        }

        private static TaskCompletionSource Open()
        {
            var open = new TaskCompletionSource();
            open.SetResult();
            return open;
        }
    }
}
