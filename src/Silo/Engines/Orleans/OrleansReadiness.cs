using Microsoft.Extensions.Diagnostics.HealthChecks;
using Orleans.Runtime;

namespace GridOrleans.Silo.Engines;

/// <summary>Ready while the cluster has an active silo that answers: this one, or for a process without the role silo, any.</summary>
internal sealed class OrleansReadiness(IGrainFactory grains) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            var silos = await grains.GetGrain<IManagementGrain>(0).GetHosts(onlyActive: true).WaitAsync(cancellationToken);
            return silos.Count > 0
                ? HealthCheckResult.Healthy($"{silos.Count} silo(s)", new Dictionary<string, object> { ["silos"] = silos.Count })
                : HealthCheckResult.Unhealthy("no silo is active");
        }
        catch (Exception failure) when (failure is OrleansException or TimeoutException or InvalidOperationException)
        {
            return HealthCheckResult.Unhealthy($"the cluster does not answer: {failure.Message}");
        }
    }
}
