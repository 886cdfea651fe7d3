using GridOrleans.Contracts.Issues;
using GridOrleans.Domain.Issues;

namespace GridOrleans.Api.Tracking;

/// <summary>What the reporter may see of a case by its token: no person, no reason given between offices.</summary>
/// <param name="DrillDivisor">1 = real; otherwise the page is striped.</param>
/// <param name="TimeZone">IANA id; times are shown in it.</param>
public sealed record TrackView(
    string CaseNo,
    string CategoryCode,
    string CategoryName,
    string Place,
    IssueState State,
    DateTimeOffset ReportedAt,
    IReadOnlyList<ClockView> Clocks,
    IReadOnlyList<TrackLine> History,
    Outcome? Result,
    string? Reply,
    int? Rating,
    bool CanRate,
    int DrillDivisor,
    string TimeZone);

public sealed record TrackLine(DateTimeOffset At, string Kind, string Text);
