using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using GridOrleans.Harness;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;
using Orleans.Configuration;
using Orleans.Hosting;
using Orleans.Storage;

namespace GridOrleans.EngineTests;

/// <summary>A real Orleans silo in a host of its own, with grain state in PostgreSQL. Only the grains' clock stands still; the runtime's runs.</summary>
public sealed class EngineUnderTest : IAsyncDisposable
{
    private readonly IHost _host;

    private EngineUnderTest(IHost host) => _host = host;

    public IServiceProvider Services => _host.Services;

    public IGrainFactory Grains => Services.GetRequiredService<IGrainFactory>();

    public ManualTimeProvider GrainTime => (ManualTimeProvider)Services.GetRequiredKeyedService<TimeProvider>(TimeProviderNames.Grains);

    public static async Task<EngineUnderTest> StartAsync(string database)
    {
        await Migrate(database);
        var host = new HostApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        host.Logging.SetMinimumLevel(LogLevel.Error).AddConsole();
        host.Services.AddSingleton<Stage>();
        host.Services.AddKeyedSingleton(KeyedService.AnyKey, TimeProvider.System);
        host.Services.AddKeyedSingleton<TimeProvider>(TimeProviderNames.Grains, new ManualTimeProvider());
        host.UseOrleans(silo =>
        {
            silo.UseLocalhostClustering(FreePort(), FreePort(), clusterId: $"contract-{Guid.NewGuid():N}", serviceId: "contract");
            silo.Configure<GrainCollectionOptions>(options => options.CollectionAge = TimeSpan.FromDays(1));
            silo.AddAdoNetGrainStorage("grid", options =>
            {
                options.Invariant = "Npgsql";
                options.ConnectionString = database;
                options.GrainStorageSerializer = new PlainJson();
            });
        });
        var engine = new EngineUnderTest(host.Build());
        await engine._host.StartAsync();
        return engine;
    }

    /// <summary>The time of methods marked “briefly” passes by itself.</summary>
    public Task PassResponseTimeout() => Task.CompletedTask;

    public Task CollectIdle() => Grains.GetGrain<IManagementGrain>(0).ForceActivationCollection(TimeSpan.Zero);

    public Task StopAsync() => _host.StopAsync();

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync();
        _host.Dispose();
    }

    private static int FreePort()
    {
        using var socket = new TcpListener(IPAddress.Loopback, 0);
        socket.Start();
        return ((IPEndPoint)socket.LocalEndpoint).Port;
    }

    private static async Task Migrate(string database)
    {
        await using var connection = new NpgsqlConnection(database);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(await File.ReadAllTextAsync(Path.Combine(Surroundings.RepositoryRoot, "db", "0800_orleans.sql")), connection);
        await command.ExecuteNonQueryAsync();
    }

    private sealed class PlainJson : IGrainStorageSerializer
    {
        public BinaryData Serialize<T>(T? input) => new(JsonSerializer.SerializeToUtf8Bytes(input, JsonSerializerOptions.Web));

        public T Deserialize<T>(BinaryData input) => JsonSerializer.Deserialize<T>(input.ToMemory().Span, JsonSerializerOptions.Web)!;
    }
}
