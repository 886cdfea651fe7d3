using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace GridOrleans.Jobs.Audit;

/// <summary>When somebody last asked everything, as this process knows.</summary>
public sealed class AuditPulse(TimeProvider time)
{
    private readonly long startedAt = time.GetTimestamp();
    private long askedAt;

    /// <summary>Since the last audit that came to its end, of whichever process; since the start when none has.</summary>
    public TimeSpan Silence => time.GetElapsedTime(Volatile.Read(ref askedAt) is var at && at != 0 ? at : startedAt);

    /// <param name="ago">How long ago it ended.</param>
    public void Asked(TimeSpan ago) => Volatile.Write(ref askedAt, time.GetTimestamp() - (long)(ago.TotalSeconds * time.TimestampFrequency));
}

/// <summary>Silence is the alarm: while nobody audits, nobody knows whether every promise is kept.</summary>
public sealed class AuditReadiness(AuditPulse pulse, AuditOptions options) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) => Task.FromResult(
        pulse.Silence > options.SilentAfter
            ? HealthCheckResult.Unhealthy($"nobody has audited breaches and rungs for {pulse.Silence.TotalMinutes:0} min")
            : HealthCheckResult.Healthy($"last audit {pulse.Silence.TotalSeconds:0} s ago"));
}
