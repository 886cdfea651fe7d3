namespace GridOrleans.Domain.Tests.Whistles;

public sealed class WhistleTests
{
    private static readonly IssueCommand.Whistle CallBoth = new(WhistleKind.Community, "孙村社区", [Town.Water, Town.Police]);

    // Harm: a call to two departments is answered by one and counts as answered by both.
    [Fact]
    public void Each_called_unit_has_its_own_line()
    {
        var given = Case.Dispatched().At(3.Minutes);
        given.Done(CallBoth, Town.Dispatcher);

        given.At(5.Minutes).Done(new IssueCommand.ReportIn(given.LineOf(Town.Water)), Town.Liaison(Town.Water));

        var water = given.Issue.Whistles.Single(line => line.UnitId == Town.Water);
        var police = given.Issue.Whistles.Single(line => line.UnitId == Town.Police);
        Assert.Equal((Case.Start + 3.Minutes, Case.Start + 5.Minutes), (water.CalledAt, water.ReportedInAt));
        Assert.True(police.IsUnanswered);
        Assert.Equal(("孙村社区", WhistleKind.Community, false), (police.Caller, police.Kind, police.IsLead));
    }

    // Harm: a helper that reports in takes the case from its lead, or stops the lead's clocks.
    [Fact]
    public void A_helper_reporting_in_leaves_the_lead_and_its_clocks_alone()
    {
        var given = Case.Dispatched().Given(CallBoth);

        given.Done(new IssueCommand.ReportIn(given.LineOf(Town.Water)), Town.Liaison(Town.Water));

        Assert.Equal((IssueState.Dispatched, Town.Firm), (given.Issue.State, given.Issue.LeadUnitId));
        Assert.True(given.Issue.Clock(ClockKind.Respond).IsRunning);
    }

    // Harm: the lead unit taps 报到 on its call and still breaches the respond clock.
    [Fact]
    public void Reporting_in_on_the_lead_line_is_accepting()
    {
        var given = Case.Dispatched();

        Assert.IsType<IssueEvent.Accepted>(Assert.Single(given.Done(new IssueCommand.ReportIn(given.LineOf(Town.Firm)), Town.Liaison(Town.Firm))));

        Assert.Equal(IssueState.Accepted, given.Issue.State);
    }

    // Harm: the lead unit declines its call and the case stays with it in name.
    [Fact]
    public void Declining_on_the_lead_line_is_returning()
    {
        var given = Case.Dispatched();

        given.Done(new IssueCommand.Decline(given.LineOf(Town.Firm), "不归我管"), Town.Liaison(Town.Firm));

        Assert.Equal((IssueState.Filed, Town.Fallback), (given.Issue.State, given.Issue.OwnerUnitId));
    }

    // Harm: a helper declines and the whole case goes back to the street.
    [Fact]
    public void A_helper_declining_ends_its_own_line_only()
    {
        var given = Case.Dispatched().Given(CallBoth);

        given.Done(new IssueCommand.Decline(given.LineOf(Town.Police), " 无警情 "), Town.Liaison(Town.Police));

        Assert.Equal((IssueState.Dispatched, Town.Firm), (given.Issue.State, given.Issue.OwnerUnitId));
        Assert.Equal("无警情", given.Issue.Whistles.Single(line => line.UnitId == Town.Police).DeclineReason);
    }

    // Harm: two dispatchers blow at once and a department's phone rings twice for one case.
    [Fact]
    public void A_unit_that_is_called_is_not_called_twice()
    {
        var given = Case.Dispatched().Given(CallBoth);

        given.Already(null, CallBoth, Town.Dispatcher);
        given.Already(null, CallBoth with { UnitIds = [Town.Firm] }, Town.Dispatcher);
        var more = Assert.IsType<IssueEvent.UnitsCalled>(Assert.Single(given.Done(CallBoth with { UnitIds = [Town.Water, "dept-fire", "dept-fire"] })));
        Assert.Equal("dept-fire", Assert.Single(more.Lines).UnitId);
    }

    // Harm: a department that declined can never be asked again.
    [Fact]
    public void A_unit_that_declined_may_be_called_again()
    {
        var given = Case.Dispatched().Given(CallBoth);
        given.Given(new IssueCommand.Decline(given.LineOf(Town.Police), "无警情"));

        given.Done(CallBoth, Town.Dispatcher);

        Assert.True(given.Issue.Whistles[^1].IsUnanswered);
    }

    // Harm: the second liaison of a unit is told that the call does not exist, and believes the case is lost.
    [Fact]
    public void Reporting_in_twice_is_already_done()
    {
        var given = Case.Dispatched().Given(CallBoth);
        given.Given(new IssueCommand.ReportIn(given.LineOf(Town.Water)), new IssueCommand.Accept());

        given.Already(null, new IssueCommand.ReportIn(given.LineOf(Town.Water)), Town.Liaison(Town.Water));
        given.Already(null, new IssueCommand.ReportIn(given.LineOf(Town.Firm)), Town.Liaison(Town.Firm));
    }

    // Harm: an answer to a call that was withdrawn or never made puts a unit on record that is not there.
    [Fact]
    public void A_line_that_is_over_or_unknown_takes_no_answer()
    {
        var given = Case.Dispatched().Given(CallBoth);
        given.Given(new IssueCommand.Decline(given.LineOf(Town.Police), "无警情"));

        given.Refused(Refusal.NoSuchLine, new IssueCommand.ReportIn(given.LineOf(Town.Police)), Town.Liaison(Town.Police));
        given.Refused(Refusal.NoSuchLine, new IssueCommand.ReportIn(Guid.NewGuid()), Town.Dispatcher);
        given.Refused(Refusal.NoSuchLine, new IssueCommand.Decline(Guid.NewGuid(), "无警情"), Town.Dispatcher);
    }

    // Harm: one unit answers for another.
    [Fact]
    public void A_line_is_answered_by_its_own_unit_or_by_who_directs_the_case()
    {
        var given = Case.Dispatched().Given(CallBoth);
        var police = new IssueCommand.ReportIn(given.LineOf(Town.Police));
        var involvedElsewhere = Town.Person("dispatcher-2", Role.Dispatcher, ["370202002"], Town.Water);

        given.Refused(Refusal.NotYours, police, Town.Liaison(Town.Water));
        given.Refused(Refusal.NotYours, police, Town.Member);
        given.Refused(Refusal.NotYours, police, involvedElsewhere);
        given.Done(police, Town.Dispatcher);
    }
}
