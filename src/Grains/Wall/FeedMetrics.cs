using System.Diagnostics.Metrics;
using GridOrleans.Contracts.Grains;

namespace GridOrleans.Grains.Wall;

/// <summary>What the feed says of itself. Meter “GridOrleans”.</summary>
public sealed class FeedMetrics
{
    private readonly Counter<long> frames;
    private readonly Counter<long> cells;
    private readonly Counter<long> repairs;

    public FeedMetrics(IMeterFactory meters)
    {
        var meter = meters.Create("GridOrleans");
        frames = meter.CreateCounter<long>("gridorleans_feed_frames_total", "{frame}", "Frames cut, heartbeats included.");
        cells = meter.CreateCounter<long>("gridorleans_feed_cells_total", "{cell}", "Changed grid cells sent in frames.");
        repairs = meter.CreateCounter<long>("gridorleans_feed_rows_repaired_total", "{row}", "Rows found in the store that no message had brought.");
    }

    public void FrameCut(FeedFrame frame)
    {
        frames.Add(1);
        cells.Add(frame.Wall.Cells.Count);
    }

    public void RowRepaired() => repairs.Add(1);
}
