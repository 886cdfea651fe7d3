using GridOrleans.Contracts.History;
using GridOrleans.Domain.Access;
using GridOrleans.Domain.Areas;
using GridOrleans.Domain.Clocks;
using GridOrleans.Domain.Escalation;
using GridOrleans.Domain.Issues;
using GridOrleans.Domain.Whistles;
using GridOrleans.Storage.Figures;
using GridOrleans.Storage.Projection;

namespace GridOrleans.CityDay.Tests.Found;

/// <summary>“1天出方案” is a pledge for what was not closed in time; a policy may ask a plan of everything.</summary>
public sealed class PlansCountWhereTheyWereAsked
{
    private static readonly DateTimeOffset Start = new(2026, 11, 20, 8, 0, 0, TimeSpan.Zero);

    // Harm: every case that is closed within hours counts as a plan kept, and the rate says nothing of those that needed one.
    [Fact]
    public void What_was_closed_in_time_asked_no_plan_of_anybody() => Assert.Empty(PlansOf(SlaPolicy.Pledge2341, completedAfter: TimeSpan.FromHours(1)));

    [Fact]
    public void What_was_closed_too_late_asked_one_and_its_end_kept_it() =>
        Assert.True(Assert.Single(PlansOf(SlaPolicy.Pledge2341, completedAfter: TimeSpan.FromHours(5))).Hit);

    [Fact]
    public void A_plan_that_never_came_is_missed() => Assert.False(Assert.Single(PlansOf(SlaPolicy.Pledge2341, completedAfter: TimeSpan.FromHours(30))).Hit);

    [Fact]
    public void A_policy_may_ask_one_always() =>
        Assert.True(Assert.Single(PlansOf(SlaPolicy.Pledge2341 with { PlanDemand = PlanDemand.Always }, completedAfter: TimeSpan.FromHours(1))).Hit);

    private static Fact[] PlansOf(SlaPolicy policy, TimeSpan completedAfter)
    {
        var report = new IssueCommand.Report(
            "20261120-0417", "noise", false, "太吵", Channel.Resident, new("370102", "370102001", "370102001001", "370102001001001", null, null, "路口", null, 120.4, 36.1),
            policy, Ladder.FourLevels, new("dept-ecology", WhistleKind.Community, "社区"), "370102001", new string('c', 64));
        (TimeSpan After, IssueCommand Command)[] steps =
        [
            (TimeSpan.Zero, report), (TimeSpan.FromMinutes(1), new IssueCommand.Accept()), (TimeSpan.FromMinutes(2), new IssueCommand.Arrive()),
            (completedAfter, new IssueCommand.Complete(Outcome.Resolved, "处理好了")),
        ];
        Issue? issue = null;
        List<HistoryEntry> history = [];
        var id = Guid.NewGuid();
        foreach (var (after, command) in steps)
        {
            var stamp = new Stamp(Start + after, Guid.NewGuid(), Actor.Rule("test"));
            var done = Assert.IsType<Decision.Done>(IssueDecider.Decide(issue, command, stamp));
            issue = IssueEvolver.Apply(id, issue, done.Events, stamp);
            history.Add(new(id, issue.Version, stamp.OperationId, stamp.Actor.Kind, stamp.Actor.Id, stamp.Actor.Name, stamp.At, done.Events, "", "", ""));
        }

        return [.. Facts.Of(FoldedIssue.Of(history), TimeZoneInfo.Utc, drill: false).Where(fact => fact.Measure == Measure.OnTimePlan)];
    }
}
