namespace GridOrleans.Domain.Tests.Issues;

public sealed class RemarkTests
{
    // Harm: a liaison who taps 签收 is told that somebody else has moved the case on, because a helper's promise turned yellow meanwhile.
    [Fact]
    public void What_time_and_the_ladders_bring_takes_nobodys_next_step_away()
    {
        var story = Case.Dispatched().Given(new IssueCommand.Whistle(WhistleKind.Community, "社区", [Town.Police]));
        var told = story.History.Count;

        story.Until(1.Days);
        story.Done(new IssueCommand.CallLineRung(story.LineOf(Town.Police), 1, Town.Street, "孙村街道"));

        var brought = story.History.Skip(told).SelectMany(entry => entry.Events).ToArray();
        Assert.Contains(brought, happened => happened is IssueEvent.LineWarned);
        Assert.Contains(brought, happened => happened is IssueEvent.LineBreached);
        Assert.Contains(brought, happened => happened is IssueEvent.LineRungFell);
        Assert.Contains(brought, happened => happened is IssueEvent.LineRungCalled);
        Assert.All(brought, happened => Assert.True(Remarks.IsRemark(happened), $"{happened} is taken for a step"));
    }

    [Fact]
    public void A_step_is_no_remark() => Assert.All(
        Case.In(IssueState.Completed).Events,
        happened => Assert.False(Remarks.IsRemark(happened), $"{happened} is taken for a remark"));
}
