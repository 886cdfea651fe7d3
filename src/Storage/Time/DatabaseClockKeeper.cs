using GridOrleans.Storage.Metrics;

namespace GridOrleans.Storage.Time;

/// <summary>Measures database time: once before anything else starts, then every few seconds.</summary>
public sealed class DatabaseClockKeeper(DatabaseClock clock, NpgsqlDataSource database, StorageOptions options, StorageMetrics metrics, ILogger<DatabaseClockKeeper> log)
    : BackgroundService
{
    private static readonly TimeSpan RetryPause = TimeSpan.FromMilliseconds(200);

    /// <summary>The first round trip pays for the connection and the plan; the best of a few is the start.</summary>
    private const int FirstMeasurements = 3;

    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        for (var count = 0; count < FirstMeasurements;)
        {
            if (await TryMeasure(cancellationToken)) count++;
            else await Task.Delay(RetryPause, cancellationToken);
        }

        await base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            await Task.Delay(options.ClockPeriod, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (!stoppingToken.IsCancellationRequested) await TryMeasure(stoppingToken);
        }
    }

    private async Task<bool> TryMeasure(CancellationToken cancellation)
    {
        try
        {
            // The connection is opened before the clock is looked at, so that only the question itself is in the round trip.
            await using var connection = await database.OpenConnectionAsync(cancellation);
            await using var question = new NpgsqlCommand("select clock_timestamp()", connection);
            metrics.ClockMeasured(await clock.Measure(token => Ask(question, token), cancellation));
            return true;
        }
        catch (Exception failure) when (!cancellation.IsCancellationRequested)
        {
            log.NotMeasured(failure);
            return false;
        }
        catch (OperationCanceledException) when (clock.IsMeasured)
        {
            return false;
        }
    }

    private static async Task<DateTimeOffset> Ask(NpgsqlCommand question, CancellationToken cancellation)
    {
        await using var reader = await question.ExecuteReaderAsync(cancellation);
        await reader.ReadAsync(cancellation);
        return reader.GetFieldValue<DateTimeOffset>(0);
    }
}

internal static partial class DatabaseClockLog
{
    [LoggerMessage(Level = LogLevel.Warning, Message = "Could not measure database time; goes on from the last measurement and tries again.")]
    public static partial void NotMeasured(this ILogger log, Exception failure);
}
