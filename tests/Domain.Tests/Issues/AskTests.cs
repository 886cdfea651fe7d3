namespace GridOrleans.Domain.Tests.Issues;

/// <summary>申请 → 同意 / 不同意: what a unit may ask for and not do alone.</summary>
public sealed class AskTests
{
    private static readonly Actor Unit = Town.Liaison(Town.Firm);
    private static readonly IssueCommand.Park Park = new("等配件", Case.Start + 2.Days);

    // Harm: a unit stops its own clock.
    [Fact]
    public void A_unit_only_asks_and_the_case_and_its_clocks_run_on()
    {
        var given = Case.In(IssueState.Handling);

        var happened = given.At(1.Hours).Done(Park, Unit);

        var ask = Assert.IsType<IssueEvent.Asked>(Assert.Single(happened)).Ask;
        Assert.Equal((Park, Town.Firm, Case.Start + 1.Hours), (ask.Wanted, ask.UnitId, ask.At));
        Assert.Equal([ask], given.Issue.Asks);
        Assert.Equal(IssueState.Handling, given.Issue.State);
        Assert.True(given.Issue.Clock(ClockKind.Close).IsRunning);
    }

    // Harm: an approval is given and nothing happens, or something else than was asked.
    [Fact]
    public void Approving_carries_out_what_was_asked()
    {
        var given = Asked();

        var happened = given.Done(new IssueCommand.Approve(given.Issue.Asks[0].Id, "同意"), Town.ShiftLeader);

        Assert.Equal([typeof(IssueEvent.AskApproved), typeof(IssueEvent.Parked)], happened.Select(each => each.GetType()));
        Assert.Equal(new Parking(1, "等配件", Case.Start + 1.Hours, Case.Start + 2.Days, IssueState.Handling), given.Issue.Parking);
        Assert.Empty(given.Issue.Asks);
    }

    // Harm: a refusal without a reason teaches nobody anything; one that changes the case is no refusal.
    [Fact]
    public void Denying_needs_a_reason_and_changes_nothing_else()
    {
        var given = Asked();
        var id = given.Issue.Asks[0].Id;

        given.Refused(Refusal.ReasonRequired, new IssueCommand.Deny(id, " "), Town.ShiftLeader);
        given.Done(new IssueCommand.Deny(id, "先想办法"), Town.ShiftLeader);

        Assert.Empty(given.Issue.Asks);
        Assert.Equal(IssueState.Handling, given.Issue.State);
        given.Refused(Refusal.NoSuchAsk, new IssueCommand.Approve(id, null), Town.ShiftLeader);
    }

    // Harm: whoever asks approves it too, or a desk without the right does.
    [Fact]
    public void Only_the_shift_leader_decides()
    {
        var given = Asked();
        var approve = new IssueCommand.Approve(given.Issue.Asks[0].Id, null);

        given.Refused(Refusal.NotYours, approve, Unit);
        given.Refused(Refusal.NotYours, approve, Town.Dispatcher);
        given.Refused(Refusal.NotYours, approve, Town.Chief);
        given.Done(approve, Town.ShiftLeader);
    }

    // Harm: the leader waits for the leader.
    [Fact]
    public void Who_may_decide_does_it_without_asking()
    {
        var given = Case.In(IssueState.Handling);

        given.Done(Park, Town.ShiftLeader);

        Assert.Equal((IssueState.Parked, 0), (given.Issue.State, given.Issue.Asks.Count));
    }

    // Harm: a case fills up with the same request, or an approval is asked for what would be refused anyway.
    [Fact]
    public void The_same_is_not_asked_twice_nor_what_would_be_refused()
    {
        var given = Asked();

        given.Refused(Refusal.AlreadyAsked, Park with { Reason = "还在等" }, Unit);
        given.Refused(Refusal.ReasonRequired, new IssueCommand.Extend(ClockKind.Close, Case.Start + 8.Hours, ""), Unit);
        given.Done(new IssueCommand.Extend(ClockKind.Close, Case.Start + 8.Hours, "等配件"), Unit);
        given.Done(new IssueCommand.Extend(ClockKind.Plan, Case.Start + 2.Days, "等配件"), Unit);

        Assert.Equal(3, given.Issue.Asks.Count);
    }

    // Harm: an approval given an hour later acts on a case that is somebody else's by then.
    [Fact]
    public void What_a_unit_asked_for_is_moot_once_it_loses_the_case()
    {
        var given = Asked();

        given.Given(new IssueCommand.Redispatch(Town.To(Town.OtherFirm), "换单位"));

        Assert.Empty(given.Issue.Asks);
    }

    // Harm: an approval that no longer fits half-happens.
    [Fact]
    public void What_no_longer_fits_can_only_be_denied()
    {
        var given = Asked();
        var id = given.Issue.Asks[0].Id;

        given.At(2.Days).Refused(Refusal.AskOutdated, new IssueCommand.Approve(id, null), Town.ShiftLeader);
        given.Done(new IssueCommand.Deny(id, "时间已过"), Town.ShiftLeader);
    }

    // Harm: a mistake in a request cannot be taken back; or anybody takes back anybody's.
    [Fact]
    public void The_unit_that_asked_takes_it_back()
    {
        var given = Asked();
        var withdraw = new IssueCommand.WithdrawAsk(given.Issue.Asks[0].Id);

        given.Refused(Refusal.NotYours, withdraw, Town.Chief);
        given.Done(withdraw, Unit);

        Assert.Empty(given.Issue.Asks);
    }

    // Harm: a centre whose rules ask for approval of returns cannot have it.
    [Theory]
    [InlineData(CommandKind.Return)]
    [InlineData(CommandKind.Void)]
    public void A_policy_may_ask_for_more_approvals(CommandKind kind)
    {
        var given = Case.Dispatched(SlaPolicy.Pledge2341 with { Approvals = [kind] });
        var command = Commands.Sample(kind, given.Issue);

        given.Done(command, kind == CommandKind.Return ? Unit : Town.Dispatcher);
        Assert.Equal(IssueState.Dispatched, given.Issue.State);

        given.Done(new IssueCommand.Approve(given.Issue.Asks[0].Id, null), Town.ShiftLeader);
        Assert.Equal(kind == CommandKind.Return ? IssueState.Filed : IssueState.Voided, given.Issue.State);
    }

    private static Case Asked()
    {
        var given = Case.In(IssueState.Handling).At(1.Hours);
        given.Done(Park, Unit);
        return given;
    }
}
