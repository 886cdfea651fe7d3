using System.Text.Json;
using GridOrleans.Contracts.Grains;
using GridOrleans.Contracts.History;
using GridOrleans.Contracts.Jobs;
using GridOrleans.Contracts.Json;
using GridOrleans.Contracts.Outbox;
using GridOrleans.Domain.Access;
using GridOrleans.Domain.Issues;

namespace GridOrleans.Jobs.Merging;

/// <summary>并案: the case that goes on learns of the report that ended in it, once, so that its reply reaches every reporter.</summary>
public sealed class MergingJob(IOutbox outbox, IGrainFactory grains) : IJob
{
    public string Topic => MergeOrder.Topic;

    public async Task Run(IReadOnlyList<long> outboxIds, CancellationToken cancellation)
    {
        foreach (var message in await outbox.Read(outboxIds, cancellation))
        {
            var order = JsonSerializer.Deserialize<MergeOrder>(message.PayloadJson, GridJson.Options)
                ?? throw new InvalidOperationException($"The message “{message.DedupKey}” is empty.");
            var command = new IssueCommand.Absorb(new(order.DuplicateId, order.DuplicateCaseNo), order.TakenOut);
            var answer = await grains.GetGrain<IIssueGrain>(order.IntoId)
                .Execute(new(command, OperationId.Derive("merge", message.DedupKey), Actor.Rule("merge")));
            if (answer.Kind == AnswerKind.Refused)
            {
                throw new InvalidOperationException($"The issue {order.IntoId:N} refused to take in {order.DuplicateId:N}: {answer.Refusal?.Code}.");
            }

            await outbox.MarkDone([message.Id], cancellation);
        }
    }
}
