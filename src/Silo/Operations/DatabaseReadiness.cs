using GridOrleans.Storage.Health;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace GridOrleans.Silo.Operations;

public sealed class DatabaseReadiness(IDatabaseProbe probe) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var health = await probe.Probe(cancellationToken);
        return health.Ready ? HealthCheckResult.Healthy($"answers in {health.RoundTrip.TotalMilliseconds:0.0} ms") : HealthCheckResult.Unhealthy(health.Why);
    }
}
