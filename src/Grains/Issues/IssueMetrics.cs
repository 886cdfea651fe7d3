using System.Diagnostics.Metrics;

namespace GridOrleans.Grains.Issues;

/// <summary>How late issues act on their clocks, whoever woke them. Meter “GridOrleans.Issues”.</summary>
public sealed class IssueMetrics
{
    private readonly Histogram<double> lateness;

    public IssueMetrics(IMeterFactory meters) => lateness = meters.Create("GridOrleans.Issues")
        .CreateHistogram<double>("gridorleans.deadline.lateness", "s", "From a due time to its owner's decision.");

    public void ActedOn(TimeSpan late) => lateness.Record(late.TotalSeconds, new KeyValuePair<string, object?>("owner", "issue"));
}
