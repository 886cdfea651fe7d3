using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace GridOrleans.Jobs.Sweeping;

/// <summary>Not ready while nobody can look for due clocks, or while they come due faster than they are told.</summary>
public sealed class SweeperReadiness(SweeperPulse pulse, SweeperOptions options) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var lag = pulse.Lag(options.Period);
        return Task.FromResult(pulse.SinceLook > options.BlindAfter
            ? HealthCheckResult.Unhealthy($"could not look for due clocks for {pulse.SinceLook.TotalSeconds:0.0} s")
            : lag > options.BlindAfter
                ? HealthCheckResult.Degraded($"the oldest due clock was {lag.TotalSeconds:0.0} s late")
                : HealthCheckResult.Healthy($"lag {lag.TotalSeconds:0.000} s"));
    }
}
