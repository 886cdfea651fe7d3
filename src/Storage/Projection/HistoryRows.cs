using System.Text.Json;
using GridOrleans.Contracts.History;
using GridOrleans.Contracts.Json;
using GridOrleans.Domain.Access;
using GridOrleans.Domain.Issues;

namespace GridOrleans.Storage.Projection;

/// <summary>The histories of many issues in one question.</summary>
internal static class HistoryRows
{
    /// <summary>By issue; each whole and in order of version, its events still as written. An issue without history is not there.</summary>
    public static async Task<Dictionary<Guid, List<HistoryEntry>>> Read(NpgsqlConnection connection, Guid[] ids, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(
            """
            select issue_id, version, operation_id, actor_kind, actor_id, actor_name, at, events, previous_hash, hash
            from issue_history where issue_id = any($1) order by issue_id, version
            """,
            connection)
        {
            Parameters = { Arrays.Uuid(ids) },
        };
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var histories = new Dictionary<Guid, List<HistoryEntry>>(ids.Length);
        while (await reader.ReadAsync(cancellation))
        {
            var id = reader.GetGuid(0);
            if (!histories.TryGetValue(id, out var entries)) histories[id] = entries = [];
            var json = reader.GetString(7);
            entries.Add(new(
                id, reader.GetInt64(1), reader.GetGuid(2), Enum.Parse<ActorKind>(reader.GetString(3)), reader.GetString(4), reader.GetString(5),
                reader.GetFieldValue<DateTimeOffset>(6), [], json,
                reader.GetString(8), reader.GetString(9)));
        }

        return histories;
    }

    /// <summary>With the meaning of what was written; throws for events this build does not know.</summary>
    public static HistoryEntry[] Understood(IReadOnlyList<HistoryEntry> history) =>
        [.. history.Select(entry => entry with { Events = JsonSerializer.Deserialize<IssueEvent[]>(entry.EventsJson, GridJson.Options)! })];
}
