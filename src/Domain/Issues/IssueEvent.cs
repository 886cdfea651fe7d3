using GridOrleans.Domain.Areas;
using GridOrleans.Domain.Clocks;
using GridOrleans.Domain.Escalation;
using GridOrleans.Domain.Whistles;

namespace GridOrleans.Domain.Issues;

/// <summary>What happened to an issue. A closed family; once written, a record's shape only grows. Holds no personal data.</summary>
public abstract record IssueEvent
{
    public sealed record Reported(
        string CaseNo,
        string CategoryCode,
        bool Urgent,
        string Words,
        Channel Channel,
        Placement Place,
        SlaPolicy Policy,
        Ladder Ladder,
        string FallbackUnitId,
        string TrackKeyHash,
        string? Gate = null) : IssueEvent;

    public sealed record Filed : IssueEvent;

    public sealed record Refused(string Reason) : IssueEvent;

    public sealed record Dispatched(Guid LineId, Route Route) : IssueEvent;

    public sealed record Redispatched(Guid LineId, Route Route, string Reason) : IssueEvent;

    public sealed record Accepted(string UnitId) : IssueEvent;

    public sealed record Arrived(string UnitId) : IssueEvent;

    public sealed record HandlingStarted(string UnitId) : IssueEvent;

    public sealed record Completed(string UnitId, Outcome Result, string Reply) : IssueEvent;

    public sealed record CheckPassed : IssueEvent;

    /// <summary>返工: back to the same unit; Handle and Close start a round of their own, Respond and Plan stay as they stopped.</summary>
    public sealed record ReworkOrdered(string Reason) : IssueEvent;

    public sealed record Returned(string UnitId, string Reason) : IssueEvent;

    public sealed record Voided(string Reason) : IssueEvent;

    public sealed record Rated(int Score, string? Words) : IssueEvent;

    /// <summary>Yellow. <paramref name="DueAt"/> is when it was to be noticed, the decision's time when it was.</summary>
    public sealed record ClockWarned(ClockKind Clock, int Generation, DateTimeOffset DueAt) : IssueEvent;

    /// <summary>Red, exactly once per clock that was running when it came due. Recorded before anything that happened later.</summary>
    public sealed record ClockBreached(ClockKind Clock, int Generation, DateTimeOffset DueAt) : IssueEvent;

    /// <summary>A rung fell due; the job engine will call it.</summary>
    /// <param name="Pass">0, or the number of the repetition.</param>
    public sealed record RungFell(ClockKind Clock, int Generation, int Rung, DateTimeOffset DueAt, int Pass = 0) : IssueEvent;

    /// <summary>What the rung does besides – a card, a reassignment, an urgent whistle – follows in the same decision.</summary>
    public sealed record RungCalled(ClockKind Clock, int Generation, int Rung, string AudienceUnitId, string AudienceName, int Pass = 0) : IssueEvent;

    /// <summary>Nobody is on duty there, and the ladder lets the rung wait until the next duty, which is named.</summary>
    public sealed record RungHeld(
        ClockKind Clock, int Generation, int Rung, string AudienceUnitId, string AudienceName, DateTimeOffset Until, string WaitsFor, int Pass = 0) : IssueEvent;

    /// <summary>The duty that a rung waited for has begun; the job engine will call it.</summary>
    public sealed record DutyBegan(ClockKind Clock, int Generation, int Rung, DateTimeOffset At, int Pass = 0) : IssueEvent;

    public sealed record Acknowledged(ClockKind Clock, DateTimeOffset Until) : IssueEvent;

    /// <summary>An acknowledgement was not followed by the promised step within its limit; the climb goes on.</summary>
    public sealed record AcknowledgementLapsed(ClockKind Clock) : IssueEvent;

    /// <param name="Targets">What the called units are held to; null = called by a release without.</param>
    public sealed record UnitsCalled(IReadOnlyList<CalledUnit> Lines, WhistleKind Kind, string Caller, WhistleTargets? Targets = null) : IssueEvent;

    public sealed record ReportedIn(Guid LineId, string UnitId) : IssueEvent;

    public sealed record Declined(Guid LineId, string UnitId, string Reason) : IssueEvent;

    public sealed record LineArrived(Guid LineId, string UnitId) : IssueEvent;

    public sealed record LineDone(Guid LineId, string UnitId, string Words) : IssueEvent;

    public sealed record LineWithdrawn(Guid LineId, string UnitId, string Reason) : IssueEvent;

    /// <summary>A called unit's promise is yellow; <paramref name="DueAt"/> is when that was to be noticed.</summary>
    public sealed record LineWarned(Guid LineId, string UnitId, LineStep Step, DateTimeOffset DueAt) : IssueEvent;

    /// <summary>A called unit's promise is red, exactly once for each that was running when it came due.</summary>
    public sealed record LineBreached(Guid LineId, string UnitId, LineStep Step, DateTimeOffset DueAt) : IssueEvent;

    /// <summary>A rung of a line's own ladder fell due; the job engine will call it.</summary>
    public sealed record LineRungFell(Guid LineId, string UnitId, int Rung, DateTimeOffset DueAt) : IssueEvent;

    public sealed record LineRungCalled(Guid LineId, string UnitId, int Rung, string AudienceUnitId, string AudienceName) : IssueEvent;

    public sealed record LineRated(Guid LineId, string UnitId, LineSide By, int Score, string? Words) : IssueEvent;

    public sealed record SelfHandled(string UnitId, Outcome Result, string Reply) : IssueEvent;

    public sealed record Merged(LinkedCase Into, string Reason) : IssueEvent;

    public sealed record Absorbed(LinkedCase Duplicate) : IssueEvent;

    public sealed record TakenOut(LinkedCase Duplicate) : IssueEvent;

    /// <summary>重开: filed again without a lead, with four clocks of a new round.</summary>
    public sealed record Reopened(string Reason) : IssueEvent;

    /// <summary>改类. A <see cref="DueMoved"/> for each clock that it moves follows.</summary>
    public sealed record Recategorised(string From, string To, bool Urgent, SlaPolicy Policy, string Reason, string? Gate = null) : IssueEvent;

    public sealed record Parked(string Reason, DateTimeOffset ReviewAt) : IssueEvent;

    public sealed record Resumed(string? Note) : IssueEvent;

    /// <summary>A due time was replaced. The first one stays on record; one that was overrun keeps its breach among the past clocks.</summary>
    public sealed record DueMoved(ClockKind Clock, DateTimeOffset DueAt, DueReason Why, string Reason) : IssueEvent;

    public sealed record PlanFiled(string UnitId, string Words, DateTimeOffset PromisedAt) : IssueEvent;

    /// <summary>A <see cref="DueMoved"/> of the Close clock follows.</summary>
    public sealed record PlanApproved : IssueEvent;

    public sealed record Expedited(SlaPolicy Policy, string Reason) : IssueEvent;

    public sealed record Unexpedited(SlaPolicy Policy, string Reason) : IssueEvent;

    public sealed record Urged(string? Words) : IssueEvent;

    public sealed record Supervised(SupervisionLevel Level, string Reason) : IssueEvent;

    public sealed record Unsupervised(string Reason) : IssueEvent;

    public sealed record Instructed(string Words) : IssueEvent;

    public sealed record LevelSkipped(LadderStep Step, string UnitId, string Name, string Reason) : IssueEvent;

    public sealed record Commented(string Words) : IssueEvent;

    /// <summary>协办: each gets a line of its own to answer on.</summary>
    public sealed record CoHandlersCalled(IReadOnlyList<CalledUnit> Lines, string Caller, WhistleTargets? Targets = null) : IssueEvent;

    public sealed record CalledBack(bool Reached, bool? Responded, bool? Resolved, bool? Satisfied, string? Words) : IssueEvent;

    public sealed record OwnerMoved(string From, string To, string Reason) : IssueEvent;

    public sealed record Asked(Ask Ask) : IssueEvent;

    /// <summary>What was asked for follows.</summary>
    public sealed record AskApproved(Guid AskId, CommandKind Wanted, string? Note) : IssueEvent;

    public sealed record AskDenied(Guid AskId, CommandKind Wanted, string Reason) : IssueEvent;

    public sealed record AskWithdrawn(Guid AskId, CommandKind Wanted) : IssueEvent;
}

/// <summary>Why a due time was replaced.</summary>
public enum DueReason
{
    /// <summary>延期</summary>
    Extension,

    /// <summary>方案承诺</summary>
    Plan,

    /// <summary>现场承诺</summary>
    Promise,

    /// <summary>改类 or 加急</summary>
    Policy,
}


public sealed record CalledUnit(Guid LineId, string UnitId);
