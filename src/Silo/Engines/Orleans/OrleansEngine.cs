using System.Net;
using GridOrleans.Jobs;
using Npgsql;
using Orleans.Configuration;
using Orleans.Serialization;

namespace GridOrleans.Silo.Engines;

/// <summary>Orleans: clustering and grain state by its ADO.NET providers on PostgreSQL.</summary>
public static partial class GridEngine
{
    public const string Name = "orleans";

    /// <summary>How the ADO.NET providers call Npgsql.</summary>
    private const string Invariant = "Npgsql";

    /// <summary>The outcome of a call that took longer is unknown; the caller asks again by its operation id.</summary>
    private static readonly TimeSpan ResponseTimeout = TimeSpan.FromSeconds(5);

    public static void AddGridEngine(this WebApplicationBuilder builder, GridOptions options)
    {
        var cluster = options.Cluster with
        {
            SiloPort = options.Cluster.SiloPort is 0 ? FreePort.Find() : options.Cluster.SiloPort,
            GatewayPort = options.Cluster.GatewayPort is 0 ? FreePort.Find() : options.Cluster.GatewayPort,
        };

        // The runtime's own timers and timeouts keep real time; only grains and jobs live by database time.
        builder.Services.AddKeyedSingleton(KeyedService.AnyKey, TimeProvider.System);
        builder.Logging.AddFilter("Orleans.Runtime.Silo", LogLevel.Error); // recommends ServerGC, which is wrong where the database shares the machine
        builder.Logging.AddFilter("Orleans.Runtime.Watchdog", LogLevel.Error); // at every start it warns of the time since the machine's
        builder.Services.AddHealthChecks().AddCheck<OrleansReadiness>("engine", tags: [JobsServices.Ready]);
        if (options.Has(GridRole.Silo))
        {
            builder.Services.AddSingleton(cluster);
            builder.Services.AddHostedService<EndpointClaim>();
            builder.UseOrleans(silo => ConfigureSilo(silo, options, cluster));
        }
        else
        {
            builder.UseOrleansClient(client => ConfigureClient(client, options));
        }
    }

    private static void ConfigureSilo(ISiloBuilder silo, GridOptions options, Configuration.ClusterOptions cluster)
    {
        silo.Configure<Orleans.Configuration.ClusterOptions>(identity => identity.ClusterId = identity.ServiceId = cluster.Name);
        silo.ConfigureEndpoints(cluster.Address, cluster.SiloPort, cluster.GatewayPort, listenOnAnyHostAddress: !IPAddress.IsLoopback(cluster.Address));
        silo.UseAdoNetClustering(store =>
        {
            store.Invariant = Invariant;
            store.ConnectionString = Pooled(options.Database, "membership", 4);
        });
        silo.AddAdoNetGrainStorage("grid", store =>
        {
            store.Invariant = Invariant;
            store.ConnectionString = Pooled(options.Database, "grain state", 16);
            store.GrainStorageSerializer = new GridStateSerializer();
        });
        silo.Configure<ClusterMembershipOptions>(FastMembership);
        silo.Configure<SiloMessagingOptions>(messaging => messaging.ResponseTimeout = messaging.SystemResponseTimeout = ResponseTimeout);
        silo.AddActivityPropagation();
        silo.Services.AddSerializer(serializer => serializer.AddGridCodecs());
    }

    private static void ConfigureClient(IClientBuilder client, GridOptions options)
    {
        client.Configure<Orleans.Configuration.ClusterOptions>(identity => identity.ClusterId = identity.ServiceId = options.Cluster.Name);
        client.UseAdoNetClustering(store =>
        {
            store.Invariant = Invariant;
            store.ConnectionString = Pooled(options.Database, "gateways", 2);
        });
        client.Configure<GatewayOptions>(gateways => gateways.GatewayListRefreshPeriod = TimeSpan.FromSeconds(5));
        client.Configure<ClientMessagingOptions>(messaging => messaging.ResponseTimeout = ResponseTimeout);
        client.UseConnectionRetryFilter(RetryUntilThereIsASilo);
        client.AddActivityPropagation();
        client.Services.AddSerializer(serializer => serializer.AddGridCodecs());
    }

    /// <summary>Fast on purpose: after kill -9 another silo has the grains in a few seconds; a lone vote is not enough.</summary>
    private static void FastMembership(ClusterMembershipOptions membership)
    {
        membership.ProbeTimeout = TimeSpan.FromSeconds(1);
        membership.TableRefreshTimeout = TimeSpan.FromSeconds(5);
        membership.IAmAliveTablePublishTimeout = TimeSpan.FromSeconds(5);
        membership.NumVotesForDeathDeclaration = 2;
        membership.MaxJoinAttemptTime = TimeSpan.FromMinutes(1);
        membership.DefunctSiloExpiration = TimeSpan.FromDays(1);
    }

    private static async Task<bool> RetryUntilThereIsASilo(Exception failure, CancellationToken cancellation)
    {
        await Task.Delay(TimeSpan.FromSeconds(1), cancellation);
        return true;
    }

    private static string Pooled(string database, string purpose, int most) => new NpgsqlConnectionStringBuilder(database)
    {
        ApplicationName = $"gridorleans {purpose}",
        MaxPoolSize = most,
    }.ConnectionString;
}
