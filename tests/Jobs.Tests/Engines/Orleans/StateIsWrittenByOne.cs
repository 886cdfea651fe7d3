using GridOrleans.Storage.Migrations;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace GridOrleans.JobTests;

/// <summary>Of two activations of one grain, only one may believe that it wrote: the other must be told.</summary>
public sealed class StateIsWrittenByOne : IAsyncLifetime
{
    private TestDatabase database = null!;
    private NpgsqlDataSource source = null!;

    public async ValueTask InitializeAsync()
    {
        database = await TestDatabase.Create();
        source = NpgsqlDataSource.Create(database.ConnectionString);
        await new Migrator(source, SchemaScript.Embedded, NullLogger<Migrator>.Instance).Apply(CancellationToken.None);
    }

    public async ValueTask DisposeAsync()
    {
        await source.DisposeAsync();
        await database.DisposeAsync();
    }

    [Fact]
    public async Task Two_first_writes_at_once_leave_one_row_and_one_winner()
    {
        var versions = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Write(known: null)));
        Assert.Equal(1, Assert.Single(versions, version => version is not null));
        Assert.Equal(1, await database.Scalar<long>("SELECT count(*) FROM orleans_state"));
    }

    [Fact]
    public async Task A_write_upon_an_older_version_is_a_conflict()
    {
        Assert.Equal(1, await Write(known: null));
        Assert.Equal(2, await Write(known: 1));
        Assert.Null(await Write(known: 1));
        Assert.Equal(3, await Write(known: 2));
    }

    [Fact]
    public async Task Grains_of_different_keys_do_not_meet()
    {
        Assert.Equal(1, await Write(known: null, key: "a"));
        Assert.Equal(1, await Write(known: null, key: "b"));
        Assert.Equal(1, await Write(known: null, key: null));
    }

    /// <summary>As the provider does it: the stored text, and its parameters by name.</summary>
    private async Task<int?> Write(int? known, string? key = "k")
    {
        await using var connection = await source.OpenConnectionAsync();
        await using var ask = new NpgsqlCommand("SELECT querytext FROM orleansquery WHERE querykey = 'WriteToStorageKey'", connection);
        await using var write = new NpgsqlCommand((string)(await ask.ExecuteScalarAsync())!, connection);
        write.Parameters.AddWithValue("GrainIdHash", 1);
        write.Parameters.AddWithValue("GrainIdN0", 0L);
        write.Parameters.AddWithValue("GrainIdN1", 0L);
        write.Parameters.AddWithValue("GrainTypeHash", 1);
        write.Parameters.AddWithValue("GrainTypeString", "duty");
        write.Parameters.AddWithValue("GrainIdExtensionString", (object?)key ?? DBNull.Value);
        write.Parameters.AddWithValue("ServiceId", "grid");
        write.Parameters.AddWithValue("GrainStateVersion", (object?)known ?? DBNull.Value);
        write.Parameters.AddWithValue("PayloadBinary", new byte[] { 1 });
        return await write.ExecuteScalarAsync() as int?;
    }
}
