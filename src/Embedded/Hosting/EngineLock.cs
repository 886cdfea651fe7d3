using Microsoft.Extensions.Logging;
using Npgsql;

namespace GridOrleans.Embedded.Hosting;

/// <summary>
/// Two processes that both ran the grains of one database would have two activations of each. So the engine holds a PostgreSQL session advisory
/// lock for as long as it runs, on a connection of its own; it must not go through a pooler that shares sessions.
/// </summary>
/// <param name="lost">Another process has the lock: stop the host.</param>
internal sealed class EngineLock(string connectionString, ILogger log, Action lost) : IAsyncDisposable
{
    /// <summary>The lock's two numbers: “Grid”, 1.</summary>
    private const string Key = "1198680420, 1";
    private const string Holder = """
        SELECT a.application_name, host(a.client_addr), a.pid FROM pg_locks l JOIN pg_stat_activity a USING (pid)
        WHERE l.locktype = 'advisory' AND l.granted AND l.classid = 1198680420 AND l.objid = 1 AND l.objsubid = 2
          AND l.database = (SELECT oid FROM pg_database WHERE datname = current_database())
        """;

    private static readonly TimeSpan s_step = TimeSpan.FromMilliseconds(500);
    private readonly string _name = $"grid-engine {Environment.MachineName[..Math.Min(10, Environment.MachineName.Length)]}:{Environment.ProcessId} {Guid.NewGuid():N}";
    private readonly CancellationTokenSource _stop = new();
    private NpgsqlConnection? _connection;
    private Task _watch = Task.CompletedTask;

    /// <exception cref="InvalidOperationException">Another process holds it still after the wait.</exception>
    public async Task TakeAsync(TimeSpan wait, CancellationToken cancellationToken)
    {
        var until = TimeProvider.System.GetTimestamp() + (long)(wait.TotalSeconds * TimeProvider.System.TimestampFrequency);
        while (await TryTakeAsync(cancellationToken) is { } holder)
        {
            if (TimeProvider.System.GetTimestamp() > until) throw new InvalidOperationException(Refusal(holder));
            await Task.Delay(s_step, cancellationToken);
        }

        EngineLog.LockTaken(log);
        _watch = WatchAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _watch;
        await CloseAsync();
    }

    private async Task WatchAsync()
    {
        try
        {
            while (true)
            {
                await Task.Delay(s_step, _stop.Token);
                try
                {
                    await using var probe = new NpgsqlCommand("SELECT 1", _connection) { CommandTimeout = 5 };
                    await probe.ExecuteScalarAsync(_stop.Token);
                }
                catch (Exception broken) when (broken is not OperationCanceledException || !_stop.IsCancellationRequested)
                {
                    EngineLog.LockLost(log, broken);
                    if (await RegainAsync() is not { } holder) continue;
                    EngineLog.LockTakenByAnother(log, Refusal(holder) + " Stopping this process.");
                    lost();
                    return;
                }
            }
        }
        catch (OperationCanceledException)
        {
            // Stopped.
        }
    }

    /// <summary>For as long as the database cannot be reached, nobody else can take the lock either – nor can our grains write.</summary>
    private async Task<string?> RegainAsync()
    {
        while (true)
        {
            try
            {
                var holder = await TryTakeAsync(_stop.Token);
                if (holder is null) EngineLog.LockTaken(log);
                return holder;
            }
            catch (Exception) when (!_stop.IsCancellationRequested)
            {
                await Task.Delay(s_step, _stop.Token);
            }
        }
    }

    /// <summary>Null = taken; otherwise who has it.</summary>
    private async Task<string?> TryTakeAsync(CancellationToken cancellationToken)
    {
        await CloseAsync();
        var settings = new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false, ApplicationName = _name, Timeout = 5, CommandTimeout = 5, TcpKeepAlive = true };
        var connection = _connection = new NpgsqlConnection(settings.ConnectionString);
        await connection.OpenAsync(cancellationToken);
        while (true)
        {
            await using var take = new NpgsqlCommand($"SELECT pg_try_advisory_lock({Key})", connection);
            if (await take.ExecuteScalarAsync(cancellationToken) is true) return null;

            await using var ask = new NpgsqlCommand(Holder, connection);
            await using var row = await ask.ExecuteReaderAsync(cancellationToken);
            if (!await row.ReadAsync(cancellationToken)) continue;
            var (name, address, session) = (row.IsDBNull(0) ? "" : row.GetString(0), row.IsDBNull(1) ? "this machine" : row.GetString(1), row.GetInt32(2));
            await row.CloseAsync();
            if (name != _name) return $"“{name}” from {address} (session {session})";

            // Our own session from before the connection broke, which the server does not know to be dead.
            await using var end = new NpgsqlCommand($"SELECT pg_terminate_backend({session}, 2000)", connection);
            await end.ExecuteScalarAsync(cancellationToken);
        }
    }

    private async Task CloseAsync()
    {
        if (_connection is not null) await _connection.DisposeAsync();
        _connection = null;
    }

    private static string Refusal(string holder) =>
        $"Another process already runs the grains on this database: {holder}. The embedded engine is for one process; stop the other one, or build with Engine=Orleans, which runs several.";
}
