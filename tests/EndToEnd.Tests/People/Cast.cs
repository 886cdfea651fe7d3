using GridOrleans.Contracts.Areas;
using GridOrleans.Contracts.Issues;
using GridOrleans.Domain.Access;

namespace GridOrleans.EndToEnd.People;

/// <summary>
/// One installation at real speed and everybody who works in it, signed in, shared by all tests of people. Clocks take minutes here, so none runs
/// out by itself.
/// </summary>
public sealed class Cast : IAsyncLifetime
{
    /// <summary>Answered for by the water office; no policy of its own.</summary>
    public const string Usual = "sewage";

    /// <summary>Nobody's: the estate's type decides, and where there is no estate a dispatcher must.</summary>
    public const string Nobodys = "hallway-clutter";

    /// <summary>A major matter: in a self-managed estate the community guards it.</summary>
    public const string Major = "lift-broken";

    /// <summary>Answered for by the environment office; by policy also Return, Void, Reopen and a street's whistle wait for an approval.</summary>
    public const string Strict = "noise";

    /// <summary>Answered for by the urban office; by policy a rating counts for one second after the case ended.</summary>
    public const string Brief = "posters";

    private readonly List<Person> people = [];

    public Installation City { get; private set; } = null!;

    /// <summary>Without an account.</summary>
    public Person Resident { get; private set; } = null!;

    public Person Admin { get; private set; } = null!;

    public Person Dispatcher { get; private set; } = null!;

    /// <summary>Shift leader of the whole district.</summary>
    public Person Leader { get; private set; } = null!;

    /// <summary>Shift leader of the street the cases lie in.</summary>
    public Person StreetLeader { get; private set; } = null!;

    /// <summary>Liaison of the unit that leads a usual case.</summary>
    public Person Water { get; private set; } = null!;

    /// <summary>Liaison of a unit that has nothing to do with it.</summary>
    public Person Urban { get; private set; } = null!;

    public Person Community { get; private set; } = null!;

    public Person Street { get; private set; } = null!;

    public Person Chief { get; private set; } = null!;

    public Person Member { get; private set; } = null!;

    public Person Wall { get; private set; } = null!;

    /// <summary>Everybody by the name of their account, in the order of a printed table.</summary>
    public IReadOnlyList<(string Name, Person Person)> All =>
    [
        ("admin", Admin), ("dispatcher", Dispatcher), ("leader", Leader), ("street-leader", StreetLeader), ("lead unit", Water), ("other unit", Urban),
        ("community", Community), ("street", Street), ("chief", Chief), ("member", Member), ("wall", Wall), ("resident", Resident),
    ];

    public string StreetCode => City.District.Account("street").UnitIds[0];

    public string CommunityCode => City.District.Account("community").UnitIds[0];

    public string GridCode => City.District.Account("member").UnitIds[0];

    /// <summary>In the grid of the member and the chief.</summary>
    public BuildingPlan Home => Buildings.First(building => building.EstateId is not null);

    /// <summary>In the same grid, in no estate.</summary>
    public BuildingPlan Bare => Buildings.Single(building => building.EstateId is null);

    /// <summary>In the same grid, in an estate that its owners manage.</summary>
    public BuildingPlan SelfManaged => Buildings.First(building => EstateOf(building)?.TypeCode == "self-managed");

    public BuildingPlan Elsewhere => City.District.Plan.Buildings.First(building => !building.GridCode.StartsWith(StreetCode, StringComparison.Ordinal));

    private IEnumerable<BuildingPlan> Buildings => City.District.Plan.Buildings.Where(building => building.GridCode == GridCode);

    public async ValueTask InitializeAsync()
    {
        City = await Installation.Start(drillDivisor: 1, change: WithMajorMatters);
        await Policies.Make(City);
        Resident = Known(City.Resident);
        Wall = Known(new(City.Silo.Url, City.District.Token(Role.Display).Token));
        Admin = await SignIn("admin");
        Dispatcher = await SignIn("dispatcher");
        Leader = await SignIn("leader");
        StreetLeader = await SignIn("street-leader");
        Water = await SignIn("water");
        Urban = await SignIn("urban");
        Community = await SignIn("community");
        Street = await SignIn("street");
        Chief = await SignIn("chief");
        Member = await SignIn("member");
    }

    public Person LiaisonOf(string unitId) => Known(City.LiaisonOf(unitId));

    public Task<IssueView> Report(string category = Usual, BuildingPlan? at = null) => Resident.Report(City.District.Category(category), at ?? Home);

    /// <summary>A case nobody has been found for.</summary>
    public Task<IssueView> Reported() => Report(Nobodys, Bare);

    public async Task<IssueView> Handling(string category = Usual, BuildingPlan? at = null)
    {
        var reported = await Report(category, at);
        var unit = LiaisonOf(reported.Row.LeadUnitId!);
        await unit.Do(reported.Row.Id, "accept");
        var handling = await unit.Do(reported.Row.Id, "arrive");
        return handling with { TrackToken = reported.TrackToken };
    }

    public async Task<IssueView> Closed(string category = Usual)
    {
        var handling = await Handling(category);
        await LiaisonOf(handling.Row.LeadUnitId!).Do(handling.Row.Id, "complete", new { result = "resolved", reply = "已疏通，请留意。" });
        var closed = await Dispatcher.Do(handling.Row.Id, "check", new { passed = true });
        return closed with { TrackToken = handling.TrackToken };
    }

    /// <summary>How many entries of the history this operation made.</summary>
    public Task<long> EntriesOf(Guid operation) =>
        City.Database.Scalar<long>($"SELECT count(*) FROM issue_history WHERE operation_id = '{operation}'");

    public async ValueTask DisposeAsync()
    {
        foreach (var person in people) person.Dispose();
        await City.DisposeAsync();
    }

    private async Task<Person> SignIn(string login) => Known(await City.SignIn(login));

    private Person Known(Person person)
    {
        people.Add(person);
        return person;
    }

    private EstatePlan? EstateOf(BuildingPlan building) => City.District.Plan.Estates.FirstOrDefault(estate => estate.Id == building.EstateId);

    /// <summary>The demo district, in which owners who manage themselves need the community for major matters, and one building stands by itself.</summary>
    private static DistrictPlan WithMajorMatters(DistrictPlan plan)
    {
        var grid = plan.DemoAccounts.Single(account => account.Login == "member").UnitIds[0];
        var bare = plan.Buildings.Last(building => building.GridCode == grid).Id;
        return plan with
        {
            EstateTypes = [.. plan.EstateTypes.Select(type => type.Code == "self-managed" ? type with { MajorMattersNeed = EstateStep.Community } : type)],
            Categories = [.. plan.Categories.Select(category => category.Code == Major ? category with { MajorMatter = true } : category)],
            Buildings = [.. plan.Buildings.Select(building => building.Id == bare ? building with { EstateId = null } : building)],
        };
    }
}

[CollectionDefinition(nameof(Town))]
public sealed class Town : ICollectionFixture<Cast>;
