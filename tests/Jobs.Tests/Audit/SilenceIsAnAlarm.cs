using GridOrleans.Contracts.Audit;
using GridOrleans.Contracts.Grains;
using GridOrleans.Jobs.Audit;
using GridOrleans.JobTests.Escalation;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Logging.Abstractions;
using Orleans;

namespace GridOrleans.JobTests.Audit;

/// <summary>While nobody audits, nobody knows; that must show.</summary>
public sealed class SilenceIsAnAlarm : IDisposable
{
    private readonly TestMeters meters = new();
    private readonly Hand hand = new();
    private readonly AuditPulse pulse;

    public SilenceIsAnAlarm() => pulse = new(hand);

    public void Dispose() => meters.Dispose();

    [Fact]
    public async Task Nobody_has_audited_for_three_minutes_is_not_ready_and_says_so()
    {
        Assert.Equal(HealthStatus.Healthy, (await Check()).Status);
        hand.Pass(TimeSpan.FromMinutes(3) + TimeSpan.FromSeconds(1));
        var silent = await Check();
        Assert.Equal(HealthStatus.Unhealthy, silent.Status);
        Assert.Contains("3 min", silent.Description);

        pulse.Asked(TimeSpan.FromSeconds(20));
        Assert.Equal(HealthStatus.Healthy, (await Check()).Status);
        hand.Pass(TimeSpan.FromMinutes(2) + TimeSpan.FromSeconds(41));
        Assert.Equal(HealthStatus.Unhealthy, (await Check()).Status);
    }

    [Fact]
    public async Task An_audit_that_fails_is_not_taken_for_one_that_found_nothing()
    {
        hand.Pass(TimeSpan.FromMinutes(4));
        await Auditor(Stand.In<IAuditBooks>((_, _) => throw new IOException("no connection"))).Look(CancellationToken.None);
        Assert.Equal(HealthStatus.Unhealthy, (await Check()).Status);
    }

    [Fact]
    public async Task Another_processes_audit_counts()
    {
        hand.Pass(TimeSpan.FromMinutes(4));
        await Auditor(Stand.In<IAuditBooks>((method, _) => method.Name == nameof(IAuditBooks.Take)
            ? Task.FromResult<IAsyncDisposable?>(null)
            : Task.FromResult<TimeSpan?>(TimeSpan.FromSeconds(50)))).Look(CancellationToken.None);
        Assert.Equal(HealthStatus.Healthy, (await Check()).Status);
    }

    private Auditor Auditor(IAuditBooks books) => new(
        new AuditRun(books, Stand.In<IGrainFactory>((_, _) => null), null!, null!, new AuditMetrics(meters, pulse), new AuditOptions(), hand, NullLogger<AuditRun>.Instance),
        books, pulse, new AuditOptions(), hand, NullLogger<Auditor>.Instance);

    private Task<HealthCheckResult> Check() => new AuditReadiness(pulse, new AuditOptions()).CheckHealthAsync(new());

    /// <summary>Time that passes only by hand.</summary>
    private sealed class Hand : TimeProvider
    {
        private long ticks = TimeSpan.TicksPerDay;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => ticks;

        public override DateTimeOffset GetUtcNow() => DateTimeOffset.UnixEpoch.AddTicks(ticks);

        public void Pass(TimeSpan time) => ticks += time.Ticks;
    }
}
