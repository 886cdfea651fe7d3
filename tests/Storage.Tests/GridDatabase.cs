using GridOrleans.Storage;
using GridOrleans.Storage.Migrations;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace GridOrleans.StorageTests;

/// <summary>A migrated database of its own and the storage on it, wired as a process wires it; its hosted services are not started.</summary>
public sealed class GridDatabase : IAsyncLifetime
{
    private TestDatabase? database;
    private ServiceProvider? services;

    public string ConnectionString => database!.ConnectionString;

    public NpgsqlDataSource DataSource => Get<NpgsqlDataSource>();

    public async ValueTask InitializeAsync()
    {
        database = await TestDatabase.Create();
        services = Wire(ConnectionString);
        await Get<Migrator>().Apply(CancellationToken.None);
    }

    /// <summary>For a test that needs one of its own.</summary>
    public static async Task<GridDatabase> Create()
    {
        var made = new GridDatabase();
        await made.InitializeAsync();
        return made;
    }

    /// <summary>The storage of one process.</summary>
    public static ServiceProvider Wire(string connectionString, StorageOptions? options = null) => new ServiceCollection()
        .AddLogging(logging => logging.SetMinimumLevel(LogLevel.None))
        .AddGridStorage(connectionString, options)
        .BuildServiceProvider();

    public T Get<T>()
        where T : notnull => services!.GetRequiredService<T>();

    public async Task Execute(string sql)
    {
        await using var command = DataSource.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }

    public async Task<T> Scalar<T>(string sql)
    {
        await using var command = DataSource.CreateCommand(sql);
        return (T)(await command.ExecuteScalarAsync())!;
    }

    public async ValueTask DisposeAsync()
    {
        if (services is not null) await services.DisposeAsync();
        if (database is not null) await database.DisposeAsync();
    }
}
