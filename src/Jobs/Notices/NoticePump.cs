using GridOrleans.Contracts.Notices;

namespace GridOrleans.Jobs.Notices;

/// <summary>
/// Sends what is due, each recipient's notices together, and writes down what became of it. A process that dies after sending and before writing sends again
/// when the lease ends: mail may then come twice, and a webhook's receiver knows the delivery by its id.
/// </summary>
public sealed class NoticePump(
    INoticeLedger ledger, IEnumerable<INoticeChannel> channels, NoticeOptions options, NoticeSignal signal, NoticeMetrics metrics, TimeProvider time, ILogger<NoticePump> log) : BackgroundService
{
    /// <summary>After the first, second, … failure. The next failure is the last.</summary>
    public static IReadOnlyList<TimeSpan> Backoff { get; } =
        [TimeSpan.FromSeconds(10), TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(30), TimeSpan.FromHours(2)];

    private const int Batch = 200, MostInFlight = 8, PruneBatch = 1000;

    /// <summary>Longer than the slowest channel takes for its share of a batch.</summary>
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(5);

    private static readonly TimeSpan Period = TimeSpan.FromSeconds(2), CountEvery = TimeSpan.FromSeconds(15);

    private readonly Dictionary<NoticeChannel, INoticeChannel> byKind = channels.ToDictionary(channel => channel.Kind);
    private long countedAt;

    /// <summary>Sends what is due now.</summary>
    /// <returns>How many deliveries were taken.</returns>
    public async Task<int> Pump(CancellationToken cancellation)
    {
        var due = await ledger.Take(Batch, Lease, cancellation);
        var parcels = due.GroupBy(each => (each.Channel, each.Recipient)).SelectMany(group => group.Chunk(INoticeChannel.MaxBatch));
        await Parallel.ForEachAsync(parcels, new ParallelOptions { MaxDegreeOfParallelism = MostInFlight, CancellationToken = cancellation }, async (parcel, stopping) =>
            await ledger.Settle(await Send(parcel, stopping), stopping));
        return due.Count;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                while (await Pump(stoppingToken) == Batch) { }
                await Keep(stoppingToken);
                await signal.Wait(Period, time, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception failure)
            {
                log.NotPumped(failure);
                await Task.Delay(Period, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async Task<IReadOnlyList<Settled>> Send(DueDelivery[] parcel, CancellationToken cancellation)
    {
        var (kind, recipient) = (parcel[0].Channel, parcel[0].Recipient);
        var result = !byKind.TryGetValue(kind, out var channel) ? new SendResult.Failed(DeliveryReason.ChannelOff, IsFinal: true)
            : parcel[0].Address is null ? new SendResult.Failed(kind == NoticeChannel.Webhook ? DeliveryReason.Removed : DeliveryReason.NoAddress, IsFinal: true)
            : await channel.Send(parcel, cancellation);
        if (result is not SendResult.Failed failed)
        {
            metrics.Sent(kind, "delivered", parcel.Length);
            return [.. parcel.Select(each => new Settled(each.Id, null, null))];
        }

        Settled[] settled = [.. parcel.Select(each => new Settled(each.Id, failed.Reason, failed.IsFinal || each.Attempts > Backoff.Count ? null : Backoff[each.Attempts - 1]))];
        var givenUp = settled.Count(each => each.RetryAfter is null);
        metrics.Sent(kind, "failed", givenUp);
        metrics.Sent(kind, "retried", settled.Length - givenUp);
        if (givenUp > 0) log.GivenUp(givenUp, recipient, kind, failed.Reason);
        else log.Failed(settled.Length, recipient, kind, failed.Reason);
        return settled;
    }

    private async Task Keep(CancellationToken cancellation)
    {
        if (countedAt != 0 && time.GetElapsedTime(countedAt) < CountEvery) return;
        countedAt = time.GetTimestamp();
        metrics.Standing(await ledger.Count(cancellation));
        await ledger.Prune(options.Kept, PruneBatch, cancellation);
    }
}

internal static partial class NoticePumpLog
{
    [LoggerMessage(Level = LogLevel.Error, Message = "{Count} notices to {Recipient} by {Channel} could not be delivered and are given up: {Reason}")]
    public static partial void GivenUp(this ILogger log, int count, string recipient, NoticeChannel channel, string reason);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Count} notices to {Recipient} by {Channel} could not be delivered yet: {Reason}")]
    public static partial void Failed(this ILogger log, int count, string recipient, NoticeChannel channel, string reason);

    [LoggerMessage(Level = LogLevel.Error, Message = "Could not look for notices to send; tries again.")]
    public static partial void NotPumped(this ILogger log, Exception failure);
}
