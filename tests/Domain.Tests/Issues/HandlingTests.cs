namespace GridOrleans.Domain.Tests.Issues;

public sealed class HandlingTests
{
    private static readonly Actor Firm = Town.Liaison(Town.Firm);

    // Harm: the unit has signed for the case and the hall still sees it unanswered.
    [Fact]
    public void Accepting_stops_the_respond_clock_and_reports_the_unit_in()
    {
        var given = Case.Dispatched().At(7.Minutes);

        given.Done(new IssueCommand.Accept(), Firm);

        Assert.Equal(IssueState.Accepted, given.Issue.State);
        Assert.Equal(Case.Start + 7.Minutes, given.Issue.Clock(ClockKind.Respond).StoppedAt);
        Assert.True(given.Issue.Clock(ClockKind.Handle).IsRunning);
        Assert.Equal(Case.Start + 7.Minutes, Assert.Single(given.Issue.Whistles).ReportedInAt);
    }

    // Harm: where the policy promises somebody on site, a tap on a phone counts as having come.
    [Fact]
    public void A_policy_may_demand_arrival_before_the_respond_clock_stops()
    {
        var given = Case.Dispatched(SlaPolicy.Pledge2341 with { RespondStop = RespondStop.Arrive }).At(7.Minutes).Given(new IssueCommand.Accept());
        Assert.True(given.Issue.Clock(ClockKind.Respond).IsRunning);

        given.At(15.Minutes).Given(new IssueCommand.Arrive());

        Assert.Equal(Case.Start + 15.Minutes, given.Issue.Clock(ClockKind.Respond).StoppedAt);
        var line = Assert.Single(given.Issue.Whistles);
        Assert.Equal((Case.Start + 7.Minutes, Case.Start + 15.Minutes), (line.ReportedInAt, line.ArrivedAt));
    }

    // Harm: the handle clock breaches although the unit is on site.
    [Fact]
    public void Arriving_stops_the_handle_clock()
    {
        var given = Case.In(IssueState.Accepted).At(21.Minutes);

        given.Done(new IssueCommand.Arrive(), Firm);

        Assert.Equal(IssueState.Handling, given.Issue.State);
        Assert.Equal(Case.Start + 21.Minutes, given.Issue.Clock(ClockKind.Handle).StoppedAt);
        Assert.True(given.Issue.Clock(ClockKind.Close).IsRunning);
    }

    // Harm: the record says somebody came who never came.
    [Fact]
    public void Starting_without_a_visit_stops_the_handle_clock_but_records_no_arrival()
    {
        var given = Case.In(IssueState.Accepted).At(21.Minutes);

        given.Done(new IssueCommand.Handle(), Firm);

        Assert.Equal(IssueState.Handling, given.Issue.State);
        Assert.Equal(Case.Start + 21.Minutes, given.Issue.Clock(ClockKind.Handle).StoppedAt);
        Assert.Null(Assert.Single(given.Issue.Whistles).ArrivedAt);
    }

    // Harm: a closed case still rings somebody's phone at night.
    [Fact]
    public void Completing_stops_every_clock_and_leaves_only_the_check_to_wake_for()
    {
        var given = Case.In(IssueState.Handling).At(2.Hours);

        given.Done(new IssueCommand.Complete(Outcome.Resolved, "  换了阀门 "), Firm);

        Assert.Equal(IssueState.Completed, given.Issue.State);
        Assert.All(given.Issue.Clocks, clock => Assert.True(clock.IsStopped));
        Assert.Equal("换了阀门", given.Issue.Reply);
        Assert.Equal(Case.Start + 2.Hours, given.Issue.CompletedAt);
        Assert.Equal(new Wake(WakeKind.Check, 1, Case.Start + 2.Hours + 1.Days), Assert.Single(Wake.Of(given.Issue)));
        Assert.Equal(Case.Start + 2.Hours, Assert.Single(given.Issue.Holders).To);
    }

    // Harm: a case is closed over the reporter's head (事事有反馈).
    [Theory]
    [InlineData("")]
    [InlineData(" \t ")]
    [InlineData(null)]
    public void Nothing_is_completed_without_a_reply_to_the_reporter(string? reply) =>
        Case.In(IssueState.Handling).Refused(Refusal.ReplyRequired, new IssueCommand.Complete(Outcome.Resolved, reply!), Firm);

    // Harm: helpers who never answered stay on the wall of a case that is done.
    [Fact]
    public void Completing_withdraws_the_calls_nobody_answered()
    {
        var given = Case.In(IssueState.Handling).Given(new IssueCommand.Whistle(WhistleKind.Community, "社区", [Town.Water, Town.Police]));
        given.Given(new IssueCommand.ReportIn(given.LineOf(Town.Water)));

        given.At(1.Hours).Given(new IssueCommand.Complete(Outcome.Partly, "修好一半"));

        Assert.DoesNotContain(given.Issue.Whistles, line => line.IsUnanswered);
        Assert.Null(given.Issue.Whistles.Single(line => line.UnitId == Town.Water).WithdrawnAt);
        Assert.Equal(Case.Start + 1.Hours, given.Issue.Whistles.Single(line => line.UnitId == Town.Police).WithdrawnAt);
    }

    // Harm: a unit that answers after the due time, but before the overdue clock was noticed, escapes its breach.
    [Fact]
    public void A_late_answer_cannot_hide_the_breach_it_came_after()
    {
        var given = Case.Dispatched().At(21.Minutes);

        var done = given.Done(new IssueCommand.Accept(), Firm);

        var breach = Assert.Single(done.OfType<IssueEvent.ClockBreached>());
        Assert.Equal((ClockKind.Respond, Case.Start + 20.Minutes), (breach.Clock, breach.DueAt));
        Assert.IsType<IssueEvent.Accepted>(done[^1]);
        Assert.NotNull(given.Issue.Clock(ClockKind.Respond).BreachedAt);
        Assert.Equal(Light.Red, given.Issue.Clock(ClockKind.Respond).LightAt(given.Now));
    }
}
