using GridOrleans.Contracts.Jobs;
using Hangfire;
using Hangfire.PostgreSql;
using Hangfire.PostgreSql.Factories;

namespace GridOrleans.Silo.Engines;

/// <summary>The job port on Hangfire with its PostgreSQL storage.</summary>
public sealed class HangfireJobs(IGlobalConfiguration hangfire, JobStorage storage) : IJobEngine
{
    private const int FailuresShown = 20;

    private readonly BackgroundJobClient client = Client(hangfire, storage);

    public Task Enqueue(JobOrder order, CancellationToken cancellation) =>
        Task.Run(() => client.Enqueue<HangfireRunner>(runner => runner.Run(order.Topic, order.OutboxIds.ToArray(), CancellationToken.None)), cancellation);

    public Task<JobFigures> Figures(CancellationToken cancellation) => Task.Run(
        () =>
        {
            var monitor = storage.GetMonitoringApi();
            var totals = monitor.GetStatistics();
            var failures = monitor.FailedJobs(0, FailuresShown).Select(job => new FailedJob(
                new DateTimeOffset(DateTime.SpecifyKind(job.Value.FailedAt ?? default, DateTimeKind.Utc)),
                job.Value.Job?.Args.FirstOrDefault() as string ?? job.Key,
                job.Value.ExceptionMessage ?? job.Value.Reason ?? ""));
            return new JobFigures("Hangfire", totals.Enqueued + totals.Scheduled, totals.Processing, totals.Succeeded, totals.Failed, failures.ToArray());
        },
        cancellation);

    /// <summary>Hangfire keeps its log provider in a global that is set when its configuration is made: so that comes first.</summary>
    private static BackgroundJobClient Client(IGlobalConfiguration _, JobStorage storage) => new(storage);

    internal static PostgreSqlStorage Open(string database) => new(
        new NpgsqlConnectionFactory(database, Options),
        Options);

    /// <summary>
    /// Hangfire holds a job for 30 min by default before it takes it for lost, and polls every 15 s. A job in flight at a kill -9 must run again within 60 s.
    /// </summary>
    private static PostgreSqlStorageOptions Options => new()
    {
        SchemaName = "hangfire",
        QueuePollInterval = TimeSpan.FromMilliseconds(500),
        UseSlidingInvisibilityTimeout = true,
        InvisibilityTimeout = TimeSpan.FromSeconds(30),
    };
}
