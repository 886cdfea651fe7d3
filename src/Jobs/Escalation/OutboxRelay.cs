using GridOrleans.Contracts.Jobs;
using GridOrleans.Contracts.Outbox;

namespace GridOrleans.Jobs.Escalation;

/// <summary>
/// Carries the outbox to the job engine. A message counts as handed out until its job marks it done; if neither engine nor job lives to do so,
/// it is handed out again when the lease ends, so nothing is lost and jobs must be idempotent.
/// </summary>
public sealed class OutboxRelay(IOutbox outbox, IJobEngine engine, OutboxRelayOptions options, TimeProvider time, ILogger<OutboxRelay> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var failures = 0;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                var carried = await Carry(stoppingToken);
                if (failures > 0) log.CarriesAgain(failures);
                failures = 0;
                if (carried == options.BatchSize) continue;

                // What follows on the heels of a message gathers, so that a burst becomes few full orders: an engine's cost is by the order.
                if (carried > 0) await Task.Delay(options.Gather, time, stoppingToken);
                await outbox.WaitForHint(options.Period, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                break;
            }
            catch (Exception failure)
            {
                failures++;
                if (failures == 1 || failures % 30 == 0) log.CouldNotCarry(failures, failure);
                await Task.Delay(options.Period, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async Task<int> Carry(CancellationToken cancellation)
    {
        var messages = await outbox.HandOut(options.BatchSize, options.Lease, cancellation);
        foreach (var topic in messages.GroupBy(message => message.Topic))
        {
            foreach (var batch in topic.Select(message => message.Id).Chunk(JobOrder.MaxBatch))
            {
                await Enqueue(new(topic.Key, batch), cancellation);
            }
        }

        return messages.Count;
    }

    /// <summary>The engine's store may fail for a moment; what is not enqueued by then waits for its lease.</summary>
    private async Task Enqueue(JobOrder order, CancellationToken cancellation)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await engine.Enqueue(order, cancellation);
                return;
            }
            catch (Exception failure) when (failure is not OperationCanceledException && attempt < options.EnqueueAttempts)
            {
                log.EnqueueFailed(order.Topic, order.OutboxIds.Count, attempt, failure);
                await Task.Delay(options.Period, time, cancellation);
            }
        }
    }
}

/// <summary>How the outbox is carried.</summary>
public sealed record OutboxRelayOptions
{
    /// <summary>How long to wait for a message when no commit of this process hints at one.</summary>
    public TimeSpan Period { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>How long messages gather after some were carried; the first after a silence is carried at once.</summary>
    public TimeSpan Gather { get; init; } = TimeSpan.FromMilliseconds(100);

    /// <summary>After this long a message that is not done is handed out again; longer than an engine's own retries.</summary>
    public TimeSpan Lease { get; init; } = TimeSpan.FromSeconds(60);

    public int BatchSize { get; init; } = 500;

    public int EnqueueAttempts { get; init; } = 5;
}

internal static partial class OutboxRelayLog
{
    [LoggerMessage(Level = LogLevel.Error, Message = "Could not carry the outbox to the job engine ({Failures} times in a row); messages wait.")]
    public static partial void CouldNotCarry(this ILogger log, int failures, Exception failure);

    [LoggerMessage(Level = LogLevel.Information, Message = "Carries the outbox again after {Failures} failures.")]
    public static partial void CarriesAgain(this ILogger log, int failures);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The job engine did not take {Count} messages of “{Topic}” (attempt {Attempt}).")]
    public static partial void EnqueueFailed(this ILogger log, string topic, int count, int attempt, Exception failure);
}
