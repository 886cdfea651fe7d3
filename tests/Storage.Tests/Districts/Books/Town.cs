using System.Text;
using GridOrleans.Contracts.Areas;
using GridOrleans.Storage.Districts;
using GridOrleans.Storage.Districts.Books;
using GridOrleans.Storage.Districts.Changes;

namespace GridOrleans.StorageTests.Districts.Books;

/// <summary>The sample district in a database of its own, and the hand that writes its books.</summary>
public sealed class Town : IAsyncDisposable
{
    public static readonly BookWriter Admin = new("login:admin", "管理员");

    private readonly GridDatabase database;

    private Town(GridDatabase database, DateOnly today)
    {
        this.database = database;
        Today = today;
    }

    public DateOnly Today { get; }

    public DateOnly Tomorrow => Today.AddDays(1);

    public GridDatabase Database => database;

    public BookKeeper Keeper => database.Get<BookKeeper>();

    public IDistrictDirectory District => database.Get<IDistricts>().Current!;

    public static async Task<Town> Found(DistrictPlan? plan = null)
    {
        var database = await GridDatabase.Create();
        Assert.IsType<ImportOutcome.Imported>(await database.Get<DistrictImporter>().Import(plan ?? SamplePlan.Whole, CancellationToken.None));
        await database.Get<DistrictStore>().Refresh(CancellationToken.None);
        return new(database, await database.Get<BookKeeper>().Today(CancellationToken.None));
    }

    public Task<BookOutcome> Import(BookFile file, FileFormat format, string text, bool dryRun = false) =>
        Keeper.Import(file, format, new MemoryStream(Encoding.UTF8.GetBytes(text)), Admin, dryRun, CancellationToken.None);

    public Task<AreaOutcome> ImportAreas(string text, DateOnly? day = null, bool isComplete = false, bool dryRun = false) =>
        Keeper.ImportAreas(Guid.NewGuid(), day, isComplete, new MemoryStream(Encoding.UTF8.GetBytes(text)), Admin, dryRun, CancellationToken.None);

    public async Task<string> Export(BookFile file, FileFormat format)
    {
        using var body = new MemoryStream();
        await Keeper.Export(file, format, null, body, Admin, CancellationToken.None);
        return Encoding.UTF8.GetString(body.ToArray());
    }

    public Task<AreaOutcome> Change(DateOnly day, params AreaChange[] changes) => Change(day, dryRun: false, changes);

    public Task<AreaOutcome> Change(DateOnly day, bool dryRun, params AreaChange[] changes) =>
        Keeper.Change(new(Guid.NewGuid(), day, "调整", changes), Admin, dryRun, CancellationToken.None);

    public Task<long> Revision() => database.Scalar<long>("select revision from district");

    public ValueTask DisposeAsync() => database.DisposeAsync();
}

/// <summary>A town for tests that change nothing.</summary>
public sealed class SharedTown : IAsyncLifetime
{
    public Town Town { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Town = await Town.Found();

    public ValueTask DisposeAsync() => Town.DisposeAsync();
}
