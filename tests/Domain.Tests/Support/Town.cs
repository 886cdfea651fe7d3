namespace GridOrleans.Domain.Tests.Support;

/// <summary>The small invented town of these tests: one grid, a firm that leads, departments that help, and the people who act.</summary>
public static class Town
{
    public const string District = "370202";
    public const string Street = "370202001";
    public const string Community = "370202001003";
    public const string Grid = "370202001003012";

    /// <summary>The street's office: owner of what no unit leads.</summary>
    public const string Fallback = Street;

    /// <summary>The property firm that rules route to.</summary>
    public const string Firm = "firm-9";

    /// <summary>Another firm, for redispatch.</summary>
    public const string OtherFirm = "firm-4";

    public const string Water = "dept-water";
    public const string Police = "dept-police";

    public static Placement Place { get; } = new(District, Street, Community, Grid, "estate-1", "building-7", "锦绣澜庭 7 号楼", "7-2-301", 120.38, 36.07);

    public static Actor Rule { get; } = Actor.Rule("intake");

    public static Actor Reporter { get; } = Actor.Reporter("reporter");

    public static Actor Administrator { get; } = Person("admin", Role.Administrator, [District]);

    public static Actor Dispatcher { get; } = Person("dispatcher", Role.Dispatcher, [Street]);

    public static Actor DispatcherElsewhere { get; } = Person("dispatcher-2", Role.Dispatcher, ["370202002"]);

    public static Actor ShiftLeader { get; } = Person("leader", Role.ShiftLeader, [Street]);

    /// <summary>The shift leader of the whole district.</summary>
    public static Actor DistrictLeader { get; } = Person("district-leader", Role.ShiftLeader, [District]);

    public static Actor Chief { get; } = Person("chief", Role.Chief, [Grid]);

    public static Actor Member { get; } = Person("member", Role.Member, [Grid]);

    public static Actor MemberElsewhere { get; } = Person("member-2", Role.Member, ["370202001003013"]);

    public static Actor Display { get; } = Person("wall", Role.Display, [District]);

    public static Actor Liaison(string unit) => Person($"liaison of {unit}", Role.Liaison, [], unit);

    public static Route To(string unit) => new(unit, WhistleKind.Resident, "锦绣澜庭");

    public static IssueCommand.Report Report(Route? route, SlaPolicy? policy = null, Ladder? ladder = null) => new(
        "20261120-0417", "water.leak", false, "7 号楼地下室漏水", Channel.Resident, Place,
        policy ?? SlaPolicy.Pledge2341, ladder ?? Ladder.FourLevels, route, Fallback, new string('a', 64));

    public static Actor Person(string id, Role role, string[] areas, params string[] units) =>
        new(ActorKind.Person, id, id, role, areas, units);
}
