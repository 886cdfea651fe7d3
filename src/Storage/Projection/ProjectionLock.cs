namespace GridOrleans.Storage.Projection;

/// <summary>Who writes what is projected: one at a time, for as long as its transaction lasts.</summary>
internal static class ProjectionLock
{
    /// <summary>Any number that nothing else in this database uses.</summary>
    private const long Key = 0x47524944_50524F4A;

    public static async Task<bool> TryTake(NpgsqlConnection connection, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand($"select pg_try_advisory_xact_lock({Key})", connection);
        return (bool)(await command.ExecuteScalarAsync(cancellation))!;
    }

    public static async Task Take(NpgsqlConnection connection, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand($"select pg_advisory_xact_lock({Key})", connection);
        await command.ExecuteNonQueryAsync(cancellation);
    }
}
