using GridOrleans.Contracts.Areas;
using GridOrleans.Domain.Access;

[assembly: CollectionBehavior(DisableTestParallelization = true)]

namespace GridOrleans.EndToEnd;

/// <summary>A database, a demo district at a tempo, and one silo that may be killed and started again.</summary>
public sealed class Installation : IAsyncDisposable
{
    private Installation(TestDatabase database, DemoDistrict district, SiloProcess silo)
    {
        Database = database;
        District = district;
        Silo = silo;
    }

    public TestDatabase Database { get; }

    public DemoDistrict District { get; }

    public SiloProcess Silo { get; private set; }

    /// <param name="drillDivisor">240: respond 5 s, handle 7.5 s, close 60 s, plan 6 min.</param>
    public static async Task<Installation> Start(int drillDivisor, string? onServer = null, Func<DistrictPlan, DistrictPlan>? change = null)
    {
        var database = await TestDatabase.Create(onServer);
        var district = await DemoDistrict.Create(drillDivisor, change);
        var silo = SiloProcess.Launch(database.ConnectionString, district.File);
        var installation = new Installation(database, district, silo);
        await silo.Ready();
        return installation;
    }

    public Person Resident => new(Silo.Url);

    public Person Dispatcher => new(Silo.Url, District.Token(Role.Dispatcher).Token);

    public Person LiaisonOf(string unitId) => new(Silo.Url, District.TokenOfUnit(unitId).Token);

    /// <summary>A new process on the same address, as a service manager would.</summary>
    public async Task Restart()
    {
        var port = Silo.Url.Port;
        await Silo.DisposeAsync();
        Silo = SiloProcess.Launch(Database.ConnectionString, port: port);
        await Silo.Ready();
    }

    /// <summary>Somebody with an account of the demo.</summary>
    public Task<Person> SignIn(string login) => Person.SignIn(Silo.Url, login, District.Account(login).Password);

    /// <summary>Runs <c>verify</c> of the product; true = every chain holds.</summary>
    public Task<bool> Verifies() => Verification.Passes(Database.ConnectionString);

    public async ValueTask DisposeAsync()
    {
        await Silo.DisposeAsync();
        await Database.DisposeAsync();
    }
}
