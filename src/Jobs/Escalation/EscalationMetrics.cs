using System.Diagnostics.Metrics;

namespace GridOrleans.Jobs.Escalation;

public sealed class EscalationMetrics
{
    private readonly Counter<long> called;

    public EscalationMetrics(IMeterFactory meters) => called = meters.Create("GridOrleans.Escalation")
        .CreateCounter<long>("gridorleans.escalation.rungs", null, "Rungs the job engine carried to their issue; “already” had no second effect.");

    public void Called(bool isFirst) => called.Add(1, new KeyValuePair<string, object?>("outcome", isFirst ? "done" : "already"));
}
