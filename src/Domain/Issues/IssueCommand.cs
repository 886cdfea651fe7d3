using GridOrleans.Domain.Areas;
using GridOrleans.Domain.Clocks;
using GridOrleans.Domain.Escalation;
using GridOrleans.Domain.Whistles;

namespace GridOrleans.Domain.Issues;

/// <summary>The verbs of the transition table.</summary>
public enum CommandKind
{
    Report,
    File,
    Refuse,
    Dispatch,
    Redispatch,
    Accept,
    Arrive,
    Handle,
    Complete,
    Check,
    Return,
    Void,
    Rate,
    Acknowledge,
    Whistle,
    ReportIn,
    Decline,
    ClockDue,
    Escalate,
}

/// <summary>Everything that can be asked of an issue. A closed family: one record a verb.</summary>
public abstract record IssueCommand
{
    private IssueCommand(CommandKind kind) => Kind = kind;

    /// <summary>Follows from the record's type alone: access is asked by kind and events are made by type, so they must never differ.</summary>
    public CommandKind Kind { get; }

    /// <summary>上报. Everything rules decided at intake comes with it, so that it can be frozen.</summary>
    /// <param name="Route">The unit that rules found; null = a dispatcher must find one.</param>
    /// <param name="FallbackUnitId">Accountable owner while no unit leads: the street's office or the district hall.</param>
    /// <param name="TrackKeyHash">SHA-256 of the reporter's tracking token, hex.</param>
    public sealed record Report(
        string CaseNo,
        string CategoryCode,
        bool Urgent,
        string Words,
        Channel Channel,
        Placement Place,
        SlaPolicy Policy,
        Ladder Ladder,
        Route? Route,
        string FallbackUnitId,
        string TrackKeyHash) : IssueCommand(CommandKind.Report);

    /// <summary>立案.</summary>
    public sealed record File() : IssueCommand(CommandKind.File);

    /// <summary>不予受理.</summary>
    public sealed record Refuse(string Reason) : IssueCommand(CommandKind.Refuse);

    /// <summary>派遣 to a lead unit, which is thereby called.</summary>
    public sealed record Dispatch(Route Route) : IssueCommand(CommandKind.Dispatch);

    /// <summary>改派. Does not restart the citizen's clocks.</summary>
    public sealed record Redispatch(Route Route, string Reason) : IssueCommand(CommandKind.Redispatch);

    /// <summary>受理, 签收, 报到 of the lead unit.</summary>
    public sealed record Accept() : IssueCommand(CommandKind.Accept);

    /// <summary>到场.</summary>
    public sealed record Arrive() : IssueCommand(CommandKind.Arrive);

    /// <summary>开始处置 without a visit.</summary>
    public sealed record Handle() : IssueCommand(CommandKind.Handle);

    /// <summary>办结, always with a reply to the reporter (事事有反馈).</summary>
    public sealed record Complete(Outcome Result, string Reply) : IssueCommand(CommandKind.Complete);

    /// <summary>核查: passed closes the case; failed sends it back as rework 返工 with a reason.</summary>
    public sealed record Check(bool Passed, string? Reason) : IssueCommand(CommandKind.Check);

    /// <summary>回退 to the dispatcher.</summary>
    public sealed record Return(string Reason) : IssueCommand(CommandKind.Return);

    /// <summary>作废.</summary>
    public sealed record Void(string Reason) : IssueCommand(CommandKind.Void);

    /// <summary>评价 by the reporter, 1 (very unhappy) to 5.</summary>
    public sealed record Rate(int Score, string? Words) : IssueCommand(CommandKind.Rate);

    /// <summary>应答: answers the rungs called so far, of one clock or of all.</summary>
    public sealed record Acknowledge(ClockKind? Clock) : IssueCommand(CommandKind.Acknowledge);

    /// <summary>吹哨: calls further units beside the lead.</summary>
    public sealed record Whistle(WhistleKind WhistleKind, string Caller, IReadOnlyList<string> UnitIds) : IssueCommand(CommandKind.Whistle);

    /// <summary>报到 of a called unit.</summary>
    public sealed record ReportIn(Guid LineId) : IssueCommand(CommandKind.ReportIn);

    /// <summary>A called unit declines, with a reason.</summary>
    public sealed record Decline(Guid LineId, string Reason) : IssueCommand(CommandKind.Decline);

    /// <summary>A deadline row or a grain timer came due.</summary>
    public sealed record ClockDue(WakeKind Wake, int Generation) : IssueCommand(CommandKind.ClockDue);

    /// <summary>The job engine calls a rung that fell due.</summary>
    public sealed record Escalate(ClockKind Clock, int Generation, int Rung, string AudienceUnitId, string AudienceName)
        : IssueCommand(CommandKind.Escalate);
}

/// <summary>The unit that rules or a dispatcher chose, and how it is called.</summary>
/// <param name="Caller">The office that blows the whistle, as a name.</param>
public sealed record Route(string UnitId, WhistleKind Whistle, string Caller);

/// <summary>What came of it.</summary>
public enum Outcome
{
    /// <summary>已解决</summary>
    Resolved,

    /// <summary>部分解决</summary>
    Partly,

    /// <summary>无法解决</summary>
    Unresolved,
}
