using GridOrleans.Contracts.Grains;
using GridOrleans.Contracts.History;
using GridOrleans.Contracts.Outbox;
using GridOrleans.Domain.Access;
using GridOrleans.Domain.Issues;
using GridOrleans.Jobs.Running;

namespace GridOrleans.Jobs.Merging;

/// <summary>并案: the case that goes on learns of the report that ended in it, once, so that its reply reaches every reporter.</summary>
public sealed class MergingJob(IOutbox outbox, IGrainFactory grains, ILogger<MergingJob> log) : OrderJob<MergeOrder>(outbox, log)
{
    public override string Topic => MergeOrder.Topic;

    protected override async Task Carry(MergeOrder order, string dedupKey)
    {
        var command = new IssueCommand.Absorb(new(order.DuplicateId, order.DuplicateCaseNo), order.TakenOut);
        Accepted(await grains.GetGrain<IIssueGrain>(order.IntoId).Execute(new(command, OperationId.Derive("merge", dedupKey), Actor.Rule("merge"))), dedupKey);
    }
}
