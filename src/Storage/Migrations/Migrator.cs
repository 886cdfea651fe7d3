namespace GridOrleans.Storage.Migrations;

/// <summary>
/// Brings the database to this build's schema: every script once, in order, each in its own transaction. Processes that start together
/// wait for each other. A script that was applied must never change: what is in the database could then no longer be known from the text.
/// </summary>
public sealed class Migrator(NpgsqlDataSource database, IReadOnlyList<SchemaScript> scripts, ILogger<Migrator> log)
{
    /// <summary>Names the advisory lock; any number that nothing else in this database uses.</summary>
    private const long LockKey = 0x47524944_4D494752;

    /// <returns>How many scripts were applied now.</returns>
    /// <exception cref="SchemaChangedException">An applied script's text is not the one this build carries.</exception>
    public async Task<int> Apply(CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        await Execute(connection, $"select pg_advisory_lock({LockKey})", cancellation);
        try
        {
            await Execute(connection, CreateTable, cancellation);
            var applied = await Applied(connection, cancellation);
            var changed = scripts.Where(script => applied.TryGetValue(script.Name, out var sha256) && sha256 != script.Sha256).Select(script => script.Name).ToArray();
            if (changed.Length > 0) throw new SchemaChangedException(changed);

            var missing = scripts.Where(script => !applied.ContainsKey(script.Name)).ToArray();
            foreach (var script in missing) await Apply(connection, script, cancellation);
            return missing.Length;
        }
        finally
        {
            await Execute(connection, $"select pg_advisory_unlock({LockKey})", CancellationToken.None);
        }
    }

    private async Task Apply(NpgsqlConnection connection, SchemaScript script, CancellationToken cancellation)
    {
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        await Execute(connection, script.Text, cancellation);
        await using var record = new NpgsqlCommand("insert into schema_script (name, sha256) values ($1, $2)", connection)
        {
            Parameters = { new() { Value = script.Name }, new() { Value = script.Sha256 } },
        };
        await record.ExecuteNonQueryAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        log.Applied(script.Name);
    }

    private static async Task<Dictionary<string, string>> Applied(NpgsqlConnection connection, CancellationToken cancellation)
    {
        var applied = new Dictionary<string, string>();
        await using var command = new NpgsqlCommand("select name, sha256 from schema_script", connection);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        while (await reader.ReadAsync(cancellation)) applied.Add(reader.GetString(0), reader.GetString(1));
        return applied;
    }

    private static async Task Execute(NpgsqlConnection connection, string sql, CancellationToken cancellation)
    {
        // Large schema steps take their time; the caller's token is the limit.
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
        await command.ExecuteNonQueryAsync(cancellation);
    }

    private const string CreateTable =
        """
        create table if not exists schema_script (
          name       text primary key,
          sha256     text        not null,
          applied_at timestamptz not null default clock_timestamp()
        )
        """;
}

/// <summary>Nothing was done.</summary>
public sealed class SchemaChangedException(IReadOnlyList<string> scripts) : Exception(
    $"The database was made with another text of {string.Join(", ", scripts)}. An applied script is never edited: restore its text and put the change into a new script.")
{
    public IReadOnlyList<string> Scripts { get; } = scripts;
}

internal static partial class MigratorLog
{
    [LoggerMessage(Level = LogLevel.Information, Message = "Applied schema script {Script}.")]
    public static partial void Applied(this ILogger log, string script);
}
