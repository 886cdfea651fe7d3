using Npgsql;

namespace GridOrleans.Silo.Operations;

/// <summary>
/// A name held in the database for as long as this process lives: a session advisory lock on a connection of its own. If the process dies, so does the
/// session, and the name is free at once; if only the connection breaks, it is taken again.
/// </summary>
public sealed class SessionLock(string database, string name, ILogger log) : IAsyncDisposable
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(1);

    private static readonly TimeSpan TryEvery = TimeSpan.FromMilliseconds(200);

    private readonly string connectionString = new NpgsqlConnectionStringBuilder(database)
    {
        ApplicationName = "GridOrleans lock",
        Pooling = false,
        KeepAlive = 5,
    }.ConnectionString;

    private NpgsqlConnection? holder;

    /// <summary>Takes the name, waiting a little for one who is just leaving. False = somebody else holds it.</summary>
    public async Task<bool> Take(TimeSpan patience, CancellationToken cancellation)
    {
        var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync(cancellation);
        var until = TimeProvider.System.GetTimestamp();
        while (!await TryLock(connection, name, cancellation))
        {
            if (TimeProvider.System.GetElapsedTime(until) >= patience)
            {
                await connection.DisposeAsync();
                return false;
            }

            await Task.Delay(TryEvery, cancellation);
        }

        holder = connection;
        return true;
    }

    /// <summary>Looks after the name until cancelled.</summary>
    public async Task Keep(CancellationToken cancellation)
    {
        while (!cancellation.IsCancellationRequested)
        {
            try
            {
                await Task.Delay(LookEvery, cancellation);
                await using var ping = new NpgsqlCommand("SELECT 1", holder);
                await ping.ExecuteScalarAsync(cancellation);
            }
            catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
            {
                return;
            }
            catch (Exception failure)
            {
                log.LockLost(name, failure);
                await TakeAgain(cancellation);
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (holder is not null) await holder.DisposeAsync();
    }

    /// <summary>Whether nobody holds a name now.</summary>
    public static async Task<bool> IsFree(NpgsqlConnection connection, string name, CancellationToken cancellation)
    {
        if (!await TryLock(connection, name, cancellation)) return false;
        await Ask(connection, "SELECT pg_advisory_unlock(hashtextextended($1, 0))", name, cancellation);
        return true;
    }

    private async Task TakeAgain(CancellationToken cancellation)
    {
        try
        {
            await holder!.DisposeAsync();
            if (await Take(TimeSpan.Zero, cancellation)) log.LockTakenAgain(name);
        }
        catch (Exception failure) when (!cancellation.IsCancellationRequested)
        {
            log.LockLost(name, failure);
        }
    }

    private static Task<bool> TryLock(NpgsqlConnection connection, string name, CancellationToken cancellation) =>
        Ask(connection, "SELECT pg_try_advisory_lock(hashtextextended($1, 0))", name, cancellation);

    private static async Task<bool> Ask(NpgsqlConnection connection, string sql, string name, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(sql, connection) { Parameters = { new() { Value = name } } };
        return (bool)(await command.ExecuteScalarAsync(cancellation))!;
    }
}

internal static partial class SessionLockLog
{
    [LoggerMessage(Level = LogLevel.Warning, Message = "Does not hold “{Name}” in the database now; taking it again.")]
    public static partial void LockLost(this ILogger log, string name, Exception failure);

    [LoggerMessage(Level = LogLevel.Information, Message = "Holds “{Name}” again.")]
    public static partial void LockTakenAgain(this ILogger log, string name);
}
