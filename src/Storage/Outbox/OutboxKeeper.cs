using GridOrleans.Storage.Metrics;

namespace GridOrleans.Storage.Outbox;

/// <summary>Keeps the outbox short and its length known.</summary>
public sealed class OutboxKeeper(OutboxStore outbox, StorageOptions options, StorageMetrics metrics, TimeProvider time, ILogger<OutboxKeeper> log) : BackgroundService
{
    private const int PruneBatch = 1000;
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var ticks = new PeriodicTimer(Period, time);
        while (await Tick(ticks, stoppingToken))
        {
            try
            {
                metrics.OutboxPending(await outbox.CountPending(stoppingToken));
                await outbox.Prune(options.OutboxKept, PruneBatch, stoppingToken);
            }
            catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
            {
                log.NotKept(failure);
            }
        }
    }

    private static async Task<bool> Tick(PeriodicTimer ticks, CancellationToken stopping)
    {
        try
        {
            return await ticks.WaitForNextTickAsync(stopping);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }
}

internal static partial class OutboxKeeperLog
{
    [LoggerMessage(Level = LogLevel.Warning, Message = "Could not count and prune the outbox; tries again.")]
    public static partial void NotKept(this ILogger log, Exception failure);
}
