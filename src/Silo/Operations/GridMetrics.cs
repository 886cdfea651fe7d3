using System.Diagnostics.Metrics;
using GridOrleans.Silo.Engines;

namespace GridOrleans.Silo.Operations;

/// <summary><c>/metrics</c> in Prometheus text, for whoever may reach the port.</summary>
public static class GridMetrics
{
    private static readonly string[] Others =
        ["System.Runtime", "Microsoft.Orleans", "Microsoft.AspNetCore.Server.Kestrel", "Microsoft.AspNetCore.Http.Connections"];

    public static void AddGridMetrics(this IServiceCollection services)
    {
        // Made at once, so that it hears every meter from its first measurement.
        services.AddSingleton(new MetricStore(meter => meter.StartsWith("GridOrleans", StringComparison.Ordinal) || Others.Contains(meter)));
        services.AddSingleton<EngineInfo>();
    }

    public static void MapGridMetrics(this WebApplication app)
    {
        app.Services.GetRequiredService<EngineInfo>();
        app.MapGet("/metrics", (MetricStore store) => Results.Text(PrometheusText.Write(store), PrometheusText.ContentType)).ExcludeFromDescription();
    }

    private sealed class EngineInfo
    {
        public EngineInfo(IMeterFactory meters) => meters.Create("GridOrleans.Engine").CreateObservableGauge(
            "gridorleans.engine.info",
            () => new Measurement<int>(1, new KeyValuePair<string, object?>("engine", GridEngine.Name)),
            description: "Which engine runs the grains and the jobs.");
    }
}
