using GridOrleans.Domain.Clocks;
using GridOrleans.Domain.Issues;
using GridOrleans.Domain.Whistles;

namespace GridOrleans.Contracts.Issues;

/// <summary>
/// An issue as a row of a queue, and the message its grain sends its neighbours. <see cref="Version"/> only grows; a receiver keeps the highest.
/// Holds no personal data.
/// </summary>
/// <param name="CaseNo">“20261120-0417”, unique in the district.</param>
/// <param name="Place">Words for the place, no finer than a building.</param>
/// <param name="OwnerUnitId">The one accountable owner.</param>
/// <param name="LeadUnitId">The unit called to handle it; null until dispatched.</param>
/// <param name="ClosedAt">When it was completed 办结; null while open.</param>
/// <param name="Clocks">In the order Respond, Handle, Close, Plan.</param>
/// <param name="UnitIds">Every unit that has it on its hands: the owner, called units that are not done, offices its ladder has called.</param>
/// <param name="RingingUnitIds">Units whose whistle call is unanswered: their phones ring.</param>
/// <param name="Whistle">The longest-unanswered whistle call; null = none.</param>
/// <param name="LastRung">The latest rung called; null = none.</param>
/// <param name="Round">1, and one more with each rework and reopening.</param>
/// <param name="Asks">What waits for an approval.</param>
/// <param name="ReviewAt">Parked 挂账 until then; null = not parked.</param>
/// <param name="CoHandlerUnitIds">Units with a part of the work that is not done.</param>
[GenerateSerializer, Immutable]
public sealed record IssueRow(
    Guid Id,
    string CaseNo,
    long Version,
    IssueState State,
    string CategoryCode,
    bool Urgent,
    Channel Channel,
    string DistrictCode,
    string GridCode,
    string? BuildingId,
    string Place,
    double Longitude,
    double Latitude,
    string OwnerUnitId,
    string? LeadUnitId,
    DateTimeOffset ReportedAt,
    DateTimeOffset? ClosedAt,
    bool Open,
    Light Light,
    DateTimeOffset? NextDueAt,
    IReadOnlyList<ClockRow> Clocks,
    IReadOnlyList<string> UnitIds,
    IReadOnlyList<string> RingingUnitIds,
    OpenWhistle? Whistle,
    LastRung? LastRung,
    int Round,
    SupervisionLevel? Supervision,
    bool Expedited,
    int Urges,
    IReadOnlyList<CommandKind> Asks,
    DateTimeOffset? ReviewAt,
    IReadOnlyList<string> CoHandlerUnitIds);

/// <param name="StoppedAt">When it stopped; null = running (or never needed).</param>
/// <param name="Light">Red stays red after a late stop.</param>
/// <param name="PausedAt">Since when it stands still; null = it runs.</param>
[GenerateSerializer, Immutable]
public sealed record ClockRow(
    ClockKind Kind,
    TimeSpan Target,
    DateTimeOffset StartedAt,
    DateTimeOffset DueAt,
    DateTimeOffset YellowAt,
    DateTimeOffset? StoppedAt,
    DateTimeOffset? PausedAt,
    Light Light);

[GenerateSerializer, Immutable]
public sealed record OpenWhistle(WhistleKind Kind, string Caller, string UnitId, DateTimeOffset CalledAt, int ReportedIn, int Called);

[GenerateSerializer, Immutable]
public sealed record LastRung(ClockKind Clock, int Generation, int Rung, int Step, string AudienceName, DateTimeOffset CalledAt, DateTimeOffset? AcknowledgedAt);
