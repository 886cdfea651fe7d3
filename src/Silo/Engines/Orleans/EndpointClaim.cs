using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace GridOrleans.Silo.Engines;

/// <summary>
/// While a silo lives it holds a session advisory lock named by its endpoint. Before it starts it retires the rows of silos that are proven dead – their
/// lock is free and nobody listens at their endpoint – because a lone silo that was killed and returns would otherwise wait minutes for its own ghost.
/// </summary>
internal sealed class EndpointClaim(GridOptions options, Configuration.ClusterOptions cluster, ILogger<EndpointClaim> log) : BackgroundService
{
    private const int Dead = 6;

    private static readonly TimeSpan ConnectLimit = TimeSpan.FromMilliseconds(500);

    private static readonly TimeSpan KeepEvery = TimeSpan.FromSeconds(1);

    private readonly string connectionString = new NpgsqlConnectionStringBuilder(options.Database)
    {
        ApplicationName = "gridorleans endpoint",
        Pooling = false,
    }.ConnectionString;

    private NpgsqlConnection? holder;

    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await Claim(cancellationToken);
        await RetireTheDead(cancellationToken);
        await base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await Task.Delay(KeepEvery, stoppingToken);
                await using var ping = new NpgsqlCommand("SELECT 1", holder);
                await ping.ExecuteScalarAsync(stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception failure)
            {
                await ClaimAgain(failure, stoppingToken);
            }
        }
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        if (holder is not null) await holder.DisposeAsync();
    }

    private async Task Claim(CancellationToken cancellation)
    {
        var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync(cancellation);
        if (!await TryLock(connection, cluster.Address.ToString(), cluster.SiloPort, cancellation))
        {
            await connection.DisposeAsync();
            throw new InvalidOperationException(
                $"Another silo of the cluster “{cluster.Name}” already holds {cluster.Address}:{cluster.SiloPort}; set GRID_SILO_PORT or GRID_SILO_ADDRESS to something else.");
        }

        holder = connection;
    }

    private async Task ClaimAgain(Exception failure, CancellationToken cancellation)
    {
        log.ClaimLost(failure);
        try
        {
            await holder!.DisposeAsync();
            await Claim(cancellation);
            log.ClaimedAgain();
        }
        catch (Exception still) when (still is not OperationCanceledException)
        {
            log.NotClaimed(still);
        }
    }

    private async Task RetireTheDead(CancellationToken cancellation)
    {
        await using var connection = new NpgsqlConnection(connectionString);
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
        if (address == cluster.Address.ToString() && port == cluster.SiloPort) return true; // we hold its lock: it is our own ghost
        if (!await TryLock(connection, address, port, cancellation)) return false;
        await Unlock(connection, address, port, cancellation);
        return !await Answers(IPAddress.Parse(address), port, cancellation);
    }

    private static async Task<bool> Answers(IPAddress address, int port, CancellationToken cancellation)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(ConnectLimit);
        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
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

    private Task<bool> TryLock(NpgsqlConnection connection, string address, int port, CancellationToken cancellation) =>
        Ask(connection, "SELECT pg_try_advisory_lock(hashtextextended($1, 0))", address, port, cancellation);

    private Task<bool> Unlock(NpgsqlConnection connection, string address, int port, CancellationToken cancellation) =>
        Ask(connection, "SELECT pg_advisory_unlock(hashtextextended($1, 0))", address, port, cancellation);

    private async Task<bool> Ask(NpgsqlConnection connection, string sql, string address, int port, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(sql, connection) { Parameters = { new() { Value = $"silo/{cluster.Name}/{address}:{port}" } } };
        return (bool)(await command.ExecuteScalarAsync(cancellation))!;
    }
}

internal static partial class EndpointClaimLog
{
    [LoggerMessage(Level = LogLevel.Information, Message = "Retired the silo at {Address}:{Port}: it holds no lock and does not answer.")]
    public static partial void Retired(this ILogger log, string address, int port);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Lost the connection that holds this silo's endpoint; taking it again.")]
    public static partial void ClaimLost(this ILogger log, Exception failure);

    [LoggerMessage(Level = LogLevel.Information, Message = "Holds this silo's endpoint again.")]
    public static partial void ClaimedAgain(this ILogger log);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Could not take this silo's endpoint yet.")]
    public static partial void NotClaimed(this ILogger log, Exception failure);
}
