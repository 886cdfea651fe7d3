namespace GridOrleans.Storage;

/// <summary>
/// A transaction whose statements may only look rows up by index. A statement's plan is kept by its connection; one made while a table was small would
/// read the whole of it, and go on doing so for a minute after it has grown to a hundred thousand rows.
/// </summary>
internal static class IndexedBatch
{
    /// <summary>The settings end with the batch: a batch is one transaction.</summary>
    public const string Settings =
        """
        select set_config('enable_seqscan', 'off', true), set_config('enable_bitmapscan', 'off', true), set_config('enable_sort', 'off', true),
               set_config('enable_hashjoin', 'off', true), set_config('enable_mergejoin', 'off', true)
        """;

    public static NpgsqlBatch Create(NpgsqlConnection connection) => new(connection) { BatchCommands = { new(Settings) } };

    /// <summary>Executes a batch whose second command gives rows, and stands before the first of them.</summary>
    public static async Task<NpgsqlDataReader> Read(NpgsqlBatch batch, CancellationToken cancellation)
    {
        var reader = await batch.ExecuteReaderAsync(cancellation);
        await reader.NextResultAsync(cancellation);
        return reader;
    }
}
