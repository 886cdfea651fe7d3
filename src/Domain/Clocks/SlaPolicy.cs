using GridOrleans.Domain.Issues;
using GridOrleans.Domain.Whistles;

namespace GridOrleans.Domain.Clocks;

/// <summary>What stops the Respond clock. Both times are kept either way.</summary>
public enum RespondStop
{
    Accept,
    Arrive,
}

/// <summary>
/// The targets an issue is held to, frozen into it when it opens so that a later edit never bends a running case. What a policy of an earlier
/// release does not say has the default written here; these defaults therefore never change.
/// </summary>
/// <param name="Respond">On <see cref="TimeBasis.WorkingDays"/> whole days, as all targets: 5 working days are <c>5.00:00:00</c>.</param>
/// <param name="CheckWindow">How long a completed issue waits for an objection before a rule closes it. Wall time.</param>
/// <param name="Calendar">Present exactly when some basis is not <see cref="TimeBasis.Wall"/>.</param>
/// <param name="ReopenWindow">See <see cref="ReopensWithin"/>; null = seven days.</param>
/// <param name="MaxExtensions">Extensions one case may be granted.</param>
/// <param name="Approvals">Commands that wait for an approval (申请): of Park, Extend, FilePlan, Return, Void and Reopen; null = the first three.</param>
/// <param name="WhistleApprovals">Whistle calls that wait for an approval, e.g. 乡呼县应; null = none.</param>
/// <param name="Whistles">How called units are held to their promises; null = <see cref="WhistleRules.Usual"/>. Wall time.</param>
public sealed record SlaPolicy(
    string Id,
    int Version,
    TimeSpan Respond,
    TimeSpan Handle,
    TimeSpan Close,
    TimeSpan Plan,
    RespondStop RespondStop,
    TimeSpan CheckWindow,
    TimeBasis RespondBasis = TimeBasis.Wall,
    TimeBasis HandleBasis = TimeBasis.Wall,
    TimeBasis CloseBasis = TimeBasis.Wall,
    TimeBasis PlanBasis = TimeBasis.Wall,
    WorkCalendar? Calendar = null,
    PlanDemand PlanDemand = PlanDemand.WhenNotClosedInTime,
    TimeSpan? ReopenWindow = null,
    int MaxExtensions = 2,
    IReadOnlyList<CommandKind>? Approvals = null,
    IReadOnlyList<WhistleKind>? WhistleApprovals = null,
    WhistleRules? Whistles = null)
{
    /// <summary>A clock is yellow from this share of its target.</summary>
    public const double YellowShare = 0.8;

    /// <summary>What nobody below the shift leader does alone, where the policy does not say otherwise.</summary>
    public static IReadOnlyList<CommandKind> UsualApprovals { get; } = [CommandKind.Park, CommandKind.Extend, CommandKind.FilePlan];

    /// <summary>“20分钟响应、30分钟处置、4小时办结、1天出方案” (劝学里 2341), around the clock.</summary>
    public static SlaPolicy Pledge2341 { get; } = new(
        "2341",
        1,
        TimeSpan.FromMinutes(20),
        TimeSpan.FromMinutes(30),
        TimeSpan.FromHours(4),
        TimeSpan.FromDays(1),
        RespondStop.Accept,
        TimeSpan.FromDays(1));

    /// <summary>How long after it ended a reporter's displeasure asks for a case to be opened again. Wall time.</summary>
    public TimeSpan ReopensWithin => ReopenWindow ?? TimeSpan.FromDays(7);

    public WhistleRules WhistleRules => Whistles ?? WhistleRules.Usual;

    public bool NeedsApproval(IssueCommand command) =>
        (Approvals ?? UsualApprovals).Contains(command.Kind)
        || (command is IssueCommand.Whistle whistle && WhistleApprovals?.Contains(whistle.WhistleKind) == true);

    public TimeSpan TargetOf(ClockKind kind) => kind switch
    {
        ClockKind.Respond => Respond,
        ClockKind.Handle => Handle,
        ClockKind.Close => Close,
        ClockKind.Plan => Plan,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };

    public TimeBasis BasisOf(ClockKind kind) => kind switch
    {
        ClockKind.Respond => RespondBasis,
        ClockKind.Handle => HandleBasis,
        ClockKind.Close => CloseBasis,
        ClockKind.Plan => PlanBasis,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };

    /// <summary>A clock of this policy, started at a moment.</summary>
    public Clock Start(ClockKind kind, DateTimeOffset at)
    {
        var (target, basis) = (TargetOf(kind), BasisOf(kind));
        if (basis == TimeBasis.Wall) return Clock.Start(kind, target, at);
        var calendar = Calendar ?? throw new InvalidOperationException($"Policy {Id} version {Version} measures {kind} in {basis} and has no calendar.");
        var due = basis == TimeBasis.WorkingDays ? calendar.AddDays(at, target.Days) : calendar.Add(at, target);
        if (basis == TimeBasis.WorkingDays) target = calendar.Between(at, due);
        return Clock.Start(kind, target, at) with
        {
            DueAt = due, FirstDueAt = due, Basis = basis, Calendar = calendar, SetYellowAt = calendar.Add(at, YellowOf(target)),
        };
    }

    /// <summary>A due time of this policy after a pause: it moves on by the pause, counted as this clock counts.</summary>
    public DateTimeOffset AfterPause(ClockKind kind, DateTimeOffset due, DateTimeOffset from, DateTimeOffset to) =>
        BasisOf(kind) == TimeBasis.Wall ? due + (to - from) : Calendar!.Add(due, Calendar.Between(from, to));

    /// <summary>
    /// The same policy for a drill 演练: every target divided. In a drill all time is wall time, a working day 24 hours: it rehearses the calls, not the
    /// calendar.
    /// </summary>
    public SlaPolicy Drilled(int divisor) => divisor == 1 ? this : this with
    {
        Respond = Respond / divisor,
        Handle = Handle / divisor,
        Close = Close / divisor,
        Plan = Plan / divisor,
        CheckWindow = CheckWindow / divisor,
        ReopenWindow = ReopensWithin / divisor,
        Whistles = WhistleRules.Drilled(divisor),
        RespondBasis = TimeBasis.Wall,
        HandleBasis = TimeBasis.Wall,
        CloseBasis = TimeBasis.Wall,
        PlanBasis = TimeBasis.Wall,
        Calendar = null,
    };

    /// <summary>When yellow comes, counted from the start; in whole microseconds, as the database keeps time, and never early.</summary>
    internal static TimeSpan YellowOf(TimeSpan target)
    {
        var yellow = target - target * (1 - YellowShare);
        var rest = yellow.Ticks % TimeSpan.TicksPerMicrosecond;
        return rest <= 0 ? yellow : yellow + TimeSpan.FromTicks(TimeSpan.TicksPerMicrosecond - rest);
    }
}
