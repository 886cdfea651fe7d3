using System.Security.Cryptography;
using System.Text;
using GridOrleans.Contracts.Areas;
using GridOrleans.Domain.Access;
using GridOrleans.Domain.Areas;

namespace GridOrleans.Simulator.City;

/// <summary>How people and programs get into the demo: passwords that stand on the screen, tokens by which the simulator plays its parts.</summary>
internal sealed class Accounts(AreaTree tree, Units units, People people, int seed)
{
    public const string DispatcherTokenName = "dispatcher", LeaderTokenName = "leader";

    public IReadOnlyList<DemoAccount> People()
    {
        string[] all = [AreaTree.DistrictCode];
        var grid = City.People.HomeGrid(tree).Code;
        var (community, street) = (grid[..12], grid[..9]);
        return
        [
            new("admin", "admin-2341", "管理员", Role.Administrator, all, [], null),
            Of("dispatcher", Role.Dispatcher, people.Dispatcher, all, []),
            Of("leader", Role.ShiftLeader, people.Leader, all, []),
            Of("street-leader", Role.ShiftLeader, people.StreetLeader, [street], []),
            Liaison("firm", "firm-001"),
            Liaison("water", "dept-water"),
            Liaison("urban", "dept-urban"),
            Office("community", community),
            Office("street", street),
            Of("chief", Role.Chief, people.Holder("gridChief", grid, grid), [grid], [grid]),
            Of("member", Role.Member, people.Holder("gridMember", grid, grid), [grid], [grid]),
        ];
    }

    /// <summary>One for each unit that is called, one for each area office, one that dispatches.</summary>
    public IReadOnlyList<DemoToken> Programs() =>
    [
        new(Token(DispatcherTokenName), DispatcherTokenName, Role.Dispatcher, [AreaTree.DistrictCode], []),
        new(Token(LeaderTokenName), LeaderTokenName, Role.ShiftLeader, [AreaTree.DistrictCode], []),
        .. units.All.Select(u => new DemoToken(
            Token(u.Id), u.ShortName, IsGrid(u) ? Role.Member : Role.Liaison, u.Kind == UnitKind.AreaOffice ? [u.AreaCode!] : [], [u.Id])),
    ];

    public string Display() => Token("display");

    private static bool IsGrid(UnitPlan unit) => unit.Kind == UnitKind.AreaOffice && unit.Id.Length == 15;

    private static DemoAccount Of(string login, Role role, PersonPlan person, string[] areas, string[] units) =>
        new(login, $"{login}-2341", person.Name, role, areas, units, person.Id);

    private DemoAccount Liaison(string login, string unit) => Of(login, Role.Liaison, people.Holder("liaison", null, unit), [], [unit]);

    /// <summary>Who sits in a community's or a street's office and answers for it.</summary>
    private DemoAccount Office(string login, string area) => Of(login, Role.Liaison, people.Holder("areaOfficer", area, area), [area], [area]);

    /// <summary>Looks like any token, but is the same for the same seed: it guards a demo only, and is refused everywhere else.</summary>
    private string Token(string of) =>
        "demo_" + Convert.ToBase64String(HMACSHA256.HashData(Encoding.UTF8.GetBytes($"{AreaTree.DistrictCode}/{seed}"), Encoding.UTF8.GetBytes(of)))
            .TrimEnd('=').Replace('+', '-').Replace('/', '_')[..32];
}
