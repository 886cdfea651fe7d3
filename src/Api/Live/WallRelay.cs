using System.Collections.Concurrent;
using GridOrleans.Contracts.Grains;
using GridOrleans.Contracts.Issues;

namespace GridOrleans.Api.Live;

/// <summary>From the district's feed to every viewer of this process. Taking a frame never waits for a viewer.</summary>
public sealed class WallRelay(LiveOptions options, LiveMetrics metrics, TimeProvider time) : IFeedObserver
{
    /// <summary>Issues whose holders are remembered: more than are open in a large district at once.</summary>
    private const int RememberedIssues = 50_000;

    private readonly ConcurrentDictionary<string, Viewer> viewers = new();
    private readonly RecentUnits recent = new(RememberedIssues);
    private readonly Lock gate = new();
    private long heardAt = time.GetTimestamp();
    private volatile FeedPosition? position;
    private int connections;

    /// <summary>The feed's number this process has come to; null = not subscribed yet.</summary>
    public FeedPosition? Position => position;

    /// <summary>How long the feed has been silent. It beats once a second.</summary>
    public TimeSpan Silence => time.GetElapsedTime(Interlocked.Read(ref heardAt));

    public ICollection<Viewer> Viewers => viewers.Values;

    /// <summary>False = the process holds as many connections as it may.</summary>
    public bool Connect(Viewer viewer)
    {
        if (Interlocked.Increment(ref connections) > options.MaxConnections || !viewers.TryAdd(viewer.Id, viewer))
        {
            Interlocked.Decrement(ref connections);
            return false;
        }

        metrics.Connected(1);
        return true;
    }

    public void Disconnect(string id)
    {
        if (!viewers.TryRemove(id, out var viewer)) return;
        viewer.Close();
        Interlocked.Decrement(ref connections);
        metrics.Connected(-1);
    }

    public Viewer? Find(string id) => viewers.GetValueOrDefault(id);

    /// <summary>False = one topic too many for this connection.</summary>
    public bool Watch(Viewer viewer, Watch watch)
    {
        // Not between a frame's number and its delivery: the watch starts either before the frame or after it.
        lock (gate) return viewer.Add(watch, position);
    }

    /// <summary>Rows a screen has just been shown: should one leave its unit, the unit will be told.</summary>
    public void Shown(IReadOnlyList<IssueRow> rows)
    {
        foreach (var row in rows) recent.Take(row);
    }

    /// <summary>The feed answered a subscription: frames come from here on.</summary>
    public void Subscribed(FeedPosition from)
    {
        lock (gate)
        {
            if (position?.Epoch != from.Epoch) position = from;
        }
    }

    public Task Push(FeedFrame frame)
    {
        lock (gate)
        {
            Interlocked.Exchange(ref heardAt, time.GetTimestamp());
            var wall = frame.Wall;

            // One-way messages may overtake each other: an overtaken frame is a hole that has been dealt with.
            if (position is { } known && known.Epoch == wall.Epoch && wall.Seq <= known.Seq) return Task.CompletedTask;
            var follows = position is null || position.Epoch != wall.Epoch || position.Seq == wall.Previous;
            if (!follows) metrics.Lost();
            var news = new FeedNews(wall, [.. frame.Rows.Select(row => new RowNews(row, recent.Take(row)))], follows, new(wall));
            position = new(wall.Epoch, wall.Seq);
            foreach (var (_, viewer) in viewers) viewer.Offer(news);
        }

        return Task.CompletedTask;
    }
}
