using System.ComponentModel;
using GridOrleans.Contracts.Issues;
using GridOrleans.Domain.Issues;

namespace GridOrleans.Api.Tracking;

/// <summary>What the reporter may see of a case by its token: no person, no reason given between offices.</summary>
/// <param name="State">Of the case in which it goes on, as are clocks, result and reply.</param>
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
    bool CanUrge,
    [property: Description("The number of the earlier report of the same thing in which this one goes on; null = it goes on by itself.")] string? MergedInto,
    [property: Description("The reporter was not satisfied, and reopening waits for an answer.")] bool ReopenAsked,
    [property: Description("What is out of the ordinary now, in words: parked until, due later than at first, promised by.")] IReadOnlyList<string> Standing,
    int DrillDivisor,
    string TimeZone);

public sealed record TrackLine(DateTimeOffset At, string Kind, string Text);
