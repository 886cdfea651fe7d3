using GridOrleans.Domain.Areas;
using GridOrleans.Domain.Clocks;
using GridOrleans.Domain.Escalation;
using GridOrleans.Domain.Whistles;

namespace GridOrleans.Domain.Issues;

/// <summary>An issue as it stands: the fold of its events.</summary>
/// <param name="Version">Number of decisions so far; each adds one entry to the history.</param>
/// <param name="OwnerUnitId">事事有人管: exactly one, always.</param>
/// <param name="LeadUnitId">The unit dispatched to; null = none now.</param>
/// <param name="Clocks">In the order of <see cref="ClockKind"/>.</param>
/// <param name="Climbs">One per clock, in the same order.</param>
/// <param name="CheckBy">A completed issue is closed by rule at this time; null = not waiting for a check.</param>
/// <param name="Reworks">How often a check failed.</param>
/// <param name="Operations">The latest operation ids; older ones are found in the history.</param>
public sealed record Issue(
    Guid Id,
    long Version,
    IssueState State,
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
    DateTimeOffset ReportedAt,
    string OwnerUnitId,
    string? LeadUnitId,
    IReadOnlyList<Clock> Clocks,
    IReadOnlyList<Climb> Climbs,
    IReadOnlyList<WhistleLine> Whistles,
    IReadOnlyList<Holder> Holders,
    DateTimeOffset? CompletedAt,
    Outcome? Result,
    string? Reply,
    DateTimeOffset? CheckBy,
    int Reworks,
    int? Rating,
    IReadOnlyList<Operation> Operations)
{
    /// <summary>How many operation ids an issue remembers itself.</summary>
    public const int OperationsKept = 16;

    /// <summary>在办: somebody still has to do something for the reporter.</summary>
    public bool IsOpen => State is IssueState.Reported or IssueState.Filed or IssueState.Dispatched
        or IssueState.Accepted or IssueState.Handling;

    public Clock Clock(ClockKind kind) => Clocks[(int)kind];

    public Climb Climb(ClockKind kind) => Climbs[(int)kind];

    public Operation? Find(Guid operationId) => Operations.FirstOrDefault(operation => operation.Id == operationId);
}

/// <summary>Who held the issue, and how long: each is measured by its own span.</summary>
public sealed record Holder(string UnitId, DateTimeOffset From, DateTimeOffset? To);

/// <summary>An operation that was done, and the version it made.</summary>
public sealed record Operation(Guid Id, long Version);
