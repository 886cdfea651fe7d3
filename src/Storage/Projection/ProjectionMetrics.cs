using System.Diagnostics.Metrics;

namespace GridOrleans.Storage.Projection;

/// <summary>How far searches and figures are behind the issues.</summary>
public sealed class ProjectionMetrics
{
    private readonly Counter<long> projected;
    private readonly Counter<long> failed;
    private readonly TimeProvider time;
    private long behindSince;

    public ProjectionMetrics(IMeterFactory meters, TimeProvider time)
    {
        this.time = time;
        var meter = meters.Create("GridOrleans");
        projected = meter.CreateCounter<long>("gridorleans_projected_total", description: "Issues brought up to date for searches and figures.");
        failed = meter.CreateCounter<long>("gridorleans_projection_failures_total", description: "Issues that could not be projected; each is tried again.");
        meter.CreateObservableGauge("gridorleans_projection_lag_seconds", () => Lag.TotalSeconds, "s", "Age of the oldest change that this process is still projecting.");
    }

    public TimeSpan Lag => Interlocked.Read(ref behindSince) is var since and not 0 && time.GetUtcNow().UtcTicks - since is var ticks and > 0 ? new(ticks) : TimeSpan.Zero;

    /// <summary>The oldest change not yet projected; null = none.</summary>
    public void Behind(DateTime? since) => Interlocked.Exchange(ref behindSince, since?.Ticks ?? 0);

    public void Done(int issues) => projected.Add(issues);

    public void Failed() => failed.Add(1);
}
