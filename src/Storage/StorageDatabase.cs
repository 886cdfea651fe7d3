namespace GridOrleans.Storage;

/// <summary>The one bounded pool of a process.</summary>
public static class StorageDatabase
{
    private static readonly TimeSpan ConnectTimeout = TimeSpan.FromSeconds(5);

    /// <exception cref="ArgumentException">An option is out of its range, or the connection string cannot be read.</exception>
    public static NpgsqlDataSource Open(string connectionString, StorageOptions options)
    {
        var problems = options.Problems().ToArray();
        if (problems.Length > 0) throw new ArgumentException($"Storage options: {string.Join(' ', problems)}", nameof(options));

        // Every statement is used again and again: each connection prepares what it has seen twice.
        var settings = new NpgsqlConnectionStringBuilder(connectionString)
        {
            MaxPoolSize = options.MaxConnections,
            Timeout = (int)ConnectTimeout.TotalSeconds,
            CommandTimeout = (int)Math.Ceiling(options.CommandTimeout.TotalSeconds),
            MaxAutoPrepare = 64,
            AutoPrepareMinUsages = 2,
            KeepAlive = 10,
            ApplicationName = "GridOrleans",
        };
        return NpgsqlDataSource.Create(settings);
    }
}
