using GridOrleans.Domain.Clocks;

namespace GridOrleans.Contracts.Wall;

/// <summary>The figures of a wall that are sums over the day and not the state of open issues; read a few times a minute, never per event.</summary>
public interface IWallFigures
{
    Task<DayFigures> Read(string districtCode, TimeZoneInfo zone, DateTimeOffset now, CancellationToken cancellation);
}

/// <param name="OnTimeRates">Per clock: share of the clocks stopped today that stopped in time, 0–1; absent = none stopped.</param>
public sealed record DayFigures(IReadOnlyDictionary<ClockKind, double> OnTimeRates, UnitRanking Ranking, TodayFigures Today);
