using System.Text.Json;
using GridOrleans.Contracts.Areas;
using GridOrleans.Contracts.Jobs;
using GridOrleans.Contracts.Json;
using GridOrleans.Contracts.Notices;
using GridOrleans.Contracts.Outbox;

namespace GridOrleans.Jobs.Notices;

/// <summary>Writes down who is to be told of what commits had to tell. Run twice it writes once; what is to be sent is the <see cref="NoticePump"/>'s.</summary>
public sealed class NoticeJob(IOutbox outbox, INoticeLedger ledger, IDistricts districts, NoticeOptions options, NoticeSignal signal, NoticeMetrics metrics, TimeProvider time) : IJob
{
    public string Topic => NoticeOrder.Topic;

    public async Task Run(IReadOnlyList<long> outboxIds, CancellationToken cancellation)
    {
        var messages = await outbox.Read(outboxIds, cancellation);
        if (messages.Count == 0) return;
        NoticeOrder[] orders = [.. messages.Select(Read)];
        var expansion = new NoticeExpansion(
            districts.Current, await ledger.Recipients(orders, cancellation), await ledger.Webhooks(cancellation), options.Smtp is not null, time.GetUtcNow());
        FreshDelivery[] deliveries = [.. orders.SelectMany(expansion.Of).DistinctBy(each => (each.Order.IssueId, each.Order.Version, each.Notice.Occasion, each.Recipient, each.Channel))];
        await ledger.Write(deliveries, cancellation);
        await outbox.MarkDone(outboxIds, cancellation);
        foreach (var delivery in deliveries) metrics.Written(delivery.Channel, delivery.State);
        signal.Raise();
    }

    private static NoticeOrder Read(PendingMessage message) => JsonSerializer.Deserialize<NoticeOrder>(message.PayloadJson, GridJson.Options)
        ?? throw new InvalidOperationException($"The message “{message.DedupKey}” is empty.");
}
