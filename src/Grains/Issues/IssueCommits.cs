using System.Text.Json;
using GridOrleans.Contracts.Deadlines;
using GridOrleans.Contracts.History;
using GridOrleans.Contracts.Issues;
using GridOrleans.Contracts.Json;
using GridOrleans.Contracts.Outbox;
using GridOrleans.Domain.Issues;

namespace GridOrleans.Grains.Issues;

/// <summary>What one decision writes: only what changed.</summary>
public static class IssueCommits
{
    public static IssueCommit Of(Issue? before, Issue after, HistoryEntry entry, ReporterDetails? reporter) =>
        new(after, entry, IssueRows.Of(after), Deadlines(before, after), Outbox(after.Id, entry.Events), reporter);

    private static DeadlineChange[] Deadlines(Issue? before, Issue after)
    {
        var old = before is null ? [] : Wake.Of(before).ToDictionary(wake => wake.Kind);
        var now = Wake.Of(after).ToDictionary(wake => wake.Kind);
        return
        [
            .. now.Values.Where(wake => !old.TryGetValue(wake.Kind, out var was) || was != wake).Select(wake => IssueWakes.Set(after.Id, wake)),
            .. old.Keys.Where(kind => !now.ContainsKey(kind)).Select(kind => IssueWakes.Clear(after.Id, kind)),
        ];
    }

    private static OutboxMessage[] Outbox(Guid id, IReadOnlyList<IssueEvent> events) => events
        .OfType<IssueEvent.RungFell>()
        .Select(fell =>
        {
            var clock = JsonNamingPolicy.CamelCase.ConvertName(fell.Clock.ToString());
            var order = new EscalationOrder(id, clock, fell.Generation, fell.Rung);
            return new OutboxMessage(
                EscalationOrder.Topic,
                $"escalate/{id:N}/{clock}/{fell.Generation}/{fell.Rung}",
                JsonSerializer.Serialize(order, GridJson.Options));
        })
        .ToArray();
}
