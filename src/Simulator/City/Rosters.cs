using GridOrleans.Contracts.Areas;
using GridOrleans.Domain.Areas;

namespace GridOrleans.Simulator.City;

/// <summary>Day and night, every day: the hall's dispatchers take turns, and each department has one person by day and one by night.</summary>
internal static class Rosters
{
    private static readonly TimeOnly Morning = new(8, 0), Evening = new(20, 0);

    public static IReadOnlyList<RosterPlan> Of(Units units, People people)
    {
        var dispatchers = people.Posts.Where(post => post is { Kind: "dispatcher", AreaCode: AreaTree.DistrictCode }).Select(post => post.PersonId).ToArray();
        var hall = new RosterPlan("hall", "指挥中心派遣值班", null, AreaTree.DistrictCode, "dispatcher", null, null, [.. Week((day, isDay) => dispatchers[((int)day * 2 + (isDay ? 0 : 1)) % dispatchers.Length])], []);
        return
        [
            hall,
            .. units.All.Where(unit => unit.Kind == UnitKind.Department).Select(unit =>
            {
                var liaisons = people.Posts.Where(post => post.Kind == "liaison" && post.UnitId == unit.Id).Select(post => post.PersonId).ToArray();
                return new RosterPlan($"duty-{unit.Id}", unit.ShortName + "值班", unit.Id, null, "liaison", null, null, [.. Week((_, isDay) => liaisons[isDay ? 0 : 1])], []);
            }),
        ];
    }

    private static IEnumerable<ShiftPlan> Week(Func<DayOfWeek, bool, string> who) => Enum.GetValues<DayOfWeek>().SelectMany(day => new[]
    {
        new ShiftPlan(day, Morning, Evening, who(day, true)),
        new ShiftPlan(day, Evening, Morning, who(day, false)),
    });
}
