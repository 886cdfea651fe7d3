using GridOrleans.Jobs.Running;
using Quartz;

namespace GridOrleans.Silo.Engines;

/// <summary>What Quartz calls. The order stands in the trigger that fired; the names below stand in stored rows.</summary>
internal sealed class QuartzRunner(JobRunner runner) : IJob
{
    public const string TopicKey = "topic";

    public const string OutboxIdsKey = "outboxIds";

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        var data = context.MergedJobDataMap;
        var outboxIds = data.GetString(OutboxIdsKey)!.Split(',').Select(long.Parse).ToArray();
        await runner.Run(new(data.GetString(TopicKey)!, outboxIds), cancellationToken);
    }
}
