using GridOrleans.Domain.Areas;
using GridOrleans.Domain.Clocks;
using GridOrleans.Domain.Escalation;
using GridOrleans.Domain.Whistles;

namespace GridOrleans.Domain.Issues;

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
    /// <param name="Gate">The office that must approve a plan before completion (重大事项把关); null = none.</param>
    /// <param name="Alarm">Whom an urgent report calls at once, beside the route or without one; null = nobody.</param>
    /// <param name="OnTheSpot">Handled by the grid member who reports it; null = not.</param>
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
        string TrackKeyHash,
        string? Gate = null,
        OnTheSpot? OnTheSpot = null,
        Alarm? Alarm = null) : IssueCommand(CommandKind.Report);

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

    /// <summary>到场 of a called unit beside the lead.</summary>
    public sealed record LineArrive(Guid LineId) : IssueCommand(CommandKind.LineArrive);

    /// <summary>A called unit beside the lead has done its part, and says what it did.</summary>
    public sealed record LineDone(Guid LineId, string Words) : IssueCommand(CommandKind.LineDone);

    /// <summary>撤哨: the call is taken back.</summary>
    public sealed record WithdrawLine(Guid LineId, string Reason) : IssueCommand(CommandKind.WithdrawLine);

    /// <summary>双向评价: one side of a call about the other, 1 (very unhappy) to 5.</summary>
    public sealed record RateLine(Guid LineId, LineSide By, int Score, string? Words) : IssueCommand(CommandKind.RateLine);

    /// <summary>自处置: handled on the spot, with the reply.</summary>
    public sealed record SelfHandle(Outcome Result, string Reply) : IssueCommand(CommandKind.SelfHandle);

    /// <summary>并案 into the earlier report of the same thing, whose clocks started first.</summary>
    public sealed record Merge(LinkedCase Into, DateTimeOffset IntoReportedAt, string Reason) : IssueCommand(CommandKind.Merge);

    /// <summary>A later report was merged into this one, or taken out again when it was reopened.</summary>
    public sealed record Absorb(LinkedCase Duplicate, bool TakenOut) : IssueCommand(CommandKind.Absorb);

    /// <summary>重开: the case goes back to the dispatcher with clocks of a new round.</summary>
    public sealed record Reopen(string Reason) : IssueCommand(CommandKind.Reopen);

    /// <summary>改类: another category, urgency or policy; the running clocks are computed anew from their start.</summary>
    /// <param name="Gate">The office that must then approve a plan before completion; null = none.</param>
    public sealed record Recategorise(string CategoryCode, bool Urgent, SlaPolicy Policy, string Reason, string? Gate = null) : IssueCommand(CommandKind.Recategorise);

    /// <summary>挂账: stands still until the review date; needs an approval.</summary>
    public sealed record Park(string Reason, DateTimeOffset ReviewAt) : IssueCommand(CommandKind.Park);

    /// <summary>恢复: the parked case goes on where it stood.</summary>
    public sealed record Resume(string? Note) : IssueCommand(CommandKind.Resume);

    /// <summary>延期: a later due time of a clock that is not red yet; needs an approval.</summary>
    public sealed record Extend(ClockKind Clock, DateTimeOffset DueAt, string Reason) : IssueCommand(CommandKind.Extend);

    /// <summary>出方案: what will be done and by when. Once approved, the promise is the Close clock's due time.</summary>
    public sealed record FilePlan(string Words, DateTimeOffset PromisedAt) : IssueCommand(CommandKind.FilePlan);

    /// <summary>政企早餐会 and the like: a due time promised on the spot overrides the policy's.</summary>
    public sealed record Promise(ClockKind Clock, DateTimeOffset DueAt, string Occasion) : IssueCommand(CommandKind.Promise);

    /// <summary>加急, or no longer, with the policy that then holds.</summary>
    public sealed record Expedite(bool On, SlaPolicy Policy, string Reason) : IssueCommand(CommandKind.Expedite);

    /// <summary>催办.</summary>
    public sealed record Urge(string? Words) : IssueCommand(CommandKind.Urge);

    /// <summary>督办.</summary>
    public sealed record Supervise(SupervisionLevel Level, string Reason) : IssueCommand(CommandKind.Supervise);

    /// <summary>取消督办.</summary>
    public sealed record Unsupervise(string Reason) : IssueCommand(CommandKind.Unsupervise);

    /// <summary>批示.</summary>
    public sealed record Instruct(string Words) : IssueCommand(CommandKind.Instruct);

    /// <summary>越级上报: an office further up is called at once.</summary>
    public sealed record SkipLevel(LadderStep Step, string UnitId, string Name, string Reason) : IssueCommand(CommandKind.SkipLevel);

    public sealed record Comment(string Words) : IssueCommand(CommandKind.Comment);

    /// <summary>分派协办: co-handlers with a part of the work each; the lead completes when they are done.</summary>
    public sealed record Split(string Caller, IReadOnlyList<string> UnitIds) : IssueCommand(CommandKind.Split);

    /// <summary>回访: what the reporter said when called back; null = not asked or not said.</summary>
    public sealed record CallBack(bool Reached, bool? Responded, bool? Resolved, bool? Satisfied, string? Words) : IssueCommand(CommandKind.CallBack);

    /// <summary>The owner is no more, or its post is vacant: the next accountable office takes the case (事事有人管).</summary>
    public sealed record MoveUp(string OwnerUnitId, string Reason) : IssueCommand(CommandKind.MoveUp);

    /// <summary>同意 what was asked, which is then carried out.</summary>
    public sealed record Approve(Guid AskId, string? Note) : IssueCommand(CommandKind.Approve);

    /// <summary>不同意, with a reason.</summary>
    public sealed record Deny(Guid AskId, string Reason) : IssueCommand(CommandKind.Deny);

    /// <summary>Whoever asked takes it back.</summary>
    public sealed record WithdrawAsk(Guid AskId) : IssueCommand(CommandKind.WithdrawAsk);

    /// <summary>A deadline row or a grain timer came due.</summary>
    public sealed record ClockDue(WakeKind Wake, int Generation) : IssueCommand(CommandKind.ClockDue);

    /// <summary>The job engine calls a rung that fell due on a line.</summary>
    public sealed record CallLineRung(Guid LineId, int Rung, string AudienceUnitId, string AudienceName) : IssueCommand(CommandKind.CallLineRung);

    /// <summary>The job engine calls a rung that fell due.</summary>
    /// <param name="Pass">0, or the number of the repetition.</param>
    /// <param name="NextDuty">Nobody is on duty there now: who comes next, and when; null = somebody is, or nobody ever comes.</param>
    public sealed record Escalate(
        ClockKind Clock, int Generation, int Rung, string AudienceUnitId, string AudienceName, int Pass = 0, ComingDuty? NextDuty = null)
        : IssueCommand(CommandKind.Escalate);
}

/// <summary>The unit that rules or a dispatcher chose, and how it is called.</summary>
/// <param name="Caller">The office that blows the whistle, as a name.</param>
public sealed record Route(string UnitId, WhistleKind Whistle, string Caller);

/// <summary>紧急吹哨: the units an urgent report calls at once.</summary>
/// <param name="Caller">The office that blows the whistle, as a name.</param>
public sealed record Alarm(string Caller, IReadOnlyList<string> UnitIds);

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

/// <summary>What a grid member did about it there and then.</summary>
public sealed record OnTheSpot(Outcome Result, string Reply);

/// <summary>The next duty of an office or unit.</summary>
/// <param name="Who">In words, as a history names it.</param>
public sealed record ComingDuty(DateTimeOffset At, string Who);
