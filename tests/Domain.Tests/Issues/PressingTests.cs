namespace GridOrleans.Domain.Tests.Issues;

/// <summary>催办, 督办, 越级, 协办 and 责任上移.</summary>
public sealed class PressingTests
{
    // Harm: one impatient reporter rings a unit's phones a hundred times a minute.
    [Fact]
    public void Nobody_urges_again_within_half_the_response_time()
    {
        var given = Case.Dispatched();
        given.Done(new IssueCommand.Urge("还没人来"), Town.Reporter);

        given.At(10.Minutes - 1.Seconds).Refused(Refusal.UrgedRecently, new IssueCommand.Urge(null), Town.Reporter);
        given.At(10.Minutes).Done(new IssueCommand.Urge(null), Town.Reporter);

        Assert.Equal(2, given.Issue.Urges);
    }

    [Fact]
    public void Supervision_only_rises_until_it_is_lifted()
    {
        var given = Case.Dispatched().Given(new IssueCommand.Supervise(SupervisionLevel.Yellow, "超时"));

        given.Refused(Refusal.SupervisedAlready, new IssueCommand.Supervise(SupervisionLevel.Normal, "超时"));
        given.Given(new IssueCommand.Supervise(SupervisionLevel.Red, "还是没人"), new IssueCommand.Unsupervise("已整改"));

        Assert.Null(given.Issue.Supervision);
        given.Refused(Refusal.NothingChanges, new IssueCommand.Unsupervise("再取消"));
    }

    // Harm: a member on the spot waits for a ladder that has not come to the office that could help.
    [Fact]
    public void A_member_hands_a_case_up_past_its_turn_and_that_office_may_then_see_it()
    {
        var given = Case.Dispatched();
        var street = Town.Liaison(Town.Street + "-office");
        Assert.False(IssueAccess.MaySee(street, given.Issue));

        given.Done(new IssueCommand.SkipLevel(LadderStep.Street, Town.Street + "-office", "孙村街道", "社区解决不了"), Town.Member);

        Assert.True(IssueAccess.MaySee(street, given.Issue));
        given.Refused(Refusal.NothingChanges, new IssueCommand.SkipLevel(LadderStep.Street, Town.Street + "-office", "孙村街道", "再报"), Town.Member);
    }

    // Harm: the lead reports a case done while another unit's part of it is not.
    [Fact]
    public void The_lead_completes_when_its_co_handlers_are_done_or_gone()
    {
        var given = Case.In(IssueState.Handling).Given(new IssueCommand.Split("孙村社区", [Town.Water, Town.Firm]));
        Assert.Equal([Town.Water], given.Issue.Whistles.Where(line => line.IsCoHandler).Select(line => line.UnitId));

        given.Refused(Refusal.CoHandlerOpen, new IssueCommand.Complete(Outcome.Resolved, "修好了"), Town.Liaison(Town.Firm));
        given.Done(new IssueCommand.Decline(given.LineOf(Town.Water), "无需协办"), Town.Liaison(Town.Water));

        given.Done(new IssueCommand.Complete(Outcome.Resolved, "修好了"), Town.Liaison(Town.Firm));
    }

    // Harm: a unit is dissolved and its cases have no owner (事事有人管).
    [Theory]
    [InlineData(IssueState.Handling, IssueState.Filed)]
    [InlineData(IssueState.Reported, IssueState.Reported)]
    [InlineData(IssueState.Parked, IssueState.Parked)]
    public void An_orphan_moves_up_to_the_next_accountable_office(IssueState before, IssueState after)
    {
        var given = Case.In(before);

        given.Given(new IssueCommand.MoveUp(Town.District, "单位撤销"));

        Assert.Equal((after, Town.District, null), (given.Issue.State, given.Issue.OwnerUnitId, given.Issue.LeadUnitId));
        Assert.DoesNotContain(given.Issue.Holders, holder => holder.To is null);
        given.Already(null, new IssueCommand.MoveUp(Town.District, "单位撤销"));
        if (before == IssueState.Parked) Assert.Equal(IssueState.Filed, given.Given(new IssueCommand.Resume(null)).Issue.State);
    }

    [Fact]
    public void Words_are_needed_where_there_is_nothing_but_words()
    {
        var given = Case.Dispatched();
        given.Refused(Refusal.WordsRequired, new IssueCommand.Comment(" "), Town.Dispatcher);
        given.Refused(Refusal.WordsRequired, new IssueCommand.Instruct(""), Town.ShiftLeader);
    }
}
