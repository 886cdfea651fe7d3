using GridOrleans.Contracts.Grains;
using GridOrleans.Contracts.Issues;
using GridOrleans.Contracts.Wall;
using GridOrleans.Storage.Queue;

namespace GridOrleans.Api.Live;

/// <summary>One topic a viewer watches: holds at most one message that has not been sent yet. Not thread-safe; its <see cref="Viewer"/> guards it.</summary>
public abstract class Watch(string topic, string method)
{
    /// <summary>Heartbeats of viewers whose own topic is quiet come this far apart at most.</summary>
    protected static readonly TimeSpan Heartbeat = TimeSpan.FromMilliseconds(900);

    public string Topic => topic;

    /// <summary>The client's method its messages go to.</summary>
    public string Method => method;

    public abstract bool IsWaiting { get; }

    /// <returns>True when the news had to be merged into a message that still waits.</returns>
    public abstract bool Offer(FeedNews news);

    /// <summary>Takes the waiting message out; there must be one.</summary>
    public abstract object Take();

    /// <summary>Called when watching begins: what came up to here is in the snapshot the screen asks for next.</summary>
    public virtual void StartAt(FeedPosition? position)
    {
    }
}

public sealed class WallWatch() : Watch("wall", "wall")
{
    private FeedPosition? start;
    private Prepared? waiting;

    public override bool IsWaiting => waiting is not null;

    public override void StartAt(FeedPosition? position) => start = position;

    public override bool Offer(FeedNews news)
    {
        if (start is { } from && from.Epoch == news.Wall.Epoch && news.Wall.Seq <= from.Seq) return false;
        if (waiting is not { Message: WallFrame held })
        {
            waiting = news.Prepared;
            return false;
        }

        waiting = new(Merge.Wall(held, news.Wall, news.Follows));
        return true;
    }

    public override object Take()
    {
        var message = waiting!;
        waiting = null;
        return message;
    }
}

/// <summary>Rows within a scope, for desks (“desk”) and units (“unit”).</summary>
public sealed class RowsWatch(string topic, string method, QueueScope scope) : Watch(topic, method)
{
    private FeedPosition? sent;
    private DateTimeOffset beatAt = DateTimeOffset.MinValue;
    private DeskFrame? waiting;

    public override bool IsWaiting => waiting is not null;

    public override void StartAt(FeedPosition? position) => sent = position;

    public override bool Offer(FeedNews news)
    {
        var (epoch, seq) = (news.Wall.Epoch, news.Wall.Seq);
        if (sent is { } from && from.Epoch == epoch && seq <= from.Seq) return false;
        var follows = news.Follows && sent?.Epoch == epoch;
        if (!follows) sent = new(epoch, news.Wall.Previous);

        IssueRow[] rows = [.. news.Rows.Select(each => RowScope.For(scope, each)).OfType<IssueRow>()];
        if (rows.Length == 0 && waiting is null && follows && news.Wall.At - beatAt < Heartbeat) return false;

        var next = new DeskFrame(epoch, seq, sent!.Seq, news.Wall.At, rows);
        var isMerged = waiting is not null;
        waiting = waiting is { } held ? Merge.Desk(held, next, follows) : next;
        return isMerged;
    }

    public override object Take()
    {
        var message = waiting!;
        (waiting, sent, beatAt) = (null, new(message.Epoch, message.Seq), message.At);
        return message;
    }
}

/// <summary>“Look again”: the issue has at least this version.</summary>
public sealed record IssuePing(Guid Id, long Version, DateTimeOffset At);

public sealed class IssueWatch(Guid id, long version) : Watch($"issue/{id}", "issue")
{
    private long version = version;
    private DateTimeOffset beatAt = DateTimeOffset.MinValue;
    private IssuePing? waiting;

    public override bool IsWaiting => waiting is not null;

    public override bool Offer(FeedNews news)
    {
        var before = version;
        foreach (var each in news.Rows)
        {
            if (each.Row.Id == id) version = Math.Max(version, each.Row.Version);
        }

        // A change may have been in the frames that were lost: let the screen look.
        if (!news.Follows && version == before) version++;
        if (version == before && waiting is null && news.Wall.At - beatAt < Heartbeat) return false;
        var isMerged = waiting is not null;
        waiting = new(id, version, news.Wall.At);
        return isMerged;
    }

    public override object Take()
    {
        var message = waiting!;
        (waiting, beatAt) = (null, message.At);
        return message;
    }
}
