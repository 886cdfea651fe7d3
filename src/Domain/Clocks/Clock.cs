using GridOrleans.Domain.Issues;

namespace GridOrleans.Domain.Clocks;

/// <summary>
/// One running promise. Always: <c>DueAt = StartedAt + Target + StoodStill</c>, and at any moment <c>Ran + Left = Target</c>
/// (Left is negative when overdue). On a clock of working time all spans are working time of its calendar, and the sum is the calendar's
/// (<c>Between(StartedAt, DueAt) = Target + StoodStill</c>).
/// </summary>
/// <param name="Generation">Grows whenever the due time moves or the clock stops; a wake-up armed for an older generation is void.</param>
/// <param name="DueAt">The first moment that is too late. Meaningless while paused: it moves on at <see cref="Resume"/>.</param>
/// <param name="FirstDueAt">Due as first promised, whatever moved it since.</param>
/// <param name="PausedAt">Since when the clock stands still; null = it runs.</param>
/// <param name="StoodStill">Total of finished pauses.</param>
/// <param name="WarnedAt">When yellow was recorded.</param>
/// <param name="BreachedAt">When red was recorded; the breach itself happened at the due time.</param>
/// <param name="IsMoved">Somebody extended or promised this due time: a change of policy leaves it.</param>
/// <param name="HoldsFrom">Since when the present due time holds; null = from the start. Nothing is late under it before.</param>
/// <param name="Basis">What <see cref="Target"/> and the other spans count.</param>
/// <param name="Calendar">Its own, frozen with it: a clock that outlives a change of policy goes on as it was promised. null = wall time.</param>
/// <param name="SetYellowAt">Yellow where it does not follow from the due time alone: working time, and a due time that was moved.</param>
/// <param name="Pauses">Every stretch it stood still for, in order; null = none.</param>
/// <param name="Moved">Why the due time is not the first one, the latest reason; null = it is.</param>
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
    DateTimeOffset? HoldsFrom = null,
    TimeBasis Basis = TimeBasis.Wall,
    WorkCalendar? Calendar = null,
    DateTimeOffset? SetYellowAt = null,
    IReadOnlyList<ClockPause>? Pauses = null,
    DueReason? Moved = null)
{
    /// <summary>A wall clock; <see cref="SlaPolicy.Start"/> makes the clock a policy asks for.</summary>
    public static Clock Start(ClockKind kind, TimeSpan target, DateTimeOffset at) =>
        new(kind, target, at, 1, at + target, at + target, null, TimeSpan.Zero, null, null, null);

    public bool IsRunning => StoppedAt is null && PausedAt is null;

    public bool IsStopped => StoppedAt is not null;

    /// <summary>80 % of the target, moved on by pauses like the due time; on a moved clock never before it was moved.</summary>
    public DateTimeOffset YellowAt => NotBeforeItHolds(SetYellowAt ?? DueAt - Target * (1 - SlaPolicy.YellowShare));

    /// <summary>Red once overdue, also after a late stop; the due moment itself is overdue (half-open interval).</summary>
    public Light LightAt(DateTimeOffset now)
    {
        if (StoppedAt is { } stopped) return stopped >= DueAt ? Light.Red : Light.Green;
        var moment = PausedAt ?? now;
        return moment >= DueAt ? Light.Red : moment >= YellowAt ? Light.Yellow : Light.Green;
    }

    public TimeSpan StoodStillBy(DateTimeOffset now) =>
        PausedAt is { } paused ? StoodStill + Counted(paused, now) : StoodStill;

    public TimeSpan RanBy(DateTimeOffset now) =>
        Counted(StartedAt, StoppedAt ?? PausedAt ?? now) - StoodStill;

    public TimeSpan LeftAt(DateTimeOffset now) => Target - RanBy(now);

    public bool StoppedInTime => StoppedAt < DueAt;

    public Clock Stop(DateTimeOffset at) =>
        IsStopped ? this : (PausedAt is null ? this : Resume(at)) with { StoppedAt = at, Generation = Generation + 1 };

    /// <param name="why">The approved park's reason.</param>
    public Clock Pause(DateTimeOffset at, string? why = null) => !IsRunning ? this : this with
    {
        PausedAt = at,
        Generation = Generation + 1,
        Pauses = [.. Pauses ?? [], new(at, null, why)],
    };

    /// <summary>Runs on with what was left: due and yellow move by exactly the time it stood still.</summary>
    public Clock Resume(DateTimeOffset at)
    {
        if (PausedAt is not { } paused) return this;
        var pause = Counted(paused, at);
        return this with
        {
            PausedAt = null,
            StoodStill = StoodStill + pause,
            DueAt = After(DueAt, pause),
            SetYellowAt = SetYellowAt is { } yellow ? After(yellow, pause) : null,
            Generation = Generation + 1,
            Pauses = [.. Pauses!.SkipLast(1), Pauses![^1] with { To = at }],
        };
    }

    /// <summary>
    /// The same promise with another due time, extended or promised anew, which warns and breaches anew. It is meant to the minute and may lie
    /// outside working time. The first due time is kept.
    /// </summary>
    /// <param name="at">When it was moved.</param>
    public Clock MoveDue(DateTimeOffset due, DateTimeOffset at, DueReason why)
    {
        if (IsStopped) return this;
        var target = Counted(StartedAt, due) - StoodStill;
        var share = SlaPolicy.YellowOf(target) + StoodStill;
        return this with
        {
            HoldsFrom = at,
            DueAt = due,
            Target = target,
            SetYellowAt = After(StartedAt, share > TimeSpan.Zero ? share : TimeSpan.Zero),
            Generation = Generation + 1,
            WarnedAt = null,
            BreachedAt = null,
            IsMoved = true,
            Moved = why,
        };
    }

    /// <summary>
    /// The same clock under another policy (改类, 加急): the new target from the original start, with the same pauses. The first due time is kept.
    /// A due time that would lie in the past becomes now: nobody was late under a policy that did not hold yet. A clock that has stopped keeps its
    /// result, and a due time somebody extended or promised stands.
    /// </summary>
    /// <param name="at">When the policy changed.</param>
    public Clock Under(SlaPolicy policy, DateTimeOffset at)
    {
        if (IsStopped || IsMoved) return this;
        var fresh = policy.Start(Kind, StartedAt);
        foreach (var pause in Pauses ?? [])
        {
            fresh = fresh.Pause(pause.From, pause.Why);
            if (pause.To is { } to) fresh = fresh.Resume(to);
        }

        if ((PausedAt ?? at) is var moment && fresh.DueAt < moment) fresh = fresh with { DueAt = moment, Target = fresh.Counted(StartedAt, moment) - fresh.StoodStill, SetYellowAt = moment };
        return fresh with { HoldsFrom = at, FirstDueAt = FirstDueAt, Generation = Generation + 1, Moved = DueReason.Policy };
    }

    /// <summary>The moment, or the one from which the present due time holds if that is later.</summary>
    public DateTimeOffset NotBeforeItHolds(DateTimeOffset moment) => HoldsFrom > moment ? HoldsFrom.Value : moment;

    public Clock Warn(DateTimeOffset at) => this with { WarnedAt = WarnedAt ?? at };

    public Clock Breach(DateTimeOffset at) => this with { WarnedAt = WarnedAt ?? at, BreachedAt = BreachedAt ?? at };

    /// <summary>What counts between two moments: every second, or the working ones.</summary>
    public TimeSpan Counted(DateTimeOffset from, DateTimeOffset to) => Calendar?.Between(from, to) ?? to - from;

    /// <summary>The moment when that much has been counted.</summary>
    private DateTimeOffset After(DateTimeOffset from, TimeSpan counted) => Calendar?.Add(from, counted) ?? from + counted;
}
