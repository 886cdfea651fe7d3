using System.Text.Json;
using GridOrleans.Contracts.Deadlines;
using GridOrleans.Contracts.History;
using GridOrleans.Contracts.Issues;
using GridOrleans.Contracts.Json;
using GridOrleans.Contracts.Outbox;
using GridOrleans.Domain.Clocks;
using GridOrleans.Domain.Issues;

namespace GridOrleans.Grains.Issues;

/// <summary>What one decision writes: only what changed.</summary>
public static class IssueCommits
{
    public static IssueCommit Of(Issue? before, Issue after, HistoryEntry entry, ReporterDetails? reporter) =>
        new(after, entry, IssueRows.Of(after), Deadlines(before, after), Outbox(before, after, entry.Events), reporter);

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

    private static OutboxMessage[] Outbox(Issue? before, Issue after, IReadOnlyList<IssueEvent> events) =>
    [
        .. events.OfType<IssueEvent.Merged>().Select(merged => Merge(after, merged.Into, takenOut: false)),
        .. events.OfType<IssueEvent.Reopened>().Select(_ => before?.MergedInto).OfType<LinkedCase>().Select(into => Merge(after, into, takenOut: true)),
        .. events.OfType<IssueEvent.RungFell>().Select(fell => Escalation(after.Id, fell.Clock, fell.Generation, fell.Rung, "")),

        // A rung that was answered before its job came to call it was left out; once the answer lapses, it is owed after all.
        .. events.OfType<IssueEvent.AcknowledgementLapsed>()
            .Select(lapsed => after.Climb(lapsed.Clock))
            .SelectMany(climb => climb.Calls
                .Where(call => call is { CalledAt: null, LapsedAt: not null })
                .Select(call => Escalation(after.Id, climb.Clock, call.Generation, call.Rung, $"/lapsed-{call.LapsedAt!.Value.ToUnixTimeMilliseconds()}"))),
    ];

    private static OutboxMessage Merge(Issue duplicate, LinkedCase into, bool takenOut) => new(
        MergeOrder.Topic,
        $"merge/{duplicate.Id:N}/{duplicate.Version}",
        JsonSerializer.Serialize(new MergeOrder(into.Id, duplicate.Id, duplicate.CaseNo, takenOut), GridJson.Options));

    private static OutboxMessage Escalation(Guid id, ClockKind kind, int generation, int rung, string again)
    {
        var clock = JsonNamingPolicy.CamelCase.ConvertName(kind.ToString());
        return new(
            EscalationOrder.Topic,
            $"escalate/{id:N}/{clock}/{generation}/{rung}{again}",
            JsonSerializer.Serialize(new EscalationOrder(id, clock, generation, rung), GridJson.Options));
    }
}
