using GridOrleans.Embedded;
using GridOrleans.Harness;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;
using Orleans.Hosting;

namespace GridOrleans.EngineTests;

/// <summary>The embedded engine in a host of its own; both of its clocks stand still.</summary>
public sealed class EngineUnderTest : IAsyncDisposable
{
    private readonly IHost _host;

    private EngineUnderTest(IHost host) => _host = host;

    public IServiceProvider Services => _host.Services;

    public IGrainFactory Grains => Services.GetRequiredService<IGrainFactory>();

    public ManualTimeProvider GrainTime => (ManualTimeProvider)Services.GetRequiredService<TimeProvider>();

    /// <summary>Timeouts and idleness.</summary>
    public ManualTimeProvider EngineTime => (ManualTimeProvider)Services.GetRequiredService<Microsoft.Extensions.Options.IOptions<EmbeddedEngineOptions>>().Value.Time;

    public static async Task<EngineUnderTest> StartAsync(string database, Action<EmbeddedEngineOptions>? configure = null)
    {
        var engine = Create(database, configure);
        await engine.StartAsync();
        return engine;
    }

    public static EngineUnderTest Create(string database, Action<EmbeddedEngineOptions>? configure = null)
    {
        var host = new HostApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        host.Logging.SetMinimumLevel(LogLevel.Warning).AddConsole();
        host.Services.AddMetrics();
        host.Services.AddSingleton<Stage>();
        host.Services.AddSingleton<TimeProvider>(new ManualTimeProvider());
        host.Services.AddEmbeddedEngine(options =>
        {
            options.ConnectionString = database;
            options.GrainAssemblies.Add(typeof(EngineUnderTest).Assembly);
            options.Stores.Add("grid");
            options.Time = new ManualTimeProvider();
            configure?.Invoke(options);
        });
        return new(host.Build());
    }

    public async Task StartAsync()
    {
        var options = Services.GetRequiredService<Microsoft.Extensions.Options.IOptions<EmbeddedEngineOptions>>().Value;
        if (options.ConnectionString is { } database) await Migrate(database);
        await _host.StartAsync();
    }

    /// <summary>Moves the engine's time past the timeout of methods marked “briefly”.</summary>
    public Task PassResponseTimeout()
    {
        EngineTime.Advance(TimeSpan.FromSeconds(1));
        return Task.CompletedTask;
    }

    /// <summary>Everything idle has been so for long enough, and the collector looks.</summary>
    public Task CollectIdle()
    {
        EngineTime.Advance(TimeSpan.FromMinutes(17));
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken = default) => _host.StopAsync(cancellationToken);

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync();
        _host.Dispose();
    }

    private static async Task Migrate(string database)
    {
        await using var connection = new NpgsqlConnection(database);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(await File.ReadAllTextAsync(Path.Combine(Surroundings.RepositoryRoot, "db", "0900_embedded_engine.sql")), connection);
        await command.ExecuteNonQueryAsync();
    }
}
