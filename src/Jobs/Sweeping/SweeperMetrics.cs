using System.Diagnostics.Metrics;
using GridOrleans.Contracts.Deadlines;

namespace GridOrleans.Jobs.Sweeping;

/// <summary>The sweeper in numbers. Label sets are closed: the kinds of owner.</summary>
public sealed class SweeperMetrics
{
    private readonly Counter<long> claimed;
    private readonly Counter<long> notTold;
    private readonly Counter<long> couldNotLook;
    private readonly Counter<long> told;
    private readonly Histogram<double> lateness;

    public SweeperMetrics(IMeterFactory meters, SweeperPulse pulse, SweeperOptions options)
    {
        var meter = meters.Create("GridOrleans.Sweeper");
        claimed = meter.CreateCounter<long>("gridorleans.sweeper.claimed", null, "Deadline rows claimed.");
        told = meter.CreateCounter<long>("gridorleans.sweeper.told", null, "Owners told of a due clock.");
        notTold = meter.CreateCounter<long>("gridorleans.sweeper.not_told", null, "Owners that could not be told; their rows come back.");
        couldNotLook = meter.CreateCounter<long>("gridorleans.sweeper.could_not_look", null, "Looks the database did not answer.");
        lateness = meter.CreateHistogram<double>("gridorleans.deadline.lateness", "s", "From a due time to its owner's decision.");
        meter.CreateObservableGauge("gridorleans.sweeper.lag", () => pulse.Lag(options.Period).TotalSeconds, "s",
            "Age of the oldest due row at the last claim, or the time nobody could look.");
    }

    public void Claimed(int rows) => claimed.Add(rows);

    /// <summary>Issues measure their lateness themselves, because most of their clocks fire by the grain's own timer.</summary>
    public void Told(DeadlineOwner kind, TimeSpan late)
    {
        told.Add(1, Owner(kind));
        if (kind != DeadlineOwner.Issue) lateness.Record(late.TotalSeconds, Owner(kind));
    }

    public void NotTold(DeadlineOwner kind) => notTold.Add(1, Owner(kind));

    public void CouldNotLook() => couldNotLook.Add(1);

    private static KeyValuePair<string, object?> Owner(DeadlineOwner kind) => new("owner", kind switch
    {
        DeadlineOwner.Issue => "issue",
        DeadlineOwner.Grid => "grid",
        DeadlineOwner.Building => "building",
        _ => "other",
    });
}
