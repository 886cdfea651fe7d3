using GridOrleans.Contracts.Areas;
using GridOrleans.Contracts.Deadlines;

namespace GridOrleans.Grains.Grids;

/// <summary>The daily patrol duty of a grid: at least two hours a day (“每天巡查2小时以上”), both divided in a drill.</summary>
public sealed class PatrolRules(IDistricts districts, IDeadlineStore deadlines)
{
    public const string Clock = "patrol";

    public TimeSpan DayLength => TimeSpan.FromDays(1) / Divisor;

    public TimeSpan Target => TimeSpan.FromHours(2) / Divisor;

    private int Divisor => districts.Current?.DrillDivisor ?? 1;

    public Task Schedule(string gridCode, PatrolDuty duty) => duty.DayEndsAt is { } end
        ? deadlines.Apply([DeadlineChange.Set(new(DeadlineOwner.Grid, gridCode, Clock, duty.Generation, end))], CancellationToken.None)
        : Task.CompletedTask;
}
