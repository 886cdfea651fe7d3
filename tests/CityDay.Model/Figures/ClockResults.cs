using GridOrleans.CityDay.Model.Cases;
using GridOrleans.CityDay.Model.Time;
using GridOrleans.Domain.Clocks;
using GridOrleans.Domain.Issues;

namespace GridOrleans.CityDay.Model.Figures;

/// <summary>How the citizen's clocks were kept: the first result of a round is its 2341 result, what was promised after it a promise.</summary>
internal static class ClockResults
{
    private static readonly string[] Names = ["OnTimeRespond", "OnTimeHandle", "OnTimeClose", "OnTimePlan"];

    public static IEnumerable<Result> Of(CaseBook book)
    {
        var all = book.Past.Select(past => past.Clock).Concat(book.Clocks).ToArray();
        var seen = new HashSet<(ClockKind, int)>();
        foreach (var clock in all)
        {
            var name = seen.Add((clock.Kind, clock.Round)) ? Names[(int)clock.Kind] : "PromiseKept";
            if (Settled(clock) is not { } settled) continue;
            if (clock.Kind == ClockKind.Plan && !IsOwed(book, clock, settled.At)) continue;
            yield return new(name, settled.At, settled.InTime, Ledger.Seconds(clock.StoppedAt is { } stopped ? clock.Ran(stopped) : clock.Target), null);
        }
    }

    /// <summary>Stopped in time then, or too late at its due time; null = it still runs in time.</summary>
    private static (DateTimeOffset At, bool InTime)? Settled(RunningClock clock)
    {
        var due = clock.DueAt;
        if (clock.StoppedAt is { } stopped) return stopped < due ? (stopped, true) : (due, false);
        return clock.BreachedAt is null ? null : (due, false);
    }

    /// <summary>“1天出方案” is asked of what was not closed in time by then, unless the policy asks it always.</summary>
    private static bool IsOwed(CaseBook book, RunningClock plan, DateTimeOffset settledAt) => book.Policy.PlanDemand == PlanDemand.Always
        || book.Past.Select(past => past.Clock).Concat(book.Clocks)
            .Any(close => close.Kind == ClockKind.Close && close.StartedAt >= plan.StartedAt && close.BreachedAt is not null && close.DueAt <= settledAt);
}
