using Bogus;
using GridOrleans.Contracts.Areas;
using GridOrleans.Domain.Areas;

namespace GridOrleans.Simulator.City;

/// <summary>
/// Invented persons and their posts: a chief and a full-time member for each grid (the staffing rule), part-time members with where they come
/// from, a liaison for each unit that is called, officers for communities, streets and the hall, dispatchers and a shift leader.
/// </summary>
internal sealed class People
{
    private static readonly string[] Sources = ["退休干部", "楼栋长", "热心居民", "物业人员", "外卖员", "快递员", "商户", "退役军人"];

    private readonly List<PersonPlan> persons = [];
    private readonly List<PostPlan> posts = [];
    private readonly Faker faker;

    public People(AreaTree tree, Units units, int seed)
    {
        faker = new Faker("zh_CN") { Random = Draw.For(seed, "people") };
        Dispatcher = Hire("dispatcher", AreaTree.DistrictCode, null, name: "林晓");
        Leader = Hire("shiftLeader", AreaTree.DistrictCode, null, name: "陈岚");
        for (var i = 0; i < 5; i++)
        {
            Hire("dispatcher", AreaTree.DistrictCode, null);
        }

        foreach (var area in tree.Areas.Where(a => a.Level != "grid"))
        {
            Hire("areaOfficer", area.Code, area.Code, name: area.Name == "澜庭社区" ? "何静" : null);
        }

        foreach (var grid in tree.Grids)
        {
            Staff(grid);
        }

        foreach (var unit in units.All.Where(u => u.Kind != UnitKind.AreaOffice))
        {
            Hire("liaison", null, unit.Id, name: unit.Id == "dept-water" ? "周启明" : null);
        }

        StreetLeader = Hire("shiftLeader", HomeGrid(tree).Code[..9], null, name: "许志远");
        Second(tree, units);
    }

    public IReadOnlyList<PersonPlan> Persons => persons;

    public IReadOnlyList<PostPlan> Posts => posts;

    public PersonPlan Dispatcher { get; }

    public PersonPlan Leader { get; }

    /// <summary>Of the street in which <see cref="HomeGrid"/> lies.</summary>
    public PersonPlan StreetLeader { get; }

    /// <summary>The grid whose people a visitor of the demo can be.</summary>
    public static CodedGrid HomeGrid(AreaTree tree) => tree.Grids.First(grid => grid.ShortName == "孙村 12 网格");

    public PersonPlan Holder(string kind, string? areaCode, string? unitId)
    {
        var post = posts.First(p => p.Kind == kind && p.AreaCode == areaCode && p.UnitId == unitId);
        return persons.First(p => p.Id == post.PersonId);
    }

    /// <summary>使用在部门、管理在社区: a second person of each department, who lives and is appraised in a community and keeps the night.</summary>
    private void Second(AreaTree tree, Units units)
    {
        var communities = tree.Areas.Where(area => area.Level == "community").ToArray();
        foreach (var (index, unit) in units.All.Where(u => u.Kind == UnitKind.Department).Index())
        {
            Hire("liaison", null, unit.Id);
            posts[^1] = posts[^1] with { UnitLineId = unit.Id, AreaLineCode = communities[index % communities.Length].Code };
        }
    }

    private void Staff(CodedGrid grid)
    {
        Hire("gridChief", grid.Code, grid.Code);
        Hire("gridMember", grid.Code, grid.Code, "fullTime");
        var helpers = grid.Dedicated ? 1 : faker.Random.Int(1, 4);
        for (var i = 0; i < helpers; i++)
        {
            Hire("gridMember", grid.Code, grid.Code, "partTime", faker.Random.ArrayElement(Sources));
        }
    }

    private PersonPlan Hire(string kind, string? areaCode, string? unitId, string? employment = null, string? source = null, string? name = null)
    {
        var number = persons.Count + 1;
        var person = new PersonPlan($"person-{number:0000}", name ?? faker.Name.LastName() + faker.Name.FirstName(), $"1380000{number:0000}");
        persons.Add(person);
        posts.Add(new PostPlan(person.Id, kind, areaCode, unitId, employment, source));
        return person;
    }
}
