using GridOrleans.Embedded.Hosting;
using GridOrleans.Embedded;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Orleans;
using Orleans.Runtime;

namespace Orleans.Hosting;

/// <summary>Puts the grains of this process on the embedded engine. This is the one thing an application writes differently per engine.</summary>
public static class EmbeddedEngineHosting
{
    /// <summary>
    /// Registers the engine and its <see cref="IGrainFactory"/> / <see cref="IClusterClient"/>. It starts before every other hosted service and
    /// drains after all of them have stopped.
    /// </summary>
    public static IServiceCollection AddEmbeddedEngine(this IServiceCollection services, Action<EmbeddedEngineOptions, IServiceProvider> configure)
    {
        services.AddOptions<EmbeddedEngineOptions>().Configure(configure);
        services.TryAddSingleton<EmbeddedEngine>();
        services.TryAddSingleton<IClusterClient>(provider => provider.GetRequiredService<EmbeddedEngine>());
        services.TryAddSingleton<IGrainFactory>(provider => provider.GetRequiredService<EmbeddedEngine>());
        services.TryAddTransient(_ => RuntimeContext.Current ?? throw new InvalidOperationException("IGrainContext exists only within a grain."));
        services.AddHostedService<EngineService>();
        return services;
    }

    public static IServiceCollection AddEmbeddedEngine(this IServiceCollection services, Action<EmbeddedEngineOptions> configure) =>
        services.AddEmbeddedEngine((options, _) => configure(options));

    public static IHostBuilder UseEmbeddedEngine(this IHostBuilder host, Action<EmbeddedEngineOptions, IServiceProvider> configure) =>
        host.ConfigureServices(services => services.AddEmbeddedEngine(configure));

    public static IHostApplicationBuilder UseEmbeddedEngine(this IHostApplicationBuilder host, Action<EmbeddedEngineOptions, IServiceProvider> configure)
    {
        host.Services.AddEmbeddedEngine(configure);
        return host;
    }
}
