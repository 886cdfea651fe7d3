using System.Diagnostics.Metrics;
using System.Text.Json;

namespace GridOrleans.Jobs.Audit;

/// <summary>The audit in numbers; anything above zero in “alarm” is for somebody to look at. Labels are the kinds of finding.</summary>
public sealed class AuditMetrics
{
    private readonly Counter<long> found;
    private readonly Counter<long> repaired;
    private AuditReport? last;

    public AuditMetrics(IMeterFactory meters, AuditPulse pulse)
    {
        var meter = meters.Create("GridOrleans.Audit");
        found = meter.CreateCounter<long>("gridorleans.audit.found", null, "Breaches, rungs, rows and orders that should have existed and did not.");
        repaired = meter.CreateCounter<long>("gridorleans.audit.repaired", null, "Repairs made.");
        meter.CreateObservableGauge("gridorleans.audit.alarm", () => Volatile.Read(ref last)?.Found.Values.Sum() ?? 0, null, "What the last audit of this process found.");
        meter.CreateObservableGauge("gridorleans.audit.oldest", () => Volatile.Read(ref last)?.OldestAge.TotalSeconds ?? 0, "s", "Age of the oldest finding of that audit.");
        meter.CreateObservableGauge("gridorleans.audit.silence", () => pulse.Silence.TotalSeconds, "s", "Since some process last audited everything.");
    }

    public void Asked(AuditReport report)
    {
        Volatile.Write(ref last, report);
        foreach (var (kind, count) in report.Found) found.Add(count, new KeyValuePair<string, object?>("kind", JsonNamingPolicy.CamelCase.ConvertName(kind.ToString())));
        repaired.Add(report.Repaired);
    }
}
