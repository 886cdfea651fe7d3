using System.Diagnostics.Metrics;
using GridOrleans.Contracts.Notices;

namespace GridOrleans.Jobs.Notices;

/// <summary>Notices in numbers. Meter “GridOrleans.Notices”. <c>gridorleans.notices.failed</c> above zero is an alarm: somebody was not told.</summary>
public sealed class NoticeMetrics
{
    private readonly Counter<long> written, sent;
    private long waiting, failedToday;

    public NoticeMetrics(IMeterFactory meters)
    {
        var meter = meters.Create("GridOrleans.Notices");
        written = meter.CreateCounter<long>("gridorleans.notices.written", null, "Deliveries the job found, by channel and first state; those written before count again.");
        sent = meter.CreateCounter<long>("gridorleans.notices.sent", null, "Deliveries tried, by channel and outcome: delivered, retried, failed.");
        meter.CreateObservableGauge("gridorleans.notices.waiting", () => Interlocked.Read(ref waiting), null, "Deliveries that are due and not sent.");
        meter.CreateObservableGauge("gridorleans.notices.failed", () => Interlocked.Read(ref failedToday), null, "Deliveries of the last day that were given up, or found nobody.");
    }

    public void Written(NoticeChannel channel, DeliveryState state) =>
        written.Add(1, new KeyValuePair<string, object?>("channel", channel.ToString()), new KeyValuePair<string, object?>("state", state.ToString()));

    public void Sent(NoticeChannel channel, string outcome, int count)
    {
        if (count > 0) sent.Add(count, new KeyValuePair<string, object?>("channel", channel.ToString()), new KeyValuePair<string, object?>("outcome", outcome));
    }

    public void Standing((long Waiting, long FailedToday) now)
    {
        Interlocked.Exchange(ref waiting, now.Waiting);
        Interlocked.Exchange(ref failedToday, now.FailedToday);
    }
}
