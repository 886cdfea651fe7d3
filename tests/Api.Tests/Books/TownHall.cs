using GridOrleans.ApiTests.Support;
using GridOrleans.Contracts.Areas;
using GridOrleans.Harness;
using GridOrleans.Storage;
using GridOrleans.Storage.Districts;
using GridOrleans.Storage.Migrations;
using GridOrleans.StorageTests;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace GridOrleans.ApiTests.Books;

/// <summary>The Api on the sample district in a database of its own. People's tokens are their names.</summary>
public sealed class TownHall : IAsyncLifetime
{
    private TestDatabase? database;
    private NpgsqlDataSource? source;

    public Doors Doors { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        database = await TestDatabase.Create();
        source = NpgsqlDataSource.Create(database.ConnectionString);
        await new Migrator(source, SchemaScript.Embedded, NullLogger<Migrator>.Instance).Apply(CancellationToken.None);
        await new DistrictImporter(source, NullLogger<DistrictImporter>.Instance).Import(SamplePlan.Whole, CancellationToken.None);
        var districts = new DistrictStore(source, new(), NullLogger<DistrictStore>.Instance);
        await districts.Refresh(CancellationToken.None);
        Doors = await Doors.Open(source, services =>
        {
            services.AddSingleton(districts);
            services.AddSingleton<IDistricts>(districts);
            services.AddGridBooks();
        });
    }

    public async ValueTask DisposeAsync()
    {
        await Doors.DisposeAsync();
        if (source is not null) await source.DisposeAsync();
        if (database is not null) await database.DisposeAsync();
    }
}
