using System.Text.Json;
using GridOrleans.Contracts.Deadlines;
using GridOrleans.Contracts.History;
using GridOrleans.Contracts.Issues;
using GridOrleans.Contracts.Json;
using GridOrleans.Contracts.Notices;
using GridOrleans.Contracts.Outbox;
using GridOrleans.Domain.Clocks;
using GridOrleans.Domain.Escalation;
using GridOrleans.Domain.Issues;

namespace GridOrleans.Grains.Issues;

/// <summary>What one decision writes: only what changed.</summary>
public static class IssueCommits
{
    public static IssueCommit Of(Issue? before, Issue after, HistoryEntry entry, ReporterDetails? reporter) =>
        new(after, entry, IssueRows.Of(after), Deadlines(before, after), [.. Outbox(before, after, entry.Events), .. Notices(before, after, entry)], reporter);

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
        .. LineOrders.Of(after, events),
        .. events.OfType<IssueEvent.RungFell>().Select(fell => Order(after.Id, fell.Clock, fell.Generation, fell.Rung, fell.Pass).Message()),
        .. events.OfType<IssueEvent.DutyBegan>()
            .Select(began => Order(after.Id, began.Clock, began.Generation, began.Rung, began.Pass).Message($"/duty-{began.At.ToUnixTimeMilliseconds()}")),

        // A rung that was answered, or whose clock stood still, before its job came to call it was left out: once the answer lapses or the clock
        // goes on, it is owed after all.
        .. events.OfType<IssueEvent.AcknowledgementLapsed>()
            .Select(lapsed => after.Climb(lapsed.Clock))
            .SelectMany(climb => Owed(after.Id, climb).Where(owed => owed.Call.LapsedAt is not null)
                .Select(owed => owed.Order.Message($"/lapsed-{owed.Call.LapsedAt!.Value.ToUnixTimeMilliseconds()}"))),
        .. events.OfType<IssueEvent.Resumed>()
            .SelectMany(_ => after.Climbs.Where(climb => after.Clock(climb.Clock).IsRunning))
            .SelectMany(climb => Owed(after.Id, climb).Select(owed => owed.Order.Message($"/resumed-{after.Parks}"))),
    ];

    /// <summary>Who is to be told: one message a decision, however many it tells.</summary>
    private static OutboxMessage[] Notices(Issue? before, Issue after, HistoryEntry entry) => NoticeRules.Of(before, after, entry) is not { } order ? []
        : [new(NoticeOrder.Topic, NoticeOrder.DedupKey(after.Id, after.Version), JsonSerializer.Serialize(order, GridJson.Options))];

    private static OutboxMessage Merge(Issue duplicate, LinkedCase into, bool takenOut) => new(
        MergeOrder.Topic,
        $"merge/{duplicate.Id:N}/{duplicate.Version}",
        JsonSerializer.Serialize(new MergeOrder(into.Id, duplicate.Id, duplicate.CaseNo, takenOut), GridJson.Options));

    private static IEnumerable<(RungCall Call, EscalationOrder Order)> Owed(Guid id, Climb climb) => climb.Calls
        .Where(call => call.IsOwed)
        .Select(call => (call, Order(id, climb.Clock, call.Generation, call.Rung, call.Pass)));

    private static EscalationOrder Order(Guid id, ClockKind clock, int generation, int rung, int pass) =>
        new(id, JsonNamingPolicy.CamelCase.ConvertName(clock.ToString()), generation, rung, pass);
}
