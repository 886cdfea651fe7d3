namespace GridOrleans.Contracts.Audit;

/// <summary>An issue as its row says, and its deadline rows, at one moment. Plain values: the domain's own types and rules are what is being audited.</summary>
/// <param name="SeenAt">Database time of the snapshot.</param>
/// <param name="LineChanges">The generation of the wake-up that all lines share.</param>
/// <param name="CheckBy">A completed issue is closed by rule then.</param>
public sealed record AuditedIssue(
    Guid Id,
    DateTimeOffset SeenAt,
    int Round,
    IReadOnlyList<AuditedClock> Clocks,
    IReadOnlyList<AuditedClimb> Climbs,
    AuditedLadder Ladder,
    DateTimeOffset? CheckBy,
    AuditedParking? Parking,
    IReadOnlyList<AuditedRow> Rows,
    IReadOnlyList<AuditedLine>? Lines = null,
    int LineChanges = 0);

/// <param name="Kind">“respond” … “plan”.</param>
public sealed record AuditedClock(
    string Kind, int Generation, DateTimeOffset DueAt, DateTimeOffset? PausedAt, DateTimeOffset? BreachedAt, DateTimeOffset? StoppedAt);

public sealed record AuditedClimb(string Clock, IReadOnlyList<AuditedCall> Calls, DateTimeOffset? HeldUntil, DateTimeOffset? LapsedAt);

public sealed record AuditedCall(
    int Rung,
    int Generation,
    DateTimeOffset FellDueAt,
    DateTimeOffset? CalledAt,
    DateTimeOffset? AcknowledgedAt,
    DateTimeOffset? LapsedAt,
    int Pass = 0,
    DateTimeOffset? WaitsUntil = null,
    TimeSpan? StoodStill = null);

public sealed record AuditedLadder(IReadOnlyList<AuditedRung> Rungs, AuditedRepeat? Repeat = null);

public sealed record AuditedRung(TimeSpan After, IReadOnlyList<string>? Clocks = null);

public sealed record AuditedRepeat(int LastRungs, int Times);

/// <param name="Number">1 for the first park.</param>
public sealed record AuditedParking(int Number, DateTimeOffset ReviewAt);

/// <summary>The line of a called unit; over once one of its ends is there.</summary>
public sealed record AuditedLine(
    DateTimeOffset? DoneAt,
    DateTimeOffset? DeclinedAt,
    DateTimeOffset? WithdrawnAt,
    DateTimeOffset? ReleasedAt = null,
    IReadOnlyList<AuditedLineClock>? Clocks = null);

public sealed record AuditedLineClock(DateTimeOffset DueAt, DateTimeOffset? BreachedAt = null, DateTimeOffset? StoppedAt = null);

/// <summary>A deadline row of the issue.</summary>
public sealed record AuditedRow(string Clock, int Generation, DateTimeOffset DueAt);
