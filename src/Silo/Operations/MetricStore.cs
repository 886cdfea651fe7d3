using System.Collections.Concurrent;
using System.Diagnostics.Metrics;

namespace GridOrleans.Silo.Operations;

/// <summary>
/// Listens to the meters we name and keeps their latest numbers for <c>/metrics</c>. Small on purpose: the Prometheus exporters of OpenTelemetry do
/// not restore everywhere.
/// </summary>
public sealed class MetricStore : IDisposable
{
    /// <summary>Label sets kept per instrument; what comes after is counted, not kept.</summary>
    public const int MostSeries = 200;

    private readonly MeterListener listener = new();
    private readonly ConcurrentDictionary<string, MetricFamily> families = new();
    private long dropped;

    /// <param name="isWanted">Which meters, by name.</param>
    public MetricStore(Func<string, bool> isWanted)
    {
        listener.InstrumentPublished = (instrument, listening) =>
        {
            if (!isWanted(instrument.Meter.Name)) return;
            var family = families.GetOrAdd(PrometheusText.NameOf(instrument), name => MetricFamily.Of(name, instrument));
            listening.EnableMeasurementEvents(instrument, family);
        };
        listener.SetMeasurementEventCallback<byte>(Measured);
        listener.SetMeasurementEventCallback<short>(Measured);
        listener.SetMeasurementEventCallback<int>(Measured);
        listener.SetMeasurementEventCallback<long>(Measured);
        listener.SetMeasurementEventCallback<float>(Measured);
        listener.SetMeasurementEventCallback<double>(Measured);
        listener.SetMeasurementEventCallback<decimal>(Measured);
        listener.Start();
    }

    /// <summary>Measurements whose label set came after the limit.</summary>
    public long Dropped => Interlocked.Read(ref dropped);

    /// <summary>Every family in the order of its name, observed now.</summary>
    public IReadOnlyList<MetricFamily> Read()
    {
        listener.RecordObservableInstruments();
        return families.Values.OrderBy(family => family.Name, StringComparer.Ordinal).ToArray();
    }

    public void Dispose() => listener.Dispose();

    private void Measured<T>(Instrument instrument, T value, ReadOnlySpan<KeyValuePair<string, object?>> tags, object? state)
        where T : struct, IConvertible
    {
        if (state is MetricFamily family && !family.Take(value.ToDouble(null), PrometheusText.LabelsOf(tags))) Interlocked.Increment(ref dropped);
    }
}

public enum MetricKind
{
    Counter,
    Gauge,
    Histogram,
}

/// <summary>One metric with all its label sets.</summary>
/// <param name="IsSum">Measurements add up (counters, up-down counters); otherwise the latest stands.</param>
/// <param name="Bounds">Upper bounds of a histogram's buckets, ascending, without +∞.</param>
public sealed record MetricFamily(string Name, string? Help, MetricKind Kind, bool IsSum, IReadOnlyList<double> Bounds)
{
    private static readonly double[] Seconds = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60];

    private static readonly double[] Counts = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000, 10_000, 100_000, 1_000_000];

    private readonly ConcurrentDictionary<string, MetricSeries> series = new();

    public IEnumerable<KeyValuePair<string, MetricSeries>> Series => series.OrderBy(each => each.Key, StringComparer.Ordinal);

    public static MetricFamily Of(string name, Instrument instrument)
    {
        var type = instrument.GetType().GetGenericTypeDefinition();
        var isHistogram = type == typeof(Histogram<>);
        var kind = isHistogram ? MetricKind.Histogram
            : type == typeof(Counter<>) || type == typeof(ObservableCounter<>) ? MetricKind.Counter
            : MetricKind.Gauge;
        var isSum = type == typeof(Counter<>) || type == typeof(UpDownCounter<>);
        return new(name, instrument.Description, kind, isSum, !isHistogram ? [] : instrument.Unit == "s" ? Seconds : Counts);
    }

    /// <returns>False when the label set is one too many.</returns>
    public bool Take(double value, string labels)
    {
        if (!series.TryGetValue(labels, out var one))
        {
            if (series.Count >= MetricStore.MostSeries) return false;
            one = series.GetOrAdd(labels, static (_, bounds) => new(bounds.Count + 1), Bounds);
        }

        one.Take(value, this);
        return true;
    }
}

/// <summary>The numbers of one label set.</summary>
public sealed class MetricSeries(int buckets)
{
    private readonly Lock guard = new();
    private readonly long[] counts = new long[buckets];
    private double value;
    private long count;

    public void Take(double measured, MetricFamily family)
    {
        lock (guard)
        {
            value = family.IsSum || family.Kind == MetricKind.Histogram ? value + measured : measured;
            count++;
            if (family.Kind != MetricKind.Histogram) return;
            var bucket = 0;
            while (bucket < family.Bounds.Count && measured > family.Bounds[bucket]) bucket++;
            counts[bucket]++;
        }
    }

    /// <summary>Value or sum, number of measurements, and per bucket (not cumulated), of one moment.</summary>
    public (double Value, long Count, long[] Buckets) Read()
    {
        lock (guard) return (value, count, [.. counts]);
    }
}
