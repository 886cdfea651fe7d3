using System.Diagnostics.Metrics;
using GridOrleans.Silo.Operations;

namespace GridOrleans.JobTests.Operations;

/// <summary>What a scraper cannot read, nobody is alarmed by.</summary>
public sealed class MetricsReadAsPrometheusText : IDisposable
{
    private readonly string name = $"test.{Guid.NewGuid():N}";
    private readonly Meter meter;
    private readonly MetricStore store;

    public MetricsReadAsPrometheusText()
    {
        meter = new(name);
        store = new(wanted => wanted == name);
    }

    private string Text => PrometheusText.Write(store);

    public void Dispose()
    {
        store.Dispose();
        meter.Dispose();
    }

    [Fact]
    public void A_counter_adds_up_per_label_set()
    {
        var counter = meter.CreateCounter<long>("calls.made", description: "Calls.");
        counter.Add(2, new KeyValuePair<string, object?>("kind", "b"), new KeyValuePair<string, object?>("area", "1"));
        counter.Add(3, new KeyValuePair<string, object?>("area", "1"), new KeyValuePair<string, object?>("kind", "b"));
        counter.Add(1);
        Assert.Contains("# HELP calls_made_total Calls.\n# TYPE calls_made_total counter\n", Text, StringComparison.Ordinal);
        Assert.Contains("\ncalls_made_total{area=\"1\",kind=\"b\"} 5\n", Text, StringComparison.Ordinal);
        Assert.Contains("\ncalls_made_total 1\n", Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_name_that_says_its_unit_and_kind_already_says_them_once()
    {
        meter.CreateCounter<double>("waited_seconds_total", "s").Add(1.5);
        meter.CreateObservableGauge("lag", () => 0.25, "s");
        Assert.Contains("\nwaited_seconds_total 1.5\n", Text, StringComparison.Ordinal);
        Assert.Contains("\nlag_seconds 0.25\n", Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_histogram_counts_upwards_and_a_bound_belongs_to_its_bucket()
    {
        var lateness = meter.CreateHistogram<double>("late", "s");
        foreach (var value in new[] { 0.001, 0.3, 0.5, 999 }) lateness.Record(value);
        var text = Text;
        Assert.Contains("late_seconds_bucket{le=\"0.001\"} 1\n", text, StringComparison.Ordinal);
        Assert.Contains("late_seconds_bucket{le=\"0.25\"} 1\n", text, StringComparison.Ordinal);
        Assert.Contains("late_seconds_bucket{le=\"0.5\"} 3\n", text, StringComparison.Ordinal);
        Assert.Contains("late_seconds_bucket{le=\"60\"} 3\n", text, StringComparison.Ordinal);
        Assert.Contains("late_seconds_bucket{le=\"+Inf\"} 4\n", text, StringComparison.Ordinal);
        Assert.Contains("late_seconds_count 4\n", text, StringComparison.Ordinal);
        Assert.Contains("late_seconds_sum 999.801\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public void An_up_down_counter_is_a_gauge_that_adds_up()
    {
        var open = meter.CreateUpDownCounter<int>("open");
        open.Add(5);
        open.Add(-2);
        Assert.Contains("# TYPE open gauge\nopen 3\n", Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_label_value_cannot_break_out_of_its_quotes()
    {
        meter.CreateCounter<int>("odd").Add(1, new KeyValuePair<string, object?>("what", "a\"b\\c\nd"));
        Assert.Contains("odd_total{what=\"a\\\"b\\\\c\\nd\"} 1\n", Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Label_sets_are_bounded_and_what_is_too_much_is_counted()
    {
        var counter = meter.CreateCounter<int>("many");
        for (var number = 0; number < MetricStore.MostSeries + 7; number++) counter.Add(1, new KeyValuePair<string, object?>("id", number));
        Assert.Equal(MetricStore.MostSeries, Text.Split('\n').Count(line => line.StartsWith("many_total{", StringComparison.Ordinal)));
        Assert.Contains("\ngridorleans_metrics_dropped_total 7\n", Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_meter_nobody_asked_for_is_not_listened_to()
    {
        using var other = new Meter(name + ".other");
        other.CreateCounter<int>("stranger").Add(1);
        Assert.DoesNotContain("stranger", Text, StringComparison.Ordinal);
    }
}
