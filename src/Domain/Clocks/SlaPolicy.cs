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
/// The targets an issue is held to, frozen into it when it opens so that a later edit never bends a running case.
/// </summary>
/// <param name="CheckWindow">How long a completed issue waits for an objection before a rule closes it.</param>
public sealed record SlaPolicy(
    string Id,
    int Version,
    TimeSpan Respond,
    TimeSpan Handle,
    TimeSpan Close,
    TimeSpan Plan,
    RespondStop RespondStop,
    TimeSpan CheckWindow)
{
    /// <summary>What nobody below the shift leader does alone, where the policy does not say otherwise.</summary>
    private static readonly IReadOnlyList<CommandKind> UsualApprovals = [CommandKind.Park, CommandKind.Extend, CommandKind.FilePlan];

    /// <summary>A clock is yellow from this share of its target.</summary>
    public const double YellowShare = 0.8;

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

    /// <summary>How long after it ended a reporter's displeasure asks for a case to be opened again; null = 7 days.</summary>
    public TimeSpan? ReopenWindow { get; init; }

    /// <summary>Extensions one case may be granted.</summary>
    public int MaxExtensions { get; init; } = 2;

    /// <summary>Commands that wait for an approval (申请): of Park, Extend, FilePlan, Return, Void and Reopen; null = the first three.</summary>
    public IReadOnlyList<CommandKind>? Approvals { get; init; }

    /// <summary>Whistle calls that wait for an approval, e.g. 乡呼县应; null = none.</summary>
    public IReadOnlyList<WhistleKind>? WhistleApprovals { get; init; }

    public TimeSpan ReopensWithin => ReopenWindow ?? TimeSpan.FromDays(7);

    public bool NeedsApproval(IssueCommand command) =>
        (Approvals ?? UsualApprovals).Contains(command.Kind)
        || (command is IssueCommand.Whistle whistle && WhistleApprovals?.Contains(whistle.WhistleKind) == true);

    /// <summary>A clock of this policy, started at a moment.</summary>
    public Clock Start(ClockKind kind, DateTimeOffset at) => Clock.Start(kind, TargetOf(kind), at);

    public TimeSpan TargetOf(ClockKind kind) => kind switch
    {
        ClockKind.Respond => Respond,
        ClockKind.Handle => Handle,
        ClockKind.Close => Close,
        ClockKind.Plan => Plan,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };

    /// <summary>The same policy for a drill 演练: every target divided.</summary>
    public SlaPolicy Drilled(int divisor) => this with
    {
        Respond = Respond / divisor,
        Handle = Handle / divisor,
        Close = Close / divisor,
        Plan = Plan / divisor,
        CheckWindow = CheckWindow / divisor,
        ReopenWindow = ReopensWithin / divisor,
    };
}
