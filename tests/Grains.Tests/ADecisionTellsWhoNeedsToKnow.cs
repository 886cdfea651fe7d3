using System.Text.Json;
using GridOrleans.Contracts.History;
using GridOrleans.Contracts.Json;
using GridOrleans.Contracts.Notices;
using GridOrleans.Domain.Access;
using GridOrleans.Domain.Clocks;
using GridOrleans.Domain.Issues;
using GridOrleans.Domain.Whistles;
using GridOrleans.Grains.Issues;

namespace GridOrleans.GrainTests;

/// <summary>What a commit has to tell, by the events of its decision; and that it costs one message at most.</summary>
public sealed class ADecisionTellsWhoNeedsToKnow
{
    private readonly Issue issue = Sample.Reported();

    [Fact]
    public void A_report_that_finds_its_unit_calls_it_with_one_message()
    {
        var events = new IssueEvent[] { new IssueEvent.Filed(), new IssueEvent.Dispatched(Guid.NewGuid(), new(Sample.Department, WhistleKind.Community, "澜庭社区")) };
        var message = Assert.Single(IssueCommits.Of(null, issue, Entry(issue, events), null).Outbox);
        Assert.Equal((NoticeOrder.Topic, $"notify/{issue.Id:N}/{issue.Version}"), (message.Topic, message.DedupKey));
        var order = JsonSerializer.Deserialize<NoticeOrder>(message.PayloadJson, GridJson.Options)!;
        Assert.Equal((issue.CaseNo, "锦绣澜庭 7 号楼", Sample.Grid), (order.CaseNo, order.Place, order.GridCode));
        var notice = Assert.Single(order.Notices);
        Assert.Equal((NoticeOccasion.Dispatched, false, "澜庭社区"), (notice.Occasion, notice.IsImportant, notice.Detail));
        Assert.Equal([Sample.Department], notice.Audience.UnitIds);
    }

    [Fact]
    public void Most_steps_of_a_case_tell_nobody_anything()
    {
        foreach (var happened in new IssueEvent[] { new IssueEvent.Accepted("u"), new IssueEvent.Arrived("u"), new IssueEvent.ClockWarned(ClockKind.Close, 1, Sample.Noon), new IssueEvent.Commented("x") })
        {
            Assert.Null(NoticeRules.Of(issue, issue, Entry(issue, happened)));
        }
    }

    [Fact]
    public void A_rung_is_important_from_red_on()
    {
        Assert.False(Tell(new IssueEvent.RungCalled(ClockKind.Close, 1, 1, Sample.Grid, "府前 01 网格")).IsImportant);
        var red = Tell(new IssueEvent.RungCalled(ClockKind.Close, 1, 3, "990103001001", "澜庭社区"));
        Assert.True(Tell(new IssueEvent.RungCalled(ClockKind.Close, 1, 7, "990103", "区指挥中心")).IsImportant);
        Assert.Equal((true, "990103001001"), (red.IsImportant, red.Audience.UnitIds.Single()));
    }

    [Fact]
    public void A_called_unit_that_does_not_come_is_reminded_and_then_told_of()
    {
        Assert.False(Tell(new IssueEvent.LineRungCalled(Guid.NewGuid(), "dept-fire", 1, "dept-fire", "消防")).IsImportant);
        var above = Tell(new IssueEvent.LineRungCalled(Guid.NewGuid(), "dept-fire", 2, Sample.District, "区指挥中心"));
        Assert.Equal((true, "dept-fire", Sample.District), (above.IsImportant, above.UnitId, above.Audience.UnitIds.Single()));
    }

    [Fact]
    public void A_unit_that_loses_a_case_is_told_and_so_is_the_one_that_gets_it()
    {
        var given = NoticeRules.Of(issue, issue, Entry(issue, new IssueEvent.Redispatched(Guid.NewGuid(), new("dept-fire", WhistleKind.Community, "x"), "更合适")))!;
        Assert.Equal([(NoticeOccasion.Withdrawn, Sample.Department), (NoticeOccasion.Dispatched, "dept-fire")], given.Notices.Select(each => (each.Occasion, each.Audience.UnitIds.Single())));
    }

    [Fact]
    public void Each_occasion_has_its_audience()
    {
        Assert.Equal([Sample.Department], Tell(new IssueEvent.Urged("快")).Audience.UnitIds);
        Assert.Equal([Sample.Department], Tell(new IssueEvent.ReworkOrdered("没清干净")).Audience.UnitIds);
        Assert.True(Tell(new IssueEvent.Instructed("今天必须办")).IsImportant);
        Assert.False(Tell(new IssueEvent.Supervised(SupervisionLevel.Normal, "x")).IsImportant);
        Assert.True(Tell(new IssueEvent.Supervised(SupervisionLevel.Red, "x")).IsImportant);
        Assert.True(Tell(new IssueEvent.Returned(Sample.Department, "不归我管")).Audience.Desk);
        Assert.True(Tell(new IssueEvent.Declined(Guid.NewGuid(), Sample.Department, "没人")).Audience.Desk);
        Assert.Equal(["990103001"], Tell(new IssueEvent.OwnerMoved("gone", "990103001", "x")).Audience.UnitIds);
        Assert.Equal(["a", "b"], Tell(new IssueEvent.UnitsCalled([new(Guid.NewGuid(), "a"), new(Guid.NewGuid(), "b")], WhistleKind.Street, "街道")).Audience.UnitIds);
        foreach (var ended in new IssueEvent[] { new IssueEvent.Refused("x"), new IssueEvent.Completed("u", Outcome.Resolved, "好了"), new IssueEvent.CheckPassed(), new IssueEvent.Merged(new(Guid.NewGuid(), "n"), "x") })
        {
            Assert.True(Tell(ended).Audience.Reporter);
        }
    }

    [Fact]
    public void Who_asked_is_told_the_answer()
    {
        var ask = new Ask(Guid.NewGuid(), new IssueCommand.Return("不归我管"), new(ActorKind.Person, "login:wang", "王"), Sample.Department, Sample.Noon);
        var waiting = issue with { Asks = [ask] };
        Assert.True(Tell(new IssueEvent.Asked(ask)).Audience.Leaders);
        var answer = NoticeRules.Of(waiting, issue, Entry(issue, new IssueEvent.AskDenied(ask.Id, CommandKind.Return, "自己办")))!.Notices.Single();
        Assert.Equal((NoticeOccasion.Denied, "login:wang", Sample.Department, "自己办"), (answer.Occasion, answer.Audience.PersonKeys.Single(), answer.Audience.UnitIds.Single(), answer.Detail));
    }

    [Fact]
    public void Every_occasion_has_its_words_in_both_languages()
    {
        foreach (var occasion in Enum.GetValues<NoticeOccasion>())
        {
            foreach (var isEnglish in new[] { true, false })
            {
                var text = NoticeWords.Say(isEnglish, occasion, "20261120-0001", "府前街", "水务", "x");
                Assert.Contains("20261120-0001", text, StringComparison.Ordinal);
                Assert.DoesNotContain("{", text, StringComparison.Ordinal);
            }
        }
    }

    private Notice Tell(IssueEvent happened) => Assert.Single(NoticeRules.Of(issue, issue, Entry(issue, happened))!.Notices);

    private static HistoryEntry Entry(Issue issue, params IssueEvent[] events) => HistoryChain.Append(
        issue.Id, issue.Version, HistoryChain.Genesis, new Stamp(Sample.Noon, Guid.Empty, Actor.Rule("test")), events);
}
