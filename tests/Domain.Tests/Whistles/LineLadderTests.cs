namespace GridOrleans.Domain.Tests.Whistles;

/// <summary>The short ladder of one line: the unit again at red, the street 10 min later, the district hall 20 min later.</summary>
public sealed class LineLadderTests
{
    // Harm: a department that does not answer is called once and then forgotten.
    [Fact]
    public void Who_does_not_report_in_is_called_again_and_then_over_its_head()
    {
        var given = Called().Until(2.Hours);

        Assert.Equal([(1, 20), (2, 30), (3, 40)], Fell(given));
    }

    // Harm: the phone of a crew that is on its way rings in the district hall.
    [Fact]
    public void Reporting_in_or_declining_stops_it()
    {
        var (reports, declines) = (Called().Until(25.Minutes), Called().Until(25.Minutes));

        reports.Given(new IssueCommand.ReportIn(reports.LineOf(Town.Water))).Until(2.Hours);
        declines.Given(new IssueCommand.Decline(declines.LineOf(Town.Water), "不归我管")).Until(2.Hours);

        Assert.Equal([(1, 20)], Fell(reports));
        Assert.Equal([(1, 20)], Fell(declines));
    }

    // Harm: the answer and the call cross, and the street is called about somebody who has answered; or a second run calls twice.
    [Fact]
    public void A_rung_is_called_once_and_only_while_nobody_answered()
    {
        var given = Called().Until(31.Minutes);
        var street = new IssueCommand.CallLineRung(given.LineOf(Town.Water), 2, Town.Street, "孙村街道");

        given.Done(street);
        given.Already(null, street);
        given.Already(null, street with { Rung = 3 });
        given.Given(new IssueCommand.ReportIn(given.LineOf(Town.Water)));
        given.Already(null, street with { Rung = 1 });

        Assert.Equal((Town.Street, "孙村街道", Case.Start + 31.Minutes),
            (given.Issue.Whistles[^1].Calls[1].AudienceUnitId, given.Issue.Whistles[^1].Calls[1].AudienceName, given.Issue.Whistles[^1].Calls[1].CalledAt));
        Assert.Null(given.Issue.Whistles[^1].Calls[0].CalledAt);
    }

    // Harm: the office that is called cannot open the case it is called about.
    [Fact]
    public void The_office_a_rung_called_sees_the_case()
    {
        var given = Called().Until(31.Minutes);
        var hall = Town.Liaison(Town.District);
        Assert.False(IssueAccess.MaySee(hall, given.Issue));

        given.Done(new IssueCommand.CallLineRung(given.LineOf(Town.Water), 2, Town.District, "区指挥中心"));

        Assert.True(IssueAccess.MaySee(hall, given.Issue));
    }

    // Harm: a district's own ladder is ignored, or runs undivided in a drill.
    [Fact]
    public void A_district_sets_its_own_ladder_and_a_drill_divides_it()
    {
        var rules = new WhistleRules(Ladder: [new(LineAudience.Street, 30.Minutes)]);
        var given = Case.Dispatched((SlaPolicy.Pledge2341 with { Whistles = rules }).Drilled(60)).Given(Call).Until(2.Hours);

        var fell = Assert.Single(given.Events.OfType<IssueEvent.LineRungFell>());
        Assert.Equal(Case.Start + 20.Seconds + 30.Seconds, fell.DueAt);
    }

    // Harm: after an outage the rungs of the night are skipped, or told out of order.
    [Fact]
    public void After_an_outage_every_rung_that_was_due_is_owed_in_order()
    {
        var given = Called().At(5.Hours);

        given.Given(new IssueCommand.Comment("恢复"));

        Assert.Equal([(1, 20), (2, 30), (3, 40)], Fell(given));
    }

    private static IssueCommand Call { get; } = new IssueCommand.Whistle(WhistleKind.Community, "孙村社区", [Town.Water]);

    private static Case Called() => Case.Dispatched().Given(Call);

    private static IEnumerable<(int Rung, int Minute)> Fell(Case given) =>
        given.Events.OfType<IssueEvent.LineRungFell>().Select(fell => (fell.Rung, (int)(fell.DueAt - Case.Start).TotalMinutes));
}
