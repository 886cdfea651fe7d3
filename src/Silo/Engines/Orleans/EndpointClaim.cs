using System.Net;
using System.Net.Sockets;
using GridOrleans.Silo.Operations;
using Npgsql;

namespace GridOrleans.Silo.Engines;

/// <summary>
/// While a silo lives it holds a lock named by its endpoint. Before it starts it retires the rows of silos that are proven dead – their lock is free and
/// nobody listens at their endpoint – because a lone silo that was killed and returns would otherwise wait minutes for its own ghost.
/// </summary>
internal sealed class EndpointClaim(GridOptions options, Configuration.ClusterOptions cluster, ILogger<EndpointClaim> log) : BackgroundService
{
    /// <summary>Orleans' status “dead”.</summary>
    private const int Dead = 6;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private static readonly TimeSpan ConnectLimit = TimeSpan.FromMilliseconds(500);

    private readonly SessionLock claim = new(options.Database, NameOf(cluster, cluster.Address.ToString(), cluster.SiloPort), log);

    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        if (!await claim.Take(Patience, cancellationToken))
        {
            throw new StartRefusedException(
                $"Another silo of the cluster “{cluster.Name}” holds {cluster.Address}:{cluster.SiloPort}; set GRID_SILO_PORT or GRID_SILO_ADDRESS to something else.");
        }

        await RetireTheDead(cancellationToken);
        await base.StartAsync(cancellationToken);
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => claim.Keep(stoppingToken);

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await claim.DisposeAsync();
    }

    private async Task RetireTheDead(CancellationToken cancellation)
    {
        await using var connection = new NpgsqlConnection(options.Database);
        await connection.OpenAsync(cancellation);
        foreach (var (address, port) in await NotDead(connection, cancellation))
        {
            if (!await IsProvenDead(connection, address, port, cancellation)) continue;
            await using var retire = new NpgsqlCommand(
                """
                WITH retired AS (
                  UPDATE orleans_silo SET status = $4 WHERE cluster = $1 AND address = $2 AND port = $3 AND status <> $4 RETURNING cluster)
                UPDATE orleans_cluster SET version = version + 1, changed_at = now() WHERE cluster IN (SELECT cluster FROM retired)
                """,
                connection)
            {
                Parameters = { new() { Value = cluster.Name }, new() { Value = address }, new() { Value = port }, new() { Value = Dead } },
            };
            await retire.ExecuteNonQueryAsync(cancellation);
            log.Retired(address, port);
        }
    }

    private async Task<List<(string Address, int Port)>> NotDead(NpgsqlConnection connection, CancellationToken cancellation)
    {
        await using var query = new NpgsqlCommand("SELECT DISTINCT address, port FROM orleans_silo WHERE cluster = $1 AND status <> $2", connection)
        {
            Parameters = { new() { Value = cluster.Name }, new() { Value = Dead } },
        };
        var rows = new List<(string, int)>();
        await using var reader = await query.ExecuteReaderAsync(cancellation);
        while (await reader.ReadAsync(cancellation)) rows.Add((reader.GetString(0), reader.GetInt32(1)));
        return rows;
    }

    /// <summary>A free lock alone may only mean that the database was restarted and the silo has not taken it again yet: so it is knocked at, too.</summary>
    private async Task<bool> IsProvenDead(NpgsqlConnection connection, string address, int port, CancellationToken cancellation)
    {
        var isOwnGhost = address == cluster.Address.ToString() && port == cluster.SiloPort;
        return isOwnGhost
            || await SessionLock.IsFree(connection, NameOf(cluster, address, port), cancellation)
            && !await Answers(IPAddress.Parse(address), port, cancellation);
    }

    private static async Task<bool> Answers(IPAddress address, int port, CancellationToken cancellation)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(ConnectLimit);
        using var socket = new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            await socket.ConnectAsync(address, port, limit.Token);
            return true;
        }
        catch (Exception failure) when (failure is SocketException || failure is OperationCanceledException && !cancellation.IsCancellationRequested)
        {
            return false;
        }
    }

    private static string NameOf(Configuration.ClusterOptions cluster, string address, int port) => $"silo/{cluster.Name}/{address}:{port}";
}

internal static partial class EndpointClaimLog
{
    [LoggerMessage(Level = LogLevel.Information, Message = "Retired the silo at {Address}:{Port}: it holds no lock and does not answer.")]
    public static partial void Retired(this ILogger log, string address, int port);
}
