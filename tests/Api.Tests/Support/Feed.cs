using System.Diagnostics.Metrics;
using GridOrleans.Api;
using GridOrleans.Api.Access;
using GridOrleans.Api.Live;
using GridOrleans.Contracts.Grains;
using GridOrleans.Contracts.Issues;
using GridOrleans.Contracts.Wall;
using GridOrleans.Domain.Access;
using Microsoft.Extensions.DependencyInjection;

namespace GridOrleans.ApiTests.Support;

/// <summary>A feed that numbers frames, a relay, and viewers on lines a test holds in its hand.</summary>
public sealed class Feed
{
    private readonly LiveMetrics metrics;

    public Feed(LiveOptions? options = null)
    {
        Options = options ?? new();
        metrics = new(new ServiceCollection().AddMetrics().BuildServiceProvider().GetRequiredService<IMeterFactory>());
        Relay = new(Options, metrics, Time);
        Relay.Subscribed(new("e1", 0));
    }

    public LiveOptions Options { get; }

    public HandTime Time { get; } = new();

    public WallRelay Relay { get; }

    public long Seq { get; private set; }

    public string Epoch { get; set; } = "e1";

    /// <summary>Cuts the next frame and hands it to the relay, unless it is to be lost on the way.</summary>
    public WallFrame Cut(GridCell[]? cells = null, IssueRow[]? rows = null, bool isLost = false)
    {
        Seq++;
        var frame = new WallFrame(Epoch, Seq, Seq - 1, Cases.Noon.AddMilliseconds(250 * Seq), cells ?? [], [], null, null, null, null, null, null, null);
        if (!isLost) Relay.Push(new FeedFrame(frame, rows ?? []));
        return frame;
    }

    public (Viewer Viewer, HeldLine Line) Connect(string id, params Watch[] watches)
    {
        var line = new HeldLine();
        var account = new Account("token:" + id, id, id, Role.Display, [], []);
        var viewer = new Viewer(id, account, line, Options, Time, metrics);
        Assert.True(Relay.Connect(viewer));
        foreach (var watch in watches) Assert.True(Relay.Watch(viewer, watch));
        return (viewer, line);
    }

    public static GridCell Cell(string grid, long version, int open = 1) => new(grid, version, open, 0, 0, default, null, null);
}

/// <summary>A connection that takes messages at once, or only when it is let.</summary>
public sealed class HeldLine : ILine
{
    private readonly List<(string Method, object Message)> taken = [];
    private TaskCompletionSource? held;

    public bool IsAborted { get; private set; }

    public IReadOnlyList<(string Method, object Message)> Taken
    {
        get
        {
            lock (taken) return [.. taken];
        }
    }

    public IEnumerable<WallFrame> WallFrames => Taken.Select(each => ((Prepared)each.Message).Message).Cast<WallFrame>();

    public IEnumerable<T> Messages<T>() => Taken.Select(each => each.Message).OfType<T>();

    /// <summary>From here on the reader reads nothing.</summary>
    public void Pause() => held = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>It reads again: what was on its way arrives.</summary>
    public void Resume()
    {
        var waiting = held;
        held = null;
        waiting?.SetResult();
    }

    public Task Send(string method, object message, CancellationToken cancellation)
    {
        lock (taken) taken.Add((method, message));
        return held?.Task ?? Task.CompletedTask;
    }

    public void Abort() => IsAborted = true;
}

/// <summary>Time that moves only when told to; its timers fire then, in order.</summary>
public sealed class HandTime : TimeProvider
{
    private readonly Lock gate = new();
    private readonly List<HandTimer> timers = [];
    private TimeSpan elapsed;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow() => Cases.Noon + elapsed;

    public override long GetTimestamp() => elapsed.Ticks;

    public int Armed
    {
        get
        {
            lock (gate) return timers.Count(timer => timer.DueAt is not null);
        }
    }

    public void Advance(TimeSpan by)
    {
        HandTimer[] due;
        lock (gate)
        {
            elapsed += by;
            due = [.. timers.Where(timer => timer.DueAt <= elapsed)];
        }

        foreach (var timer in due) timer.Fire();
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new HandTimer(this, callback, state);
        timer.Change(dueTime, period);
        lock (gate) timers.Add(timer);
        return timer;
    }

    private sealed class HandTimer(HandTime time, TimerCallback callback, object? state) : ITimer
    {
        public TimeSpan? DueAt { get; private set; }

        public void Fire()
        {
            DueAt = null;
            callback(state);
        }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            DueAt = dueTime == Timeout.InfiniteTimeSpan ? null : time.elapsed + dueTime;
            return true;
        }

        public void Dispose() => DueAt = null;

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
