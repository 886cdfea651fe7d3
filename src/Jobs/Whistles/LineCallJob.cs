using GridOrleans.Contracts.Areas;
using GridOrleans.Contracts.Escalation;
using GridOrleans.Contracts.Grains;
using GridOrleans.Contracts.History;
using GridOrleans.Contracts.Outbox;
using GridOrleans.Domain.Access;
using GridOrleans.Domain.Issues;
using GridOrleans.Jobs.Running;

namespace GridOrleans.Jobs.Whistles;

/// <summary>Calls the rungs of called units who do not answer: finds who it is and tells the issue, which decides.</summary>
public sealed class LineCallJob(IOutbox outbox, IGrainFactory grains, IDistricts districts, ILogger<LineCallJob> log) : OrderJob<LineOrder>(outbox, log)
{
    public override string Topic => LineOrder.Topic;

    protected override async Task Carry(LineOrder order, string dedupKey)
    {
        var directory = districts.Current ?? throw new InvalidOperationException("No district is loaded, so nobody can be called.");
        var grain = grains.GetGrain<IIssueGrain>(order.IssueId);
        var issue = await grain.Get() ?? throw new InvalidOperationException($"There is no issue {order.IssueId:N}.");
        var line = issue.Whistles.FirstOrDefault(each => each.Id == order.LineId)
            ?? throw new InvalidOperationException($"The issue {order.IssueId:N} has no line {order.LineId:N}.");

        var audience = LineAudiences.Resolve(directory, issue.Place, line, issue.Policy.WhistleRules.Rung(order.Rung).Audience);
        var command = new IssueCommand.CallLineRung(line.Id, order.Rung, audience.UnitId, audience.Name);
        Accepted(await grain.Execute(new(command, OperationId.Derive("line", dedupKey), Actor.Rule("ladder"))), dedupKey);
    }
}
