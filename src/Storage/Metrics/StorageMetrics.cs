using System.Diagnostics.Metrics;

namespace GridOrleans.Storage.Metrics;

/// <summary>The storage in numbers. Label sets are closed: the results of a commit.</summary>
public sealed class StorageMetrics
{
    private readonly Counter<long> commits;
    private readonly Histogram<int> batchSize;
    private readonly Histogram<double> commitSeconds;
    private readonly Histogram<double> clockRoundTrip;
    private long outboxPending;

    public StorageMetrics(IMeterFactory meters)
    {
        var meter = meters.Create("GridOrleans");
        commits = meter.CreateCounter<long>("gridorleans_commits_total", description: "Issue commits by result.");
        batchSize = meter.CreateHistogram<int>("gridorleans_commit_batch_size", description: "Commits written in one transaction.");
        commitSeconds = meter.CreateHistogram<double>("gridorleans_commit_seconds", "s", "From a decision handed to the journal to its answer.");
        clockRoundTrip = meter.CreateHistogram<double>("gridorleans_clock_round_trip_seconds", "s", "Round trip of a measurement of database time.");
        meter.CreateObservableGauge("gridorleans_outbox_pending", () => Interlocked.Read(ref outboxPending), description: "Outbox messages not done.");
    }

    public void Committed(TimeSpan took) => Answered("committed", took);

    public void Conflicted(TimeSpan took) => Answered("conflict", took);

    public void Failed(TimeSpan took) => Answered("failed", took);

    public void BatchWritten(int commitCount) => batchSize.Record(commitCount);

    public void ClockMeasured(TimeSpan roundTrip) => clockRoundTrip.Record(roundTrip.TotalSeconds);

    public void OutboxPending(long messages) => Interlocked.Exchange(ref outboxPending, messages);

    private void Answered(string result, TimeSpan took)
    {
        commits.Add(1, new KeyValuePair<string, object?>("result", result));
        commitSeconds.Record(took.TotalSeconds);
    }
}
