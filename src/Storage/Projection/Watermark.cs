namespace GridOrleans.Storage.Projection;

/// <summary>
/// How far a projection has looked. A row's updated_at is taken while its transaction runs, and the row is seen when the transaction ends, which may be
/// much later. So the mark may only rise to the beginning of the oldest transaction that still writes: everything written before that has ended.
/// </summary>
internal static class Watermark
{
    /// <summary>Looked at again each time: covers a database clock that is set back a little. What is found twice costs a comparison of versions.</summary>
    public static readonly TimeSpan Overlap = TimeSpan.FromSeconds(10);

    /// <summary>Ask before looking at the rows, and outside of a transaction: the picture of other sessions is kept for as long as one lasts.</summary>
    public static async Task<DateTime> SafeHorizon(NpgsqlConnection connection, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(
            """
            select least(
              clock_timestamp(),
              (select min(xact_start) from pg_stat_activity where datname = current_database() and backend_xid is not null),
              (select min(prepared) from pg_prepared_xacts where database = current_database()))
            """,
            connection);
        return (DateTime)(await command.ExecuteScalarAsync(cancellation))!;
    }

    public static async Task<DateTime> Read(NpgsqlConnection connection, string name, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand("select watermark from projection where name = $1", connection) { Parameters = { new() { Value = name } } };
        return await command.ExecuteScalarAsync(cancellation) is DateTime mark ? mark : DateTime.SpecifyKind(new(2000, 1, 1), DateTimeKind.Utc);
    }

    public static async Task Write(NpgsqlConnection connection, string name, DateTime mark, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(
            """
            insert into projection (name, watermark) values ($1, $2)
            on conflict (name) do update set watermark = greatest(projection.watermark, excluded.watermark)
            where projection.watermark < excluded.watermark - interval '1 second'
            """,
            connection)
        {
            Parameters = { new() { Value = name }, new() { Value = mark } },
        };
        await command.ExecuteNonQueryAsync(cancellation);
    }
}
