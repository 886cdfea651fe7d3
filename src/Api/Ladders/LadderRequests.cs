using System.ComponentModel.DataAnnotations;
using GridOrleans.Domain.Clocks;
using GridOrleans.Domain.Escalation;
using GridOrleans.Domain.Issues;

namespace GridOrleans.Api.Ladders;

/// <summary>The next version of a ladder, or its first. Spans are those of everyday work; a drill divides them itself.</summary>
/// <param name="Id">Small letters, digits and hyphens; a new one makes a new ladder.</param>
/// <param name="AreaCode">The case lies in this area.</param>
/// <param name="InForceFrom">Now when left out; not in the past, and within a year.</param>
/// <param name="Retired">From then on the ladder holds for no new case.</param>
public sealed record LadderRequest(
    [property: Required] Guid? OperationId,
    [property: Required] string? Id,
    [property: Required] string? Name,
    [property: Required] IReadOnlyList<RungRequest>? Rungs,
    RepeatRequest? Repeat = null,
    bool? Urgent = null,
    string? CategoryCode = null,
    string? CategoryGroup = null,
    string? AreaCode = null,
    Channel? Channel = null,
    DateTimeOffset? InForceFrom = null,
    bool Retired = false,
    string? Note = null);

/// <param name="Clocks">The clocks on which it is a rung; all when left out.</param>
/// <param name="UnitId">With callee “unit”.</param>
/// <param name="Post">A kind of post, e.g. “shiftLeader”; whoever is there when left out.</param>
/// <param name="Whistle">Units called by an urgent whistle besides.</param>
public sealed record RungRequest(
    [property: Required] LadderStep? Step,
    [property: Required] RungMoment? Moment,
    [property: Required] TimeSpan? After,
    [property: Required] TimeSpan? AcknowledgedFor,
    IReadOnlyList<ClockKind>? Clocks = null,
    Callee Callee = Callee.Office,
    string? UnitId = null,
    string? Post = null,
    bool WaitsForDuty = false,
    SupervisionLevel? Card = null,
    ReassignRequest? Reassign = null,
    IReadOnlyList<string>? Whistle = null);

/// <param name="UnitId">The fallback owner of the case when left out.</param>
public sealed record ReassignRequest(string? UnitId = null);

public sealed record RepeatRequest([property: Required] int? LastRungs, [property: Required] int? Times, [property: Required] TimeSpan? Every);

/// <summary>A past case against a ladder: a stored one by id and version (the newest when left out), or a draft by its rungs.</summary>
public sealed record SimulateRequest(
    [property: Required] Guid? IssueId, string? LadderId = null, int? Version = null, IReadOnlyList<RungRequest>? Rungs = null, RepeatRequest? Repeat = null);
