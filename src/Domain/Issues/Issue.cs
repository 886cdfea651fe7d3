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
/// <param name="Round">1, and one more with each rework 返工 and reopening: each starts clocks of its own.</param>
/// <param name="PastClocks">Clocks of earlier rounds and of due times that were overrun and then replaced, as they stood: a result once measured stays on record.</param>
/// <param name="Asks">What waits for an approval.</param>
/// <param name="Gate">The office that must approve a plan before this case may be completed (重大事项把关); null = none.</param>
/// <param name="EndedAt">When it was closed, refused, voided, merged or handled on the spot; null while it goes on.</param>
/// <param name="Extensions">Extensions granted, of all rounds.</param>
/// <param name="Parks">Parks so far.</param>
/// <param name="HandUps">Offices it was handed up to past their turn 越级.</param>
/// <param name="LineChanges">Grows with every change of a line: the generation of the wake-up that all lines share.</param>
/// <param name="Duplicates">Later reports of the same thing that were merged into this one.</param>
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
    IReadOnlyList<Operation> Operations,
    int Round = 1,
    IReadOnlyList<PastClock>? PastClocks = null,
    IReadOnlyList<Ask>? Asks = null,
    string? Gate = null,
    Plan? Plan = null,
    Parking? Parking = null,
    SupervisionLevel? Supervision = null,
    bool Expedited = false,
    DateTimeOffset? EndedAt = null,
    DateTimeOffset? UrgedAt = null,
    int Urges = 0,
    int Extensions = 0,
    int Parks = 0,
    IReadOnlyList<HandUp>? HandUps = null,
    IReadOnlyList<LinkedCase>? Duplicates = null,
    LinkedCase? MergedInto = null,
    int LineChanges = 0)
{
    /// <summary>How many operation ids an issue remembers itself.</summary>
    public const int OperationsKept = 16;

    /// <summary>How many merged reports an issue lists itself; each of them names it anyway.</summary>
    public const int DuplicatesKept = 100;

    public IReadOnlyList<PastClock> PastClocks { get; init => field = value ?? []; } = PastClocks ?? [];

    public IReadOnlyList<Ask> Asks { get; init => field = value ?? []; } = Asks ?? [];

    public IReadOnlyList<HandUp> HandUps { get; init => field = value ?? []; } = HandUps ?? [];

    public IReadOnlyList<LinkedCase> Duplicates { get; init => field = value ?? []; } = Duplicates ?? [];

    /// <summary>在办: somebody still has to do something for the reporter.</summary>
    public bool IsOpen => State is IssueState.Reported or IssueState.Filed or IssueState.Dispatched
        or IssueState.Accepted or IssueState.Handling or IssueState.Parked;

    public Clock Clock(ClockKind kind) => Clocks[(int)kind];

    public Climb Climb(ClockKind kind) => Climbs[(int)kind];

    public Operation? Find(Guid operationId) => Operations.FirstOrDefault(operation => operation.Id == operationId);
}

/// <summary>An operation that was done, and the version it made.</summary>
public sealed record Operation(Guid Id, long Version);

/// <summary>A clock that was replaced, as it stood.</summary>
/// <param name="Round">The round it ran in.</param>
/// <param name="At">When it was replaced.</param>
public sealed record PastClock(int Round, DateTimeOffset At, Clock Clock);

/// <summary>Another case this one is the same thing as.</summary>
public sealed record LinkedCase(Guid Id, string CaseNo);

/// <summary>越级: an office that was called past its turn.</summary>
public sealed record HandUp(LadderStep Step, string UnitId, string Name, DateTimeOffset At);

/// <summary>挂账: why the case stands still, and when somebody must look again.</summary>
/// <param name="Number">1 for the first park of the case.</param>
/// <param name="From">The state it goes back to.</param>
public sealed record Parking(int Number, string Reason, DateTimeOffset Since, DateTimeOffset ReviewAt, IssueState From);

/// <summary>方案: what the unit will do, and by when it promises to.</summary>
/// <param name="ApprovedAt">From here the promise is the Close clock's due time; null = not approved (yet).</param>
public sealed record Plan(string Words, DateTimeOffset PromisedAt, DateTimeOffset FiledAt, DateTimeOffset? ApprovedAt);

/// <summary>督办, each above the one before.</summary>
public enum SupervisionLevel
{
    /// <summary>普通督办</summary>
    Normal,

    /// <summary>黄牌督办</summary>
    Yellow,

    /// <summary>红牌督办</summary>
    Red,
}
