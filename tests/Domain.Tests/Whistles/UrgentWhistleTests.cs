namespace GridOrleans.Domain.Tests.Whistles;

/// <summary>紧急吹哨: safety, environment, stability; at once, no queue.</summary>
public sealed class UrgentWhistleTests
{
    private static readonly Alarm Alarm = new("孙村街道", ["dept-fire", Town.Police, Town.Firm, "dept-fire"]);

    // Harm: a gas leak waits in the queue for a dispatcher while the fire brigade knows nothing.
    [Fact]
    public void An_urgent_report_calls_its_departments_beside_the_lead()
    {
        var given = Case.Empty().Given(Town.Report(Town.To(Town.Firm)) with { Urgent = true, Alarm = Alarm });

        Assert.Equal([Town.Firm, "dept-fire", Town.Police], given.Issue.Whistles.Select(line => line.UnitId));
        Assert.All(given.Issue.Whistles.Skip(1), line => Assert.Equal((WhistleKind.Urgent, "孙村街道", false, true), (line.Kind, line.Caller, line.IsLead, line.IsUnanswered)));
        Assert.Equal(Case.Start + 5.Minutes, given.Issue.Whistles[1].Clocks[0].DueAt);
    }

    // Harm: the same, where no rule finds a lead.
    [Fact]
    public void It_calls_them_also_if_nobody_was_found_to_lead_and_they_may_answer()
    {
        var given = Case.Empty().Given(Town.Report(null) with { Urgent = true, Alarm = Alarm });

        given.Done(new IssueCommand.LineArrive(given.LineOf("dept-fire")), Town.Liaison("dept-fire"));

        Assert.Equal(IssueState.Reported, given.Issue.State);
        Assert.NotNull(given.Issue.Whistles[0].ArrivedAt);
    }

    // Harm: a unit that was called at once and then made lead has two calls ringing.
    [Fact]
    public void A_called_unit_that_is_dispatched_answers_on_its_lead_line()
    {
        var given = Case.Empty().Given(Town.Report(null) with { Urgent = true, Alarm = Alarm }, new IssueCommand.File());

        given.Done(new IssueCommand.Dispatch(Town.To("dept-fire")), Town.Dispatcher);

        Assert.True(Assert.Single(given.Issue.Whistles, line => line.UnitId == "dept-fire" && !line.IsOver).IsLead);
    }

    // Harm: every pothole turns out the fire brigade.
    [Fact]
    public void A_report_that_is_not_urgent_calls_nobody_at_once()
    {
        var given = Case.Empty().Given(Town.Report(Town.To(Town.Firm)) with { Alarm = Alarm });

        Assert.Equal(Town.Firm, Assert.Single(given.Issue.Whistles).UnitId);
    }

    // Harm: the brigade is called out for what was handled on the spot.
    [Fact]
    public void What_was_handled_on_the_spot_calls_nobody() =>
        Assert.Empty(Case.Empty().Given(Town.Report(null) with { Urgent = true, Alarm = Alarm, OnTheSpot = new(Outcome.Resolved, "已扑灭") }).Issue.Whistles);
}
