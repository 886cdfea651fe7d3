using GridOrleans.Contracts.Deadlines;
using GridOrleans.Contracts.History;
using GridOrleans.Domain.Access;
using GridOrleans.Domain.Issues;
using GridOrleans.Grains.Issues;

namespace GridOrleans.GrainTests;

public sealed class ACommitWritesOnlyWhatChanged
{
    [Fact]
    public void A_report_sets_four_deadlines_and_owes_nothing_yet()
    {
        var issue = Sample.Reported();
        var commit = IssueCommits.Of(null, issue, Entry(issue), null);
        Assert.Equal(["respond", "handle", "close", "plan"], commit.Deadlines.Select(change => change.Clock));
        Assert.All(commit.Deadlines, change => Assert.NotNull(change.Next));
        Assert.Empty(commit.Outbox);
    }

    [Fact]
    public void Accepting_removes_the_respond_deadline_and_touches_no_other()
    {
        var before = Sample.Reported();
        var after = Sample.Next(before, new IssueCommand.Accept(), Sample.Noon.AddMinutes(1));
        var change = Assert.Single(IssueCommits.Of(before, after, Entry(after), null).Deadlines);
        Assert.Equal((DeadlineOwner.Issue, "respond", null), (change.OwnerKind, change.Clock, change.Next));
    }

    [Fact]
    public void A_rung_that_fell_owes_one_escalation_under_its_own_key()
    {
        var before = Sample.Reported();
        var fell = new IssueEvent.RungFell(Domain.Clocks.ClockKind.Respond, 1, 1, Sample.Noon);
        var message = Assert.Single(IssueCommits.Of(before, before, Entry(before, fell), null).Outbox);
        Assert.Equal(("escalate", $"escalate/{before.Id:N}/respond/1/1"), (message.Topic, message.DedupKey));
    }

    [Fact]
    public void A_rung_answered_before_its_call_is_owed_again_when_the_answer_lapses()
    {
        var fell = Sample.Due(Sample.Reported(), Sample.Noon.AddMinutes(16));
        var answered = Sample.Next(fell, new IssueCommand.Acknowledge(null), Sample.Noon.AddMinutes(17));
        var lapsed = Sample.Due(answered, Sample.Noon.AddMinutes(27));
        var events = new IssueEvent[] { new IssueEvent.AcknowledgementLapsed(Domain.Clocks.ClockKind.Respond) };
        var message = Assert.Single(IssueCommits.Of(answered, lapsed, Entry(lapsed, events), null).Outbox);
        Assert.StartsWith($"escalate/{fell.Id:N}/respond/1/1/lapsed-", message.DedupKey, StringComparison.Ordinal);
    }

    [Fact]
    public void All_lines_of_called_units_share_one_deadline_which_goes_with_the_last_of_them()
    {
        var before = Sample.Reported();
        var called = Sample.Next(before, new IssueCommand.Whistle(Domain.Whistles.WhistleKind.Community, "澜庭社区", ["dept-fire", "dept-gas"]), Sample.Noon.AddMinutes(1));
        var set = Assert.Single(IssueCommits.Of(before, called, Entry(called), null).Deadlines);
        Assert.Equal(("lines", called.LineChanges, Sample.Noon.AddMinutes(17)), (set.Clock, set.Next!.Generation, set.Next.DueAt));

        var fire = Sample.Next(called, new IssueCommand.Decline(called.Whistles[^2].Id, "不归我管"), Sample.Noon.AddMinutes(2));
        var none = Sample.Next(fire, new IssueCommand.Decline(fire.Whistles[^1].Id, "不归我管"), Sample.Noon.AddMinutes(3));
        var clear = Assert.Single(IssueCommits.Of(fire, none, Entry(none), null).Deadlines);
        Assert.Equal(("lines", null), (clear.Clock, clear.Next));
    }

    [Fact]
    public void A_lines_rung_that_fell_owes_one_call_under_its_own_key()
    {
        var before = Sample.Reported();
        var fell = new IssueEvent.LineRungFell(Guid.Empty, "dept-fire", 2, Sample.Noon);
        var message = Assert.Single(IssueCommits.Of(before, before, Entry(before, fell), null).Outbox);
        Assert.Equal(("line", $"line/{before.Id:N}/{Guid.Empty:N}/2"), (message.Topic, message.DedupKey));
    }

    private static HistoryEntry Entry(Issue issue, params IssueEvent[] events) => HistoryChain.Append(
        issue.Id, issue.Version, HistoryChain.Genesis, new Stamp(Sample.Noon, Guid.Empty, Actor.Rule("test")), events);
}
