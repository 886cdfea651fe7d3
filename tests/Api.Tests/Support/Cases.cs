using GridOrleans.Api.Intake;
using GridOrleans.Domain.Access;
using GridOrleans.Domain.Issues;

namespace GridOrleans.ApiTests.Support;

/// <summary>Issues as the domain makes them, and the people around them.</summary>
public static class Cases
{
    public static readonly DateTimeOffset Noon = new(2026, 11, 20, 4, 0, 0, TimeSpan.Zero);

    public static readonly SmallDistrict District = new();

    public static Actor Administrator { get; } = Person("admin", Role.Administrator, SmallDistrict.Hall);

    public static Actor Dispatcher { get; } = Person("dispatcher", Role.Dispatcher, SmallDistrict.Street);

    public static Actor Liaison(string unitId) => Person("liaison-" + unitId, Role.Liaison) with { UnitIds = [unitId] };

    public static Actor Person(string id, Role role, params string[] areas) => new(ActorKind.Person, id, id, role, areas, []);

    public static Issue Reported(string categoryCode = "flood", string buildingId = "b-1")
    {
        var category = District.Category(categoryCode)!;
        var place = PlaceFinder.Find(District, null, District.Building(buildingId), "三单元 402");
        return After(null, new IssueCommand.Report(
            "20261120-0001", categoryCode, category.Urgent, "家门口有积水", Channel.Resident, place, District.Policy, District.Ladder,
            RouteFinder.Find(District, category, place), RouteFinder.FallbackOwner(District, place), new string('0', 64)), Actor.Reporter("public"), Noon);
    }

    public static Issue After(Issue? issue, IssueCommand command, Actor actor, DateTimeOffset at)
    {
        var stamp = new Stamp(at, Guid.NewGuid(), actor);
        var done = Assert.IsType<Decision.Done>(IssueDecider.Decide(issue, command, stamp));
        return IssueEvolver.Apply(issue?.Id ?? Guid.NewGuid(), issue, done.Events, stamp);
    }

    /// <summary>Its clocks told the time, as a sweeper would.</summary>
    public static Issue At(this Issue issue, DateTimeOffset now)
    {
        while (Wake.Of(issue).Where(wake => wake.DueAt <= now).MinBy(wake => wake.DueAt) is { } wake)
        {
            issue = After(issue, new IssueCommand.ClockDue(wake.Kind, wake.Generation), Actor.Rule("clock"), wake.DueAt);
        }

        return issue;
    }
}
