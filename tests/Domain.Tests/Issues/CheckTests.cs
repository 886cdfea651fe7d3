namespace GridOrleans.Domain.Tests.Issues;

public sealed class CheckTests
{
    // Harm: a passed case stays open in every count.
    [Fact]
    public void A_passed_check_closes_the_case()
    {
        var given = Case.In(IssueState.Completed);

        given.Done(new IssueCommand.Check(true, null), Town.Dispatcher);

        Assert.Equal(IssueState.Closed, given.Issue.State);
        Assert.Empty(Wake.Of(given.Issue));
    }

    // Harm: botched work counts as closed; or rework 返工 runs against no clock at all.
    [Fact]
    public void A_failed_check_sends_the_case_back_to_the_same_unit_as_rework()
    {
        var given = Case.In(IssueState.Completed).At(3.Hours);
        var first = given.Issue.Clocks;

        given.Done(new IssueCommand.Check(false, "还在漏"), Town.Dispatcher);

        Assert.Equal((IssueState.Handling, 1), (given.Issue.State, given.Issue.Reworks));
        Assert.Equal((Town.Firm, Town.Firm), (given.Issue.LeadUnitId, given.Issue.OwnerUnitId));
        Assert.Equal((Town.Firm, Case.Start + 3.Hours, null), (given.Issue.Holders[^1].UnitId, given.Issue.Holders[^1].From, given.Issue.Holders[^1].To));
        Assert.Equal(2, given.Issue.Round);
        Same.As(new[] { first[0], first[3] }, new[] { given.Issue.Clocks[0], given.Issue.Clocks[3] });
        Same.As(new[] { first[1], first[2] }, given.Issue.PastClocks.Select(past => past.Clock).ToArray());
        Assert.Equal(Case.Start + 7.Hours, given.Issue.Clock(ClockKind.Close).DueAt);
        Assert.True(given.Issue.Clock(ClockKind.Close) is { IsRunning: true, Generation: 3 });
    }

    // Harm: the reporter reads “resolved” on a case that is being done again.
    [Fact]
    public void Rework_takes_back_the_result_and_the_reply()
    {
        var given = Case.In(IssueState.Completed).Given(new IssueCommand.Check(false, "还在漏"));

        Assert.Equal((null, null, null), (given.Issue.Result, given.Issue.Reply, given.Issue.CompletedAt));
        given.Refused(Refusal.ReplyRequired, new IssueCommand.Complete(Outcome.Resolved, ""));
    }

    // Harm: a unit must redo work without being told what is wrong with it.
    [Fact]
    public void A_failed_check_needs_a_reason() =>
        Case.In(IssueState.Completed).Refused(Refusal.ReasonRequired, new IssueCommand.Check(false, " "), Town.Dispatcher);

    // Harm: cases that nobody objects to pile up unclosed for ever.
    [Fact]
    public void Nobody_objecting_within_the_window_closes_the_case()
    {
        var given = Case.In(IssueState.Completed);

        given.At(1.Days - 1.Seconds).Refused(Refusal.TooEarly, new IssueCommand.ClockDue(WakeKind.Check, 1));
        given.At(1.Days).Done(new IssueCommand.ClockDue(WakeKind.Check, 1));

        Assert.Equal(IssueState.Closed, given.Issue.State);
    }

    // Harm: a case everybody believes closed comes back because its check was late (the process was down, the desk slow).
    [Fact]
    public void An_objection_after_the_window_is_too_late() =>
        Case.In(IssueState.Completed).At(1.Days).Refused(Refusal.WrongState, new IssueCommand.Check(false, "还在漏"), Town.Dispatcher);

    // Harm: the window of the first completion closes the second one before anybody could look.
    [Fact]
    public void A_check_window_from_before_the_rework_is_void()
    {
        var given = Case.In(IssueState.Completed).At(23.Hours)
            .Given(new IssueCommand.Check(false, "还在漏"), new IssueCommand.Complete(Outcome.Resolved, "再修了"));

        given.At(1.Days).Already(null, new IssueCommand.ClockDue(WakeKind.Check, 1));

        Assert.Equal(IssueState.Completed, given.Issue.State);
        Assert.Equal(new Wake(WakeKind.Check, 2, Case.Start + 23.Hours + 1.Days), Assert.Single(Wake.Of(given.Issue)));
    }
}
