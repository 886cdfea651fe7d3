namespace GridOrleans.Domain.Tests.Whistles;

/// <summary>乡呼县应: what the street cannot solve goes to departments of the city, and where the policy asks, only by approval.</summary>
public sealed class WhistleApprovalTests
{
    private static readonly SlaPolicy Asks = SlaPolicy.Pledge2341 with { WhistleApprovals = [WhistleKind.Street] };
    private static readonly IssueCommand.Whistle Upwards = new(WhistleKind.Street, "孙村街道", ["city-water"]);

    // Harm: a street rings the city's departments out of bed on its own, against the district's rule; or nobody may.
    [Fact]
    public void Where_the_policy_asks_the_call_waits_for_the_shift_leader()
    {
        var given = Case.Dispatched(Asks).Given(new IssueCommand.Accept());

        Assert.IsType<IssueEvent.Asked>(Assert.Single(given.At(2.Minutes).Done(Upwards, Town.Liaison(Town.Street))));
        Assert.DoesNotContain(given.Issue.Whistles, line => line.UnitId == "city-water");
        given.Refused(Refusal.NotYours, new IssueCommand.Approve(given.Issue.Asks[0].Id, null), Town.Dispatcher);

        given.At(9.Minutes).Done(new IssueCommand.Approve(given.Issue.Asks[0].Id, "同意"), Town.ShiftLeader);

        var line = given.Issue.Whistles.Single(each => each.UnitId == "city-water");
        Assert.Equal((WhistleKind.Street, "孙村街道", Case.Start + 9.Minutes), (line.Kind, line.Caller, line.CalledAt));
        Assert.Equal(Case.Start + 29.Minutes, line.Clocks[0].DueAt);
        Assert.Empty(given.Issue.Asks);
    }

    // Harm: a call that was turned down goes out all the same.
    [Fact]
    public void What_is_denied_calls_nobody()
    {
        var given = Case.Dispatched(Asks);
        given.Done(Upwards, Town.Dispatcher);

        given.Done(new IssueCommand.Deny(given.Issue.Asks[0].Id, "区里能办"), Town.ShiftLeader);

        Assert.Empty(given.Issue.Asks);
        Assert.DoesNotContain(given.Issue.Whistles, line => line.UnitId == "city-water");
    }

    // Harm: the other kinds, which must not wait, wait too; or who approves must ask himself.
    [Fact]
    public void Other_kinds_and_who_approves_need_not_ask()
    {
        var given = Case.Dispatched(Asks);

        Assert.IsType<IssueEvent.UnitsCalled>(Assert.Single(given.Done(new IssueCommand.Whistle(WhistleKind.Urgent, "孙村街道", ["dept-fire"]), Town.Dispatcher)));
        Assert.IsType<IssueEvent.UnitsCalled>(Assert.Single(given.Done(Upwards, Town.ShiftLeader)));
    }

    // Harm: asking is a way around who may blow.
    [Fact]
    public void Who_may_not_blow_may_not_ask_for_it()
    {
        var given = Case.Dispatched(Asks);

        given.Refused(Refusal.NotYours, Upwards, Town.Liaison(Town.Community));
        given.Refused(Refusal.NotYours, Upwards, Town.Liaison(Town.Firm));
        Assert.Empty(given.Issue.Asks);
    }
}
