using GridOrleans.Contracts.Jobs;
using GridOrleans.Jobs.Running;
using Quartz;
using Quartz.Extensibility;

namespace GridOrleans.Silo.Engines;

/// <summary>
/// The job port on Quartz with its PostgreSQL store: one durable job, one trigger an order. A firing that a kill -9 cut off is recovered when the process is back.
/// </summary>
public sealed class QuartzJobs(ISchedulerFactory schedulers, IExecutionHistoryStore history) : IJobEngine
{
    private const int FailuresShown = 20;

    /// <summary>Figures count what ended within this time.</summary>
    private static readonly TimeSpan Remembered = TimeSpan.FromDays(7);

    private static readonly JobKey Orders = new("orders", "gridorleans");

    private static readonly RetryPolicy Retries = RetryPolicy.Explicit(JobRetries.Delays);

    public async Task Enqueue(JobOrder order, CancellationToken cancellation)
    {
        var scheduler = await schedulers.GetScheduler(cancellation);
        await scheduler.ScheduleJob(
            TriggerBuilder.Create(TimeProvider.System)
                .WithIdentity(Guid.CreateVersion7().ToString("N"), order.Topic)
                .ForJob(Orders)
                .UsingJobData(QuartzRunner.TopicKey, order.Topic)
                .UsingJobData(QuartzRunner.OutboxIdsKey, string.Join(',', order.OutboxIds))
                .WithRetryPolicy(Retries)
                .StartNow()
                .Build(),
            cancellationToken: cancellation);
    }

    public async Task<JobFigures> Figures(CancellationToken cancellation)
    {
        var scheduler = await schedulers.GetScheduler(cancellation);
        var name = scheduler.SchedulerName;
        var running = await scheduler.QueryFireInstances(new() { Job = Orders, Take = 1, IncludeTotalCount = true }, cancellation);
        var waiting = await scheduler.QueryTriggers(new() { Job = Orders, Take = 1, IncludeTotalCount = true }, cancellation);
        var succeeded = await history.QueryExecutions(
            new() { SchedulerName = name, Job = Orders, Results = [JobRunResult.Succeeded], Take = 1, IncludeTotalCount = true }, cancellation);
        var failed = await history.QueryExecutions(
            new() { SchedulerName = name, Job = Orders, FailedFinally = true, Take = FailuresShown, IncludeTotalCount = true }, cancellation);
        var inFlight = running.TotalCount ?? running.Items.Count;
        return new(
            "Quartz",
            Math.Max(0, (waiting.TotalCount ?? waiting.Items.Count) - inFlight),
            inFlight,
            succeeded.TotalCount ?? succeeded.Items.Count,
            failed.TotalCount ?? failed.Items.Count,
            failed.Items.Select(entry => new FailedJob(entry.FiredAtUtc, entry.TriggerGroup, entry.ExceptionMessage ?? "")).ToArray());
    }

    internal static void Add(IServiceCollection services, string database)
    {
        services.AddQuartz(quartz =>
        {
            quartz.ConfigureScheduler(scheduler => scheduler.InstanceName = "gridorleans");
            quartz.UseTimeProvider(TimeProvider.System);
            quartz.UseDefaultThreadPool(Math.Clamp(Environment.ProcessorCount * 4, 8, 20));
            quartz.UsePersistentStore(store =>
            {
                store.UsePostgres(database);
                store.ProvisionSchema();
                store.UseExecutionHistory();
                store.ConfigureStore(options => options.StoreJobDataAsStrings = true);
            });
            quartz.AddJob<QuartzRunner>(job => job.WithIdentity(Orders).StoreDurably().RequestRecovery());
        });
        services.AddQuartzExecutionHistory(kept =>
        {
            kept.Retention = Remembered;
            kept.MaxEntriesPerScheduler = 100_000;
        });
        services.AddQuartzHostedService(hosted => hosted.WaitForJobsToComplete = true);
        services.AddSingleton<IJobEngine, QuartzJobs>();
    }
}
