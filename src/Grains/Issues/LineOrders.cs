using System.Text.Json;
using GridOrleans.Contracts.Json;
using GridOrleans.Contracts.Outbox;
using GridOrleans.Domain.Issues;

namespace GridOrleans.Grains.Issues;

/// <summary>What a decision owes the called units: one message a rung, for ever.</summary>
internal static class LineOrders
{
    public static IEnumerable<OutboxMessage> Of(Issue after, IEnumerable<IssueEvent> events) => events
        .OfType<IssueEvent.LineRungFell>()
        .Select(fell => new OutboxMessage(
            LineOrder.Topic,
            $"line/{after.Id:N}/{fell.LineId:N}/{fell.Rung}",
            JsonSerializer.Serialize(new LineOrder(after.Id, fell.LineId, fell.Rung), GridJson.Options)));
}
