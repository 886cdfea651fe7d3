using GridOrleans.Api.Live;
using GridOrleans.Contracts.Areas;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace GridOrleans.Silo.Operations;

/// <summary>The feed beats at least once a second; a process that hears nothing shows its walls a stale picture.</summary>
public sealed class FeedReadiness(WallRelay relay, IDistricts districts) : IHealthCheck
{
    private static readonly TimeSpan StaleAfter = TimeSpan.FromSeconds(10);

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(districts.Current is null ? HealthCheckResult.Degraded("no district has been imported yet")
            : relay.Silence > StaleAfter ? HealthCheckResult.Unhealthy($"no frame for {relay.Silence.TotalSeconds:0} s")
            : HealthCheckResult.Healthy($"last frame {relay.Silence.TotalSeconds:0.0} s ago"));
}
