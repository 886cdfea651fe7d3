namespace GridOrleans.Domain.Clocks;

/// <summary>
/// One running promise. Always: <c>DueAt = StartedAt + Target + StoodStill</c>, and at any moment <c>Ran + Left = Target</c>
/// (Left is negative when overdue).
/// </summary>
/// <param name="Generation">Grows whenever the due time moves or the clock stops; a wake-up armed for an older generation is void.</param>
/// <param name="DueAt">The first moment that is too late. Meaningless while paused: it moves on at <see cref="Resume"/>.</param>
/// <param name="PausedAt">Since when the clock stands still; null = it runs.</param>
/// <param name="StoodStill">Total of finished pauses.</param>
/// <param name="WarnedAt">When yellow was recorded.</param>
/// <param name="IsMoved">Somebody extended or promised this due time: a change of policy leaves it.</param>
/// <param name="HoldsFrom">Since when the present due time holds; null = from the start. Nothing is late under it before.</param>
/// <param name="BreachedAt">When red was recorded; the breach itself happened at the due time.</param>
public sealed record Clock(
    ClockKind Kind,
    TimeSpan Target,
    DateTimeOffset StartedAt,
    int Generation,
    DateTimeOffset DueAt,
    DateTimeOffset FirstDueAt,
    DateTimeOffset? PausedAt,
    TimeSpan StoodStill,
    DateTimeOffset? WarnedAt,
    DateTimeOffset? BreachedAt,
    DateTimeOffset? StoppedAt,
    bool IsMoved = false,
    DateTimeOffset? HoldsFrom = null)
{
    public static Clock Start(ClockKind kind, TimeSpan target, DateTimeOffset at) =>
        new(kind, target, at, 1, at + target, at + target, null, TimeSpan.Zero, null, null, null);

    public bool IsRunning => StoppedAt is null && PausedAt is null;

    public bool IsStopped => StoppedAt is not null;

    /// <summary>80 % of the target, moved on by pauses like the due time.</summary>
    public DateTimeOffset YellowAt => NotBeforeItHolds(DueAt - Target * (1 - SlaPolicy.YellowShare));

    /// <summary>Red once overdue, also after a late stop; the due moment itself is overdue (half-open interval).</summary>
    public Light LightAt(DateTimeOffset now)
    {
        if (StoppedAt is { } stopped) return stopped >= DueAt ? Light.Red : Light.Green;
        var moment = PausedAt ?? now;
        return moment >= DueAt ? Light.Red : moment >= YellowAt ? Light.Yellow : Light.Green;
    }

    public TimeSpan StoodStillBy(DateTimeOffset now) =>
        PausedAt is { } paused ? StoodStill + (now - paused) : StoodStill;

    public TimeSpan RanBy(DateTimeOffset now) =>
        (StoppedAt ?? PausedAt ?? now) - StartedAt - StoodStill;

    public TimeSpan LeftAt(DateTimeOffset now) => Target - RanBy(now);

    public bool StoppedInTime => StoppedAt < DueAt;

    public Clock Stop(DateTimeOffset at) =>
        IsStopped ? this : (PausedAt is null ? this : Resume(at)) with { StoppedAt = at, Generation = Generation + 1 };

    public Clock Pause(DateTimeOffset at) =>
        IsRunning ? this with { PausedAt = at, Generation = Generation + 1 } : this;

    public Clock Resume(DateTimeOffset at) =>
        PausedAt is not { } paused ? this : this with
        {
            PausedAt = null,
            StoodStill = StoodStill + (at - paused),
            DueAt = DueAt + (at - paused),
            Generation = Generation + 1,
        };

    /// <summary>The same clock with another due time, which warns and breaches anew; the first due time is kept.</summary>
    public Clock MoveDue(DateTimeOffset due, DateTimeOffset at, bool isByPolicy) => this with
    {
        HoldsFrom = at,
        DueAt = due,
        Target = Target + (due - DueAt),
        Generation = Generation + 1,
        WarnedAt = null,
        BreachedAt = null,
        IsMoved = IsMoved || !isByPolicy,
    };

    /// <summary>The moment, or the one from which the present due time holds if that is later.</summary>
    public DateTimeOffset NotBeforeItHolds(DateTimeOffset moment) => HoldsFrom > moment ? HoldsFrom.Value : moment;

    /// <summary>The same clock as if it had stood still so long.</summary>
    public Clock StoodStillFor(TimeSpan span) => this with { StoodStill = StoodStill + span, DueAt = DueAt + span };

    public Clock Warn(DateTimeOffset at) => this with { WarnedAt = WarnedAt ?? at };

    public Clock Breach(DateTimeOffset at) => this with { WarnedAt = WarnedAt ?? at, BreachedAt = BreachedAt ?? at };
}
