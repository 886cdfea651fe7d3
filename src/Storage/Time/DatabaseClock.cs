namespace GridOrleans.Storage.Time;

/// <summary>
/// Server time: the database's, estimated here without asking each time. Never ahead of it, so nothing is early; whole microseconds, as the
/// database keeps them; and it does not run backwards, unless the database's own clock was set back by more than <see cref="LongestStandstill"/>.
/// Timers and timestamps are the system's.
/// </summary>
/// <param name="monotonic">Where elapsed time comes from.</param>
public sealed class DatabaseClock(TimeProvider monotonic) : TimeProvider
{
    private readonly TaskCompletionSource measured = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile ClockEstimate? estimate;
    private long lastTicks;

    public DatabaseClock()
        : this(System)
    {
    }

    /// <summary>A smaller step back is waited out: time stands still until the database has caught up.</summary>
    public static TimeSpan LongestStandstill { get; } = TimeSpan.FromSeconds(1);

    /// <summary>Completes with the first measurement; until then there is no time.</summary>
    public Task Measured => measured.Task;

    public bool IsMeasured => estimate is not null;

    /// <exception cref="InvalidOperationException">Not measured yet.</exception>
    public override DateTimeOffset GetUtcNow()
    {
        var current = estimate ?? throw new InvalidOperationException("Database time has not been measured yet.");
        var now = current.TicksAt(Elapsed());
        now -= now % TimeSpan.TicksPerMicrosecond;
        while (true)
        {
            var last = Interlocked.Read(ref lastTicks);
            if (now <= last && last - now <= LongestStandstill.Ticks) return new(last, TimeSpan.Zero);
            if (Interlocked.CompareExchange(ref lastTicks, now, last) == last) return new(now, TimeSpan.Zero);
        }
    }

    public override long GetTimestamp() => System.GetTimestamp();

    public override long TimestampFrequency => System.TimestampFrequency;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        System.CreateTimer(callback, state, dueTime, period);

    /// <summary>Asks once and keeps the better estimate. One caller at a time.</summary>
    /// <returns>The round trip.</returns>
    public async Task<TimeSpan> Measure(Func<CancellationToken, Task<DateTimeOffset>> askDatabase, CancellationToken cancellation)
    {
        var sent = Elapsed();
        var answer = await askDatabase(cancellation);
        var received = Elapsed();
        var newer = new ClockEstimate(answer.UtcTicks, received);
        estimate = estimate?.Improve(newer, received - sent) ?? newer;
        measured.TrySetResult();
        return received - sent;
    }

    private TimeSpan Elapsed() => monotonic.GetElapsedTime(0);
}
