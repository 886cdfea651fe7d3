using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace GridOrleans.Silo.Operations;

/// <summary>Traces go out by OTLP when an endpoint is configured; otherwise nothing listens and they cost nothing.</summary>
public static class GridTracing
{
    private static readonly string[] Sources =
        ["GridOrleans*", "Microsoft.AspNetCore", "Microsoft.AspNetCore.SignalR.Server", "Microsoft.Orleans.*", "Npgsql", "System.Net.Http"];

    public static void AddGridTracing(this IServiceCollection services, GridOptions options)
    {
        if (options.TraceEndpoint is not { } endpoint) return;

        // Built by hand and kept by a hosted service, because the OpenTelemetry hosting package does not restore everywhere.
        services.AddSingleton(_ => Sdk.CreateTracerProviderBuilder()
            .AddSource(Sources)
            .ConfigureResource(resource => resource.AddService("gridorleans", serviceInstanceId: Environment.MachineName))
            .AddOtlpExporter(exporter => exporter.Endpoint = EndpointOf(endpoint, exporter.Protocol))
            .Build());
        services.AddHostedService<Keeper>();
    }

    /// <summary>The variable names the collector; over HTTP each signal has its own path below it, which an endpoint set by code must spell out.</summary>
    private static Uri EndpointOf(Uri collector, OtlpExportProtocol protocol) =>
        protocol == OtlpExportProtocol.HttpProtobuf ? new(collector.ToString().TrimEnd('/') + "/v1/traces") : collector;

    private sealed class Keeper(TracerProvider provider) : IHostedService
    {
        public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken)
        {
            provider.ForceFlush(timeoutMilliseconds: 2_000);
            return Task.CompletedTask;
        }
    }
}
