using GridOrleans.Contracts.Jobs;

namespace GridOrleans.Jobs.Running;

/// <summary>What a job engine calls: finds the job of a topic and runs it. An unknown topic throws, so that an older process leaves it to a newer one.</summary>
public sealed class JobRunner(IEnumerable<IJob> jobs)
{
    private readonly Dictionary<string, IJob> byTopic = jobs.ToDictionary(job => job.Topic);

    public Task Run(JobOrder order, CancellationToken cancellation) => byTopic.TryGetValue(order.Topic, out var job)
        ? job.Run(order.OutboxIds, cancellation)
        : throw new InvalidOperationException($"No job answers to the topic “{order.Topic}”.");
}
