namespace GridOrleans.Jobs.Sweeping;

/// <summary>What the sweeper last saw, for readiness and metrics. “Could not look” never reads as “nothing due”.</summary>
public sealed class SweeperPulse(TimeProvider time)
{
    private readonly long startedAt = time.GetTimestamp();
    private long lookedAt;
    private long lagTicks;

    /// <summary>Since the last look that the database answered; since the start when none was.</summary>
    public TimeSpan SinceLook => time.GetElapsedTime(Volatile.Read(ref lookedAt) is var at && at != 0 ? at : startedAt);

    /// <summary>How late the oldest row was when it was claimed, by the last look; zero = nothing was due.</summary>
    public TimeSpan LagSeen => TimeSpan.FromTicks(Volatile.Read(ref lagTicks));

    /// <summary>The honest lag: what was seen; but when a look is overdue by a whole period, the time nobody has looked.</summary>
    public TimeSpan Lag(TimeSpan period) => SinceLook is var blind && blind > LagSeen + 2 * period ? blind : LagSeen;

    public void Looked(TimeSpan lag)
    {
        Volatile.Write(ref lagTicks, Math.Max(0, lag.Ticks));
        Volatile.Write(ref lookedAt, time.GetTimestamp());
    }
}
