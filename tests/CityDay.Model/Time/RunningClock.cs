using GridOrleans.Domain.Clocks;
using GridOrleans.Domain.Issues;

namespace GridOrleans.CityDay.Model.Time;

/// <summary>One stretch for which a clock stood still.</summary>
public sealed record Stand(DateTimeOffset From, DateTimeOffset? To, string? Why);

/// <summary>
/// One clock in one round, kept as what was promised and when it stood still; everything else is counted from that when it is asked for. A moment
/// is an anchor, what must be counted from there, and the stands since.
/// </summary>
public sealed class RunningClock
{
    private readonly List<Stand> stands = [];
    private Mark due, yellow;

    public RunningClock(ClockKind kind, int round, int generation, SlaPolicy policy, DateTimeOffset at)
    {
        (Kind, Round, Generation, StartedAt) = (kind, round, generation, at);
        Promise(policy);
        FirstDueAt = DueAt;
    }

    public ClockKind Kind { get; }

    public int Round { get; }

    public DateTimeOffset StartedAt { get; }

    public int Generation { get; private set; }

    public TimeSpan Target { get; private set; }

    public TimeBasis Basis { get; private set; }

    public Yardstick By { get; private set; } = Yardstick.Wall;

    public DateTimeOffset FirstDueAt { get; }

    public DateTimeOffset? HoldsFrom { get; private set; }

    public bool IsMoved { get; private set; }

    public DueReason? Why { get; private set; }

    public DateTimeOffset? WarnedAt { get; private set; }

    public DateTimeOffset? BreachedAt { get; private set; }

    public DateTimeOffset? StoppedAt { get; private set; }

    public IReadOnlyList<Stand> Stands => stands;

    public DateTimeOffset? StandsSince => stands.Count > 0 && stands[^1].To is null ? stands[^1].From : null;

    public bool Runs => StoppedAt is null && StandsSince is null;

    public DateTimeOffset DueAt => Reached(due);

    public DateTimeOffset YellowAt => NotUnderAnother(Reached(yellow));

    public TimeSpan StoodStill => Stood(0);

    /// <summary>How long it ran: the stretches between its stands, added up.</summary>
    public TimeSpan Ran(DateTimeOffset now)
    {
        var (ran, since) = (TimeSpan.Zero, StartedAt);
        foreach (var stand in stands)
        {
            ran += By.Between(since, stand.From);
            if (stand.To is not { } to) return ran;
            since = to;
        }

        return ran + By.Between(since, StoppedAt ?? now);
    }

    public DateTimeOffset NotUnderAnother(DateTimeOffset moment) => HoldsFrom is { } from && from > moment ? from : moment;

    public void Stop(DateTimeOffset at)
    {
        if (StoppedAt is not null) return;
        GoOn(at);
        StoppedAt = at;
        Generation++;
    }

    public void StandStill(DateTimeOffset at, string why)
    {
        if (!Runs) return;
        stands.Add(new(at, null, why));
        Generation++;
    }

    public void GoOn(DateTimeOffset at)
    {
        if (StandsSince is null) return;
        stands[^1] = stands[^1] with { To = at };
        Generation++;
    }

    /// <summary>Promised anew to the minute.</summary>
    public void Move(DateTimeOffset to, DateTimeOffset at, DueReason why)
    {
        if (StoppedAt is not null) return;
        Target = By.Between(StartedAt, to) - StoodStill;
        due = new(to, TimeSpan.Zero, stands.Count);
        yellow = new(StartedAt, Fourfifths(Target), 0);
        (IsMoved, Why) = (true, why);
        Anew(at);
    }

    /// <summary>The same start under another policy; nobody is late under it before it holds.</summary>
    public void MoveTo(SlaPolicy policy, DateTimeOffset at)
    {
        if (StoppedAt is not null || IsMoved) return;
        Promise(policy);
        var holds = StandsSince ?? at;
        if (DueAt < holds)
        {
            Target = By.Between(StartedAt, holds) - StoodStill;
            due = yellow = new(holds, TimeSpan.Zero, stands.Count(stand => stand.To is not null));
        }

        Why = DueReason.Policy;
        Anew(at);
    }

    /// <summary>What it would be due under another policy.</summary>
    public DateTimeOffset DueUnder(SlaPolicy policy, DateTimeOffset at)
    {
        if (StoppedAt is not null || IsMoved) return DueAt;
        var other = new RunningClock(Kind, Round, 1, policy, StartedAt);
        other.stands.AddRange(stands);
        var holds = StandsSince ?? at;
        return other.DueAt < holds ? holds : other.DueAt;
    }

    public void Warn(DateTimeOffset at) => WarnedAt ??= at;

    public void Breach(DateTimeOffset at)
    {
        WarnedAt ??= at;
        BreachedAt ??= at;
    }

    /// <summary>As it stands now, for the record.</summary>
    public RunningClock Copy() => new(this);

    private RunningClock(RunningClock other)
    {
        (Kind, Round, StartedAt, Generation, Target, Basis, By, FirstDueAt) = (other.Kind, other.Round, other.StartedAt, other.Generation, other.Target, other.Basis, other.By, other.FirstDueAt);
        (HoldsFrom, IsMoved, Why, WarnedAt, BreachedAt, StoppedAt, due, yellow) = (other.HoldsFrom, other.IsMoved, other.Why, other.WarnedAt, other.BreachedAt, other.StoppedAt, other.due, other.yellow);
        stands.AddRange(other.stands);
    }

    private void Promise(SlaPolicy policy)
    {
        Basis = Terms.BasisOf(policy, Kind);
        By = Yardstick.Of(Basis == TimeBasis.Wall ? null : policy.Calendar);
        Target = Terms.TargetOf(policy, Kind);
        if (Basis == TimeBasis.WorkingDays) Target = By.Between(StartedAt, By.EndOfDay(StartedAt, Target.Days));
        due = new(StartedAt, Target, 0);
        yellow = new(StartedAt, Basis == TimeBasis.Wall ? Target - Fifth(Target) : Fourfifths(Target), 0);
    }

    private void Anew(DateTimeOffset at)
    {
        Generation++;
        HoldsFrom = at;
        WarnedAt = BreachedAt = null;
    }

    private DateTimeOffset Reached(Mark mark) => By.After(mark.From, mark.Counted + Stood(mark.StandsBefore));

    private TimeSpan Stood(int after)
    {
        var sum = TimeSpan.Zero;
        for (var index = after; index < stands.Count; index++) sum += stands[index].To is { } to ? By.Between(stands[index].From, to) : TimeSpan.Zero;
        return sum;
    }

    /// <summary>To the nearest tick, in whole numbers.</summary>
    private static TimeSpan Fifth(TimeSpan whole) => TimeSpan.FromTicks((whole.Ticks + 2) / 5);

    /// <summary>80 % in whole microseconds, never early.</summary>
    public static TimeSpan Fourfifths(TimeSpan whole)
    {
        var ticks = (whole - Fifth(whole)).Ticks;
        return TimeSpan.FromTicks((ticks + TimeSpan.TicksPerMicrosecond - 1) / TimeSpan.TicksPerMicrosecond * TimeSpan.TicksPerMicrosecond);
    }

    private readonly record struct Mark(DateTimeOffset From, TimeSpan Counted, int StandsBefore);
}
