using GridOrleans.Domain.Clocks;

namespace GridOrleans.Domain.Whistles;

/// <summary>
/// One promise of a called unit, in wall time. Yellow at 80 % of the target, red at the due time, like the clocks of the case; a park moves the due time
/// on by as long as it lasted.
/// </summary>
/// <param name="DueAt">The first moment that is too late. Meaningless while the case is parked: it moves on when the case goes on.</param>
/// <param name="WarnedAt">When yellow was recorded.</param>
/// <param name="BreachedAt">When red was recorded; the breach itself happened at the due time.</param>
/// <param name="StoppedAt">When the step was taken or the line ended; null = it runs.</param>
public sealed record LineClock(
    LineStep Step,
    TimeSpan Target,
    DateTimeOffset DueAt,
    DateTimeOffset? WarnedAt = null,
    DateTimeOffset? BreachedAt = null,
    DateTimeOffset? StoppedAt = null)
{
    public static LineClock Start(LineStep step, TimeSpan target, DateTimeOffset at) => new(step, target, at + target);

    public bool IsRunning => StoppedAt is null;

    public DateTimeOffset YellowAt => DueAt - Target + SlaPolicy.YellowOf(Target);

    /// <summary>By what has been recorded, not by the time of asking; red stays red after a late stop.</summary>
    public Light Light => this switch
    {
        { BreachedAt: not null } => Light.Red,
        { StoppedAt: { } stopped } => stopped < DueAt ? Light.Green : Light.Red,
        { WarnedAt: not null } => Light.Yellow,
        _ => Light.Green,
    };

    /// <summary>In whole microseconds, as the database keeps time.</summary>
    internal static TimeSpan Whole(TimeSpan span) => span - TimeSpan.FromTicks(span.Ticks % TimeSpan.TicksPerMicrosecond);

    public LineClock Stop(DateTimeOffset at, TimeSpan stoodStill) => IsRunning ? MoveOn(stoodStill) with { StoppedAt = at } : this;

    /// <summary>The same clock after the case stood still so long.</summary>
    public LineClock MoveOn(TimeSpan stoodStill) => IsRunning ? this with { DueAt = DueAt + stoodStill } : this;

    public LineClock Warn(DateTimeOffset at) => this with { WarnedAt = WarnedAt ?? at };

    public LineClock Breach(DateTimeOffset at) => this with { WarnedAt = WarnedAt ?? at, BreachedAt = BreachedAt ?? at };
}
