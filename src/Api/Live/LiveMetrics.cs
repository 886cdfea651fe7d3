using System.Diagnostics.Metrics;

namespace GridOrleans.Api.Live;

/// <summary>What the live hub says of itself.</summary>
public sealed class LiveMetrics
{
    private readonly Counter<long> sent;
    private readonly Counter<long> merged;
    private readonly Counter<long> cut;
    private readonly Counter<long> lost;
    private readonly UpDownCounter<int> connections;

    public LiveMetrics(IMeterFactory meters)
    {
        var meter = meters.Create("GridOrleans.Live");
        sent = meter.CreateCounter<long>("gridorleans.live.messages.sent", description: "Messages taken by viewers.");
        merged = meter.CreateCounter<long>("gridorleans.live.messages.merged", description: "Frames merged into one that still waited for a slow viewer.");
        cut = meter.CreateCounter<long>("gridorleans.live.viewers.cut", description: "Viewers cut off: too slow, gone, or no longer allowed.");
        lost = meter.CreateCounter<long>("gridorleans.live.frames.lost", description: "Holes in the feed as this process received it.");
        connections = meter.CreateUpDownCounter<int>("gridorleans.live.connections", description: "Viewers connected now.");
    }

    public void Sent() => sent.Add(1);

    public void Merged() => merged.Add(1);

    public void Cut() => cut.Add(1);

    public void Lost() => lost.Add(1);

    public void Connected(int change) => connections.Add(change);
}
