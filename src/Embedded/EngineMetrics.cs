using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;

namespace GridOrleans.Embedded;

/// <summary>The figures Orleans publishes under the same names, as far as they mean something in one process.</summary>
internal sealed class EngineMetrics
{
    public EngineMetrics(EmbeddedEngine engine)
    {
        var meter = engine.Services.GetService<IMeterFactory>()?.Create("Microsoft.Orleans") ?? new Meter("Microsoft.Orleans");
        meter.CreateObservableGauge("orleans-catalog-activations", () => engine.Catalog.Count);
        meter.CreateObservableGauge("orleans-embedded-pending-calls", () => engine.Pending.Count, description: "Calls whose caller waits for an answer.");
        Created = meter.CreateCounter<int>("orleans-catalog-activation-created");
        Destroyed = meter.CreateCounter<int>("orleans-catalog-activation-destroyed");
        FailedToActivate = meter.CreateCounter<int>("orleans-catalog-activation-failed-to-activate");
        Collections = meter.CreateCounter<int>("orleans-catalog-activation-collections");
        Sent = meter.CreateCounter<long>("orleans-messaging-sent-local");
        Rejected = meter.CreateCounter<int>("orleans-messaging-rejected");
        Expired = meter.CreateCounter<int>("orleans-messaging-expired");
        TimedOut = meter.CreateCounter<long>("orleans-app-requests-timedout");
        Canceled = meter.CreateCounter<long>("orleans-app-requests-canceled");
        LongTurns = meter.CreateCounter<int>("orleans-scheduler-long-running-turns", description: "Turns that blocked their activation.");
    }

    public Counter<int> Created { get; }

    public Counter<int> Destroyed { get; }

    public Counter<int> FailedToActivate { get; }

    public Counter<int> Collections { get; }

    public Counter<long> Sent { get; }

    public Counter<int> Rejected { get; }

    /// <summary>Calls that were not started, because nobody waited for them any more.</summary>
    public Counter<int> Expired { get; }

    public Counter<long> TimedOut { get; }

    public Counter<long> Canceled { get; }

    public Counter<int> LongTurns { get; }
}
