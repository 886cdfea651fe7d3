using GridOrleans.Contracts.Areas;
using GridOrleans.Contracts.Areas.Staff;
using GridOrleans.Contracts.Escalation;
using GridOrleans.Domain.Areas;
using GridOrleans.Domain.Escalation;

namespace GridOrleans.JobTests.Escalation;

/// <summary>Who comes on duty next where a rung calls, from posts, rosters and absences.</summary>
public sealed class ARungMayWaitForTheNextDuty
{
    private static readonly DateTimeOffset Night = new(2026, 11, 20, 18, 0, 0, TimeSpan.Zero), Morning = Night.AddHours(6);

    private static readonly Rung Rung = new(LadderStep.Street, RungMoment.Red, TimeSpan.Zero, TimeSpan.FromMinutes(10), Callee: Callee.Unit, UnitId: "firm-1", Post: "liaison", WaitsForDuty: true);

    [Fact]
    public void While_nobody_is_there_the_next_is_named_with_the_hour() =>
        Assert.Equal(new(Morning, "李明"), Next(District(isAway: true), "firm-1"));

    [Fact]
    public void While_somebody_is_there_nobody_is_waited_for() => Assert.Null(Next(District(isAway: false), "firm-1"));

    // Harm: an office of which the books know nobody is never called at all.
    [Fact]
    public void Where_nobody_ever_comes_nobody_is_waited_for() => Assert.Null(Next(District(isAway: true), "firm-2"));

    private static Domain.Issues.ComingDuty? Next(IDistrictDirectory district, string unit) =>
        AudienceResolver.NextDuty(district, new(unit, "物业"), Rung, Night);

    private static IDistrictDirectory District(bool isAway)
    {
        var staff = new StaffBook(new(
            "110101", "Asia/Shanghai", [], [], [new("firm-1", "锦绣物业", "锦绣物业", UnitKind.PropertyFirm, null)],
            [new("p-1", "李明", "")], [new("p-1", "liaison", null, "firm-1", null, null)],
            isAway ? [new("a-1", "p-1", Night.AddHours(-2), Morning, null, null)] : [], [], [], []));
        return Stand.In<IDistrictDirectory>((method, _) => method.Name == "get_Staff" ? staff : null);
    }
}
