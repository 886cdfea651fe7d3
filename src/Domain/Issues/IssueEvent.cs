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
        string TrackKeyHash) : IssueEvent;

    public sealed record Filed : IssueEvent;

    public sealed record Refused(string Reason) : IssueEvent;

    public sealed record Dispatched(Guid LineId, Route Route) : IssueEvent;

    public sealed record Redispatched(Guid LineId, Route Route, string Reason) : IssueEvent;

    public sealed record Accepted(string UnitId) : IssueEvent;

    public sealed record Arrived(string UnitId) : IssueEvent;

    public sealed record HandlingStarted(string UnitId) : IssueEvent;

    public sealed record Completed(string UnitId, Outcome Result, string Reply) : IssueEvent;

    public sealed record CheckPassed : IssueEvent;

    /// <summary>返工: back to the same unit; the clocks that stopped stay stopped.</summary>
    public sealed record ReworkOrdered(string Reason) : IssueEvent;

    public sealed record Returned(string UnitId, string Reason) : IssueEvent;

    public sealed record Voided(string Reason) : IssueEvent;

    public sealed record Rated(int Score, string? Words) : IssueEvent;

    /// <summary>Yellow. <paramref name="DueAt"/> is when it was to be noticed, the decision's time when it was.</summary>
    public sealed record ClockWarned(ClockKind Clock, int Generation, DateTimeOffset DueAt) : IssueEvent;

    /// <summary>Red, exactly once per clock that was running when it came due. Recorded before anything that happened later.</summary>
    public sealed record ClockBreached(ClockKind Clock, int Generation, DateTimeOffset DueAt) : IssueEvent;

    /// <summary>A rung fell due; the job engine will call it.</summary>
    public sealed record RungFell(ClockKind Clock, int Generation, int Rung, DateTimeOffset DueAt) : IssueEvent;

    public sealed record RungCalled(ClockKind Clock, int Generation, int Rung, string AudienceUnitId, string AudienceName) : IssueEvent;

    public sealed record Acknowledged(ClockKind Clock, DateTimeOffset Until) : IssueEvent;

    /// <summary>An acknowledgement was not followed by the promised step within its limit; the climb goes on.</summary>
    public sealed record AcknowledgementLapsed(ClockKind Clock) : IssueEvent;

    public sealed record UnitsCalled(IReadOnlyList<CalledUnit> Lines, WhistleKind Kind, string Caller) : IssueEvent;

    public sealed record ReportedIn(Guid LineId, string UnitId) : IssueEvent;

    public sealed record Declined(Guid LineId, string UnitId, string Reason) : IssueEvent;
}

public sealed record CalledUnit(Guid LineId, string UnitId);
