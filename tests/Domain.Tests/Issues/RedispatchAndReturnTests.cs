namespace GridOrleans.Domain.Tests.Issues;

public sealed class RedispatchAndReturnTests
{
    private static readonly IssueCommand.Redispatch ToOther = new(Town.To(Town.OtherFirm), "原单位无人");

    // Harm: passing a case on gives the citizen's promise another four hours each time (推诿).
    [Fact]
    public void Redispatch_does_not_restart_the_citizens_clocks()
    {
        var given = Case.Dispatched();
        var clocks = given.Issue.Clocks;

        given.At(10.Minutes).Done(ToOther, Town.Dispatcher);

        Same.As(clocks, given.Issue.Clocks);
        Assert.Equal(IssueState.Dispatched, given.Issue.State);
    }

    // Harm: the third unit to get a case is blamed for the time of the first two.
    [Fact]
    public void Each_holder_is_measured_by_its_own_span()
    {
        var given = Case.Dispatched();
        given.At(10.Minutes).Given(ToOther);
        given.At(14.Minutes).Given(new IssueCommand.Accept(), new IssueCommand.Return("不归我管"));
        given.At(16.Minutes).Given(new IssueCommand.Dispatch(Town.To(Town.Water)));

        Assert.Equal(
            [
                Of(Town.Firm, 0.Minutes, 10.Minutes, null),
                Of(Town.OtherFirm, 10.Minutes, 14.Minutes, 14.Minutes),
                Of(Town.Water, 16.Minutes, null, null),
            ],
            given.Issue.Holders);

        static Holder Of(string unit, TimeSpan from, TimeSpan? to, TimeSpan? accepted) => new(
            unit, Case.Start + from, Case.Start + to, Case.Start + accepted, null, null,
            Case.Start + from + 20.Minutes, Case.Start + from + 30.Minutes, Case.Start + from + 4.Hours);
    }

    // Harm: the unit that lost the case is still called, and two units owe the same answer.
    [Fact]
    public void Redispatch_withdraws_the_call_to_the_former_lead()
    {
        var given = Case.Dispatched();
        var former = given.LineOf(Town.Firm);

        given.At(10.Minutes).Given(ToOther);

        Assert.Equal(Case.Start + 10.Minutes, given.Issue.Whistles.Single(line => line.Id == former).WithdrawnAt);
        Assert.Equal(Town.OtherFirm, Assert.Single(given.Issue.Whistles, line => line.IsUnanswered).UnitId);
        given.Refused(Refusal.NotYours, new IssueCommand.Accept(), Town.Liaison(Town.Firm));
    }

    // Harm: a helper that becomes lead signs for the case and still hangs on the wall as not reported in.
    [Fact]
    public void A_helper_that_becomes_lead_answers_on_one_line()
    {
        var given = Case.Dispatched().Given(new IssueCommand.Whistle(WhistleKind.Community, "社区", [Town.OtherFirm]));

        given.Given(ToOther, new IssueCommand.Accept());

        Assert.DoesNotContain(given.Issue.Whistles, line => line.IsUnanswered);
    }

    // Harm: “redispatch” to the unit that has it resets its own holder span.
    [Fact]
    public void A_case_is_not_redispatched_to_the_unit_that_has_it() =>
        Case.Dispatched().Refused(Refusal.SameUnit, new IssueCommand.Redispatch(Town.To(Town.Firm), "再派一次"), Town.Dispatcher);

    // Harm: a returned case belongs to nobody (事事有人管).
    [Theory]
    [InlineData(IssueState.Dispatched)]
    [InlineData(IssueState.Accepted)]
    [InlineData(IssueState.Handling)]
    public void A_returned_case_goes_to_the_fallback_owner(IssueState state)
    {
        var given = Case.In(state).At(5.Minutes);

        given.Done(new IssueCommand.Return(" 不归我管 "), Town.Liaison(Town.Firm));

        Assert.Equal((IssueState.Filed, Town.Fallback, (string?)null), (given.Issue.State, given.Issue.OwnerUnitId, given.Issue.LeadUnitId));
        Assert.DoesNotContain(given.Issue.Holders, holder => holder.To is null);
        Assert.Equal("不归我管", Assert.Single(given.Issue.Whistles).DeclineReason);
        Assert.True(given.Issue.Clock(ClockKind.Close).IsRunning);
    }

    // Harm: a case comes back and nobody knows why, or it is taken away without a word.
    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData(null)]
    public void Sending_a_case_elsewhere_needs_a_reason(string? reason)
    {
        var given = Case.Dispatched();
        given.Refused(Refusal.ReasonRequired, new IssueCommand.Return(reason!), Town.Liaison(Town.Firm));
        given.Refused(Refusal.ReasonRequired, ToOther with { Reason = reason! }, Town.Dispatcher);
        given.Refused(Refusal.ReasonRequired, new IssueCommand.Decline(given.LineOf(Town.Firm), reason!), Town.Liaison(Town.Firm));
        given.Refused(Refusal.ReasonRequired, new IssueCommand.Void(reason!), Town.Dispatcher);
        Case.Reported().Refused(Refusal.ReasonRequired, new IssueCommand.Refuse(reason!), Town.Dispatcher);
    }

    // Harm: a unit gives a case back and can still answer its ladder, so that nobody above is ever called.
    [Fact]
    public void A_unit_that_gave_the_case_back_cannot_silence_its_ladder()
    {
        var given = Case.Dispatched().Given(new IssueCommand.Return("不归我管")).Until(17.Minutes);

        given.Refused(Refusal.NotYours, new IssueCommand.Acknowledge(null), Town.Liaison(Town.Firm));
        given.Done(new IssueCommand.Acknowledge(null), Town.Dispatcher);
    }
}
