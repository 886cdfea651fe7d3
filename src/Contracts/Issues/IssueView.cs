using GridOrleans.Domain.Clocks;
using GridOrleans.Domain.Issues;

namespace GridOrleans.Contracts.Issues;

/// <summary>One issue whole, as the desk and the unit's phone show it. What the viewer may not see is left null.</summary>
/// <param name="Words">The reporter's own words.</param>
/// <param name="ReporterPhone">Masked (“138****2071”).</param>
/// <param name="Buttons">Every command a person may know of, each allowed or with the reason it is not (from the transition table).</param>
/// <param name="Asks">What waits for an approval, and whether this viewer may decide it.</param>
/// <param name="Gate">The office that must approve a plan before completion (重大事项把关); null = none.</param>
/// <param name="Duplicates">Later reports of the same thing that were merged into this one.</param>
/// <param name="TrackToken">Only in the answer to the report: opens the reporter's page <c>/t/{token}</c>.</param>
[GenerateSerializer, Immutable]
public sealed record IssueView(
    IssueRow Row,
    string Words,
    string? Address,
    string? ReporterName,
    string? ReporterPhone,
    string? Result,
    string? Reply,
    int? Rating,
    IReadOnlyList<ClockView> Clocks,
    IReadOnlyList<WhistleLineView> Whistles,
    IReadOnlyList<HolderView> Holders,
    IReadOnlyList<RungView> Ladder,
    IReadOnlyList<CommandButton> Buttons,
    string? TrackToken,
    IReadOnlyList<AskView> Asks,
    PlanView? Plan,
    ParkingView? Parking,
    string? Gate,
    IReadOnlyList<LinkedCaseView> Duplicates,
    LinkedCaseView? MergedInto);

/// <summary>Something that waits for an approval.</summary>
/// <param name="Command">camelCase name of what is wanted: “park”, “extend”, “filePlan”, ….</param>
/// <param name="Words">What exactly is asked for and why, in the asked language.</param>
/// <param name="MayDecide">This viewer may approve or deny it.</param>
/// <param name="MayWithdraw">This viewer may take it back.</param>
[GenerateSerializer, Immutable]
public sealed record AskView(Guid AskId, string Command, string Words, string By, string? UnitId, DateTimeOffset At, bool MayDecide, bool MayWithdraw);

/// <param name="ApprovedAt">From here the promise is the Close clock's due time; null = not approved (yet).</param>
[GenerateSerializer, Immutable]
public sealed record PlanView(string Words, DateTimeOffset PromisedAt, DateTimeOffset FiledAt, DateTimeOffset? ApprovedAt);

[GenerateSerializer, Immutable]
public sealed record ParkingView(string Reason, DateTimeOffset Since, DateTimeOffset ReviewAt);

[GenerateSerializer, Immutable]
public sealed record LinkedCaseView(Guid Id, string CaseNo);

/// <param name="Words">The clock explains itself: “走了 12 分，停了 8 分（挂账：等配件），剩 4 分。” in the asked language.</param>
/// <param name="FirstDueAt">The due time before any extension.</param>
[GenerateSerializer, Immutable]
public sealed record ClockView(
    ClockRow Clock,
    int Generation,
    DateTimeOffset FirstDueAt,
    DateTimeOffset? BreachedAt,
    TimeSpan Ran,
    TimeSpan StoodStill,
    TimeSpan Left,
    string Words);

/// <summary>Who held the issue, in order; each holder is measured by its own span, beside the citizen's clocks.</summary>
/// <param name="RespondDueAt">The policy's targets counted from <paramref name="From"/>; null = not kept by the release that wrote it.</param>
[GenerateSerializer, Immutable]
public sealed record HolderView(
    string UnitId,
    DateTimeOffset From,
    DateTimeOffset? To,
    DateTimeOffset? AcceptedAt,
    DateTimeOffset? StartedAt,
    DateTimeOffset? DoneAt,
    DateTimeOffset? RespondDueAt,
    DateTimeOffset? HandleDueAt,
    DateTimeOffset? CloseDueAt);

/// <summary>A rung of the frozen ladder on one clock and how far it came.</summary>
/// <param name="Step">1–5: 网格员 网格长 社区 街道 区.</param>
/// <param name="DueAt">When it falls due if nobody answers before.</param>
/// <param name="Pass">0, or the number of the repetition.</param>
/// <param name="WaitsUntil">Nobody is on duty: the next duty begins then.</param>
/// <param name="WaitsFor">Who comes on duty then.</param>
[GenerateSerializer, Immutable]
public sealed record RungView(
    ClockKind Clock,
    int Generation,
    int Rung,
    int Step,
    string AudienceName,
    DateTimeOffset DueAt,
    DateTimeOffset? CalledAt,
    DateTimeOffset? AcknowledgedAt,
    DateTimeOffset? AcknowledgedUntil,
    DateTimeOffset? LapsedAt,
    int Pass = 0,
    DateTimeOffset? WaitsUntil = null,
    string? WaitsFor = null);

/// <param name="Command">camelCase name, as in the URL: “accept”, “arrive”, ….</param>
/// <param name="Reason">Why not, in the asked language; null = allowed.</param>
[GenerateSerializer, Immutable]
public sealed record CommandButton(string Command, bool Allowed, string? ReasonCode, string? Reason);

/// <summary>One decision in the history, as the timeline shows it.</summary>
/// <param name="Actor">A name of a unit, post or rule.</param>
[GenerateSerializer, Immutable]
public sealed record HistoryLine(
    long Version,
    DateTimeOffset At,
    string Actor,
    string Kind,
    string Text,
    string Hash);
