using GridOrleans.Contracts.Issues;

namespace GridOrleans.Storage.Issues;

/// <summary>Who reported an issue: for those whose work needs it, and erasable without touching the history.</summary>
public sealed class ReporterStore(NpgsqlDataSource database)
{
    public async Task<ReporterDetails?> Find(Guid issueId, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand("select name, phone, account_id from reporter where issue_id = $1");
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = issueId });
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        return await reader.ReadAsync(cancellation) ? new(Text(0), Text(1), Text(2)) : null;

        string? Text(int column) => reader.IsDBNull(column) ? null : reader.GetString(column);
    }

    /// <returns>False = there was nothing to erase.</returns>
    public async Task<bool> Erase(Guid issueId, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand("delete from reporter where issue_id = $1");
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = issueId });
        return await command.ExecuteNonQueryAsync(cancellation) > 0;
    }
}
