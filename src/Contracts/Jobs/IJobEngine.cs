namespace GridOrleans.Contracts.Jobs;

/// <summary>
/// What we ask of a job engine (Hangfire, Quartz): run this named job with these outbox ids at least once, soon, in some process, again
/// within 60 s if that process dies. Jobs are idempotent.
/// </summary>
public interface IJobEngine
{
    /// <summary>Durable before it returns.</summary>
    Task Enqueue(JobOrder order, CancellationToken cancellation);

    /// <summary>Facts for the plain page at /jobs and for metrics.</summary>
    Task<JobFigures> Figures(CancellationToken cancellation);
}

/// <param name="Topic">The outbox topic, which names the job.</param>
/// <param name="OutboxIds">At most <see cref="MaxBatch"/>.</param>
public sealed record JobOrder(string Topic, IReadOnlyList<long> OutboxIds)
{
    public const int MaxBatch = 100;
}

public sealed record JobFigures(string Engine, long Waiting, long Running, long Succeeded, long Failed, IReadOnlyList<FailedJob> LatestFailures);

public sealed record FailedJob(DateTimeOffset At, string Job, string Error);

/// <summary>The work behind a topic. Throws to be run again.</summary>
public interface IJob
{
    string Topic { get; }

    Task Run(IReadOnlyList<long> outboxIds, CancellationToken cancellation);
}
