using GridOrleans.Domain.Clocks;
using GridOrleans.Domain.Whistles;

namespace GridOrleans.Contracts.Wall;

/// <summary>
/// One numbered picture change for a wall. Only what changed is filled in; a null section means “as before”. A frame with nothing in it
/// is a heartbeat: at least one comes each second, so a screen knows how old its picture is.
/// </summary>
/// <param name="Epoch">Changes when the feed restarts; a screen that sees a new one asks for a snapshot.</param>
/// <param name="Seq">This frame's number.</param>
/// <param name="Previous">The number of the frame this one follows for this viewer. A slow viewer gets merged frames, so it may be less than Seq − 1; a screen whose last number differs has a gap.</param>
/// <param name="At">Server (database) time the frame was cut.</param>
/// <param name="Cells">Latest value of each changed grid.</param>
/// <param name="Arrivals">Reports taken since the previous frame, newest last (at most 50).</param>
[GenerateSerializer, Immutable]
public sealed record WallFrame(
    string Epoch,
    long Seq,
    long Previous,
    DateTimeOffset At,
    IReadOnlyList<GridCell> Cells,
    IReadOnlyList<Arrival> Arrivals,
    WallCounts? Counts,
    IReadOnlyList<ClockGauge>? Gauges,
    IReadOnlyList<DeadlineRow>? Board,
    IReadOnlyList<WhistleRow>? Whistles,
    IReadOnlyList<RungRow>? Tape,
    UnitRanking? Ranking,
    TodayFigures? Today);

/// <summary>The whole picture at frame <see cref="Seq"/>; the next frame's <c>Previous</c> equals or exceeds it.</summary>
/// <param name="DrillDivisor">1 = real; otherwise the wall is striped and figures do not count.</param>
[GenerateSerializer, Immutable]
public sealed record WallSnapshot(
    string DistrictCode,
    string DistrictName,
    string TimeZone,
    int DrillDivisor,
    string Epoch,
    long Seq,
    DateTimeOffset At,
    IReadOnlyList<GridCell> Cells,
    WallCounts Counts,
    IReadOnlyList<ClockGauge> Gauges,
    IReadOnlyList<DeadlineRow> Board,
    IReadOnlyList<WhistleRow> Whistles,
    IReadOnlyList<RungRow> Tape,
    UnitRanking Ranking,
    TodayFigures Today);

/// <summary>One grid on the map. <see cref="Version"/> only grows; a receiver keeps the highest.</summary>
/// <param name="Open">Open issues 在办.</param>
/// <param name="Yellow">Open issues whose worst running clock is yellow.</param>
/// <param name="Red">Open issues with a breached running clock.</param>
/// <param name="NextDueAt">The nearest due time of any running clock of the grid.</param>
/// <param name="WhistleSince">When the longest-unanswered whistle call of the grid went out; null = none.</param>
[GenerateSerializer, Immutable]
public sealed record GridCell(
    string GridCode,
    long Version,
    int Open,
    int Yellow,
    int Red,
    Light Light,
    DateTimeOffset? NextDueAt,
    DateTimeOffset? WhistleSince);

/// <summary>A report just taken: a pulse on the map for 8 s. Position is the building's or the grid's, never finer.</summary>
[GenerateSerializer, Immutable]
public sealed record Arrival(Guid IssueId, string GridCode, double Longitude, double Latitude, DateTimeOffset At);

[GenerateSerializer, Immutable]
public sealed record WallCounts(int Open, int Red, int Yellow, int WhistlesUnanswered);

/// <summary>One of the four gauges.</summary>
/// <param name="Target">The target in force (already divided in a drill).</param>
/// <param name="OnTimeRate">Share of today's stopped clocks that stopped in time, 0–1; null = none stopped yet.</param>
/// <param name="Bins">Running clocks by share of target used: 26 bins to 80 %, 6 to 100 %, 5 overdue (each 20 % of the target, the last open-ended).</param>
[GenerateSerializer, Immutable]
public sealed record ClockGauge(
    ClockKind Clock,
    TimeSpan Target,
    double? OnTimeRate,
    int Running,
    int Yellow,
    int Red,
    DateTimeOffset? NextDueAt,
    IReadOnlyList<int> Bins);

/// <summary>A row of the clock board: three latest breaches, then the nine nearest due, one row per issue.</summary>
/// <param name="Place">No finer than a building.</param>
[GenerateSerializer, Immutable]
public sealed record DeadlineRow(
    Guid IssueId,
    string CaseNo,
    ClockKind Clock,
    Light Light,
    DateTimeOffset DueAt,
    TimeSpan Target,
    string CategoryCode,
    string Place,
    string UnitId);

/// <summary>An unanswered whistle call: urgent first, then longest waiting.</summary>
/// <param name="Caller">Who blew: a community, estate or street.</param>
/// <param name="UnitId">The unit that has not reported in (the longest waiting one).</param>
[GenerateSerializer, Immutable]
public sealed record WhistleRow(
    Guid IssueId,
    WhistleKind Kind,
    DateTimeOffset CalledAt,
    string CategoryCode,
    string Caller,
    string UnitId,
    int ReportedIn,
    int Called,
    string GridCode);

/// <summary>A step of the escalation tape, newest first.</summary>
/// <param name="Step">1–5: 网格员 网格长 社区 街道 区.</param>
/// <param name="AudienceName">Who was called, as a post or office, never a person: “孙村 12 网格”.</param>
[GenerateSerializer, Immutable]
public sealed record RungRow(
    Guid IssueId,
    ClockKind Clock,
    int Generation,
    int Rung,
    int Step,
    string AudienceName,
    string CategoryCode,
    DateTimeOffset CalledAt,
    DateTimeOffset? AcknowledgedAt);

/// <summary>Units by on-time rate of today's stopped clocks: the first three and the last three.</summary>
[GenerateSerializer, Immutable]
public sealed record UnitRanking(int Units, IReadOnlyList<UnitRank> First, IReadOnlyList<UnitRank> Last);

/// <param name="OnTimeRate">0–1.</param>
[GenerateSerializer, Immutable]
public sealed record UnitRank(int Place, string UnitId, double OnTimeRate, int Stopped);

/// <summary>Today in the district's zone, beside yesterday.</summary>
/// <param name="ReportedByHour">24 numbers; hours to come are 0.</param>
/// <param name="SameDayRate">同日办结率 of today's reports, 0–1; null = nothing reported.</param>
[GenerateSerializer, Immutable]
public sealed record TodayFigures(
    int Reported,
    int Closed,
    double? SameDayRate,
    int ReportedYesterdaySameTime,
    int ClosedYesterdaySameTime,
    double? SameDayRateYesterday,
    IReadOnlyList<int> ReportedByHour,
    IReadOnlyList<int> ClosedByHour,
    IReadOnlyList<int> ReportedByHourYesterday,
    IReadOnlyList<int> ClosedByHourYesterday);
