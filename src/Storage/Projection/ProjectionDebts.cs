namespace GridOrleans.Storage.Projection;

/// <summary>Issues that could not be projected, so that they are tried again without anybody changing them.</summary>
internal static class ProjectionDebts
{
    private const int TakenAtOnce = 50;

    public static async Task Note(NpgsqlConnection connection, Guid id, string why, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(
            "insert into projection_owed (issue_id, why) values ($1, $2) on conflict (issue_id) do update set why = excluded.why, failed_at = clock_timestamp()", connection)
        {
            Parameters = { new() { Value = id }, new() { Value = why } },
        };
        await command.ExecuteNonQueryAsync(cancellation);
    }

    /// <summary>Some that failed half a minute ago or more; they come back if they fail again.</summary>
    public static async Task<Guid[]> Take(NpgsqlConnection connection, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(
            $"""
            delete from projection_owed where issue_id in (select issue_id from projection_owed where failed_at < clock_timestamp() - interval '30 seconds' limit {TakenAtOnce})
            returning issue_id
            """,
            connection);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var ids = new List<Guid>();
        while (await reader.ReadAsync(cancellation)) ids.Add(reader.GetGuid(0));
        return [.. ids];
    }
}
