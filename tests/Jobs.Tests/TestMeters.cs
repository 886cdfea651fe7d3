using System.Diagnostics.Metrics;

namespace GridOrleans.JobTests;

/// <summary>Meters without a host.</summary>
internal sealed class TestMeters : IMeterFactory
{
    private readonly List<Meter> meters = [];

    public Meter Create(MeterOptions options)
    {
        var meter = new Meter(options);
        meters.Add(meter);
        return meter;
    }

    public void Dispose() => meters.ForEach(meter => meter.Dispose());
}
