using System.Text.Json;
using GridOrleans.Contracts.History;
using GridOrleans.Contracts.Issues;
using GridOrleans.Contracts.Json;
using GridOrleans.Domain.Access;
using GridOrleans.Domain.Issues;

namespace GridOrleans.Storage.Issues;

/// <summary>Issues by their key: load one, commit its next version, read its history.</summary>
public sealed class IssueJournal(NpgsqlDataSource database, CommitWriter writer) : IIssueJournal
{
    public async Task<StoredIssue?> Load(Guid id, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand("select body, hash from issue where id = $1");
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = id });
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        return await reader.ReadAsync(cancellation) ? new(StateJson.Read(reader.GetString(0)), reader.GetString(1)) : null;
    }

    public Task<CommitResult> Commit(IssueCommit commit, CancellationToken cancellation) => writer.Write(commit, cancellation);

    public async Task<IReadOnlyList<HistoryEntry>> History(Guid id, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand(
            """
            select version, operation_id, actor_kind, actor_id, actor_name, at, events, previous_hash, hash
            from issue_history where issue_id = $1 order by version
            """);
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = id });
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var entries = new List<HistoryEntry>();
        while (await reader.ReadAsync(cancellation))
        {
            var json = reader.GetString(6);
            entries.Add(new(
                id, reader.GetInt64(0), reader.GetGuid(1), Enum.Parse<ActorKind>(reader.GetString(2)), reader.GetString(3), reader.GetString(4),
                reader.GetFieldValue<DateTimeOffset>(5), JsonSerializer.Deserialize<IssueEvent[]>(json, GridJson.Options)!, json,
                reader.GetString(7), reader.GetString(8)));
        }

        return entries;
    }

    public async Task<long?> FindOperation(Guid id, Guid operationId, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand("select version from issue_history where issue_id = $1 and operation_id = $2");
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = id });
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = operationId });
        return (long?)await command.ExecuteScalarAsync(cancellation);
    }
}
