using GridOrleans.Domain.Clocks;
using GridOrleans.Domain.Whistles;

namespace GridOrleans.Contracts.Issues;

/// <summary>One called unit of a whistle call, as the desk, the caller and the unit's phone show it. Withdrawn lines are left out.</summary>
/// <param name="Caller">The office that blew, as a name.</param>
/// <param name="ReleasedAt">The case ended while the unit was at it.</param>
/// <param name="DoneWords">What the unit says it did.</param>
/// <param name="Light">The worst of its running promises, by what has been recorded.</param>
/// <param name="Clocks">What it promised, by step; none for the lead, whose clocks are the case's.</param>
/// <param name="Calls">Whom its own ladder called because it did not answer.</param>
/// <param name="ByCaller">What the caller says of the unit, once rated.</param>
/// <param name="ByUnit">What the unit says of the call.</param>
[GenerateSerializer, Immutable]
public sealed record WhistleLineView(
    Guid LineId,
    WhistleKind Kind,
    string Caller,
    string UnitId,
    DateTimeOffset CalledAt,
    DateTimeOffset? ReportedInAt,
    DateTimeOffset? ArrivedAt,
    DateTimeOffset? DoneAt,
    DateTimeOffset? DeclinedAt,
    string? DeclineReason,
    bool IsLead,
    bool IsCoHandler,
    DateTimeOffset? ReleasedAt,
    string? DoneWords,
    Light Light,
    IReadOnlyList<LineClockView> Clocks,
    IReadOnlyList<LineCallView> Calls,
    LineRatingView? ByCaller,
    LineRatingView? ByUnit);

/// <param name="DueAt">The first moment that is too late.</param>
/// <param name="StoppedAt">When the step was taken or the line ended; null = it runs.</param>
[GenerateSerializer, Immutable]
public sealed record LineClockView(
    LineStep Step,
    TimeSpan Target,
    DateTimeOffset YellowAt,
    DateTimeOffset DueAt,
    DateTimeOffset? BreachedAt,
    DateTimeOffset? StoppedAt,
    Light Light);

/// <param name="FellDueAt">When it was due by the line's ladder.</param>
/// <param name="AudienceName">Whom it called; null = not carried out (yet).</param>
[GenerateSerializer, Immutable]
public sealed record LineCallView(int Rung, DateTimeOffset FellDueAt, DateTimeOffset? CalledAt, string? AudienceName);

/// <param name="Score">1 to 5.</param>
[GenerateSerializer, Immutable]
public sealed record LineRatingView(int Score, string? Words, DateTimeOffset At);
