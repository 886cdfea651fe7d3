using GridOrleans.Contracts.Areas;
using GridOrleans.Contracts.Escalation;
using GridOrleans.Contracts.Grains;
using GridOrleans.Contracts.History;
using GridOrleans.Contracts.Outbox;
using GridOrleans.Domain.Access;
using GridOrleans.Domain.Clocks;
using GridOrleans.Domain.Issues;
using GridOrleans.Jobs.Running;

namespace GridOrleans.Jobs.Escalation;

/// <summary>Calls the rungs that fell due: finds who answers for each and tells the issue, which decides.</summary>
public sealed class EscalationJob(IOutbox outbox, IGrainFactory grains, IDistricts districts, TimeProvider time, EscalationMetrics metrics, ILogger<EscalationJob> log)
    : OrderJob<EscalationOrder>(outbox, log)
{
    public override string Topic => EscalationOrder.Topic;

    protected override async Task Carry(EscalationOrder order, string dedupKey)
    {
        var directory = districts.Current ?? throw new InvalidOperationException("No district is loaded, so nobody can be called.");
        var grain = grains.GetGrain<IIssueGrain>(order.IssueId);
        var issue = await grain.Get() ?? throw new InvalidOperationException($"There is no issue {order.IssueId:N}.");

        var rung = issue.Ladder[order.Rung];
        var audience = AudienceResolver.Resolve(directory, issue, rung);
        var next = rung.WaitsForDuty ? AudienceResolver.NextDuty(directory, audience, rung, time.GetUtcNow()) : null;
        var command = new IssueCommand.Escalate(
            Enum.Parse<ClockKind>(order.Clock, ignoreCase: true), order.Generation, order.Rung, audience.UnitId, audience.Name, order.Pass, next);
        var answer = Accepted(await grain.Execute(new(command, OperationId.Derive("escalate", dedupKey), Actor.Rule("ladder"))), dedupKey);
        metrics.Called(answer.Kind == AnswerKind.Done);
    }
}
