using System.Data;

namespace GridOrleans.Storage.Issues;

/// <summary>One writer's connection: kept open, opened again with growing pauses after it was lost.</summary>
internal sealed class CommitSession(NpgsqlDataSource database, StorageOptions options, ILogger log) : IAsyncDisposable
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMilliseconds(500);

    private NpgsqlConnection? connection;
    private int failures;

    /// <summary>False after one failed attempt and its pause.</summary>
    public async Task<bool> TryOpen(CancellationToken stopping)
    {
        if (connection is { State: ConnectionState.Open }) return true;
        await Close();
        var opened = database.CreateConnection();
        try
        {
            await opened.OpenAsync(CancellationToken.None);
            await using var settings = new NpgsqlCommand(CommitSql.Session, opened);
            await settings.ExecuteNonQueryAsync(CancellationToken.None);
        }
        catch (Exception failure)
        {
            await opened.DisposeAsync();
            if (++failures == 1) log.DatabaseAway(failure);
            var pause = FirstPause * Math.Pow(2, Math.Min(failures - 1, 5));
            await Task.Delay(pause < LongestPause ? pause : LongestPause, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            return false;
        }

        if (failures > 0) log.DatabaseBack(failures);
        failures = 0;
        connection = opened;
        return true;
    }

    public async Task Write(PendingCommit[] commits)
    {
        await using var batch = CommitBatch.Build(connection!, commits);
        batch.Timeout = (int)Math.Ceiling(options.CommandTimeout.TotalSeconds);
        await batch.ExecuteNonQueryAsync(CancellationToken.None);
    }

    public async Task Close()
    {
        if (connection is null) return;
        await connection.DisposeAsync();
        connection = null;
    }

    public async ValueTask DisposeAsync() => await Close();
}
