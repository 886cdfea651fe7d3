namespace GridOrleans.Domain.Tests.Issues;

/// <summary>延期, 方案, 现场承诺 and 改类: who moves a due time, and what stays on record.</summary>
public sealed class DueTimeTests
{
    private static readonly Actor Unit = Town.Liaison(Town.Firm);
    private static readonly IssueCommand.Extend ToEight = new(ClockKind.Close, Case.Start + 8.Hours, "等配件");

    // Harm: an extension wipes out what was promised first, or is invisible in the ladder.
    [Fact]
    public void An_extension_moves_the_due_time_and_keeps_the_first()
    {
        var given = Case.In(IssueState.Handling).At(1.Hours);

        given.Done(ToEight, Town.ShiftLeader);

        var close = given.Issue.Clock(ClockKind.Close);
        Assert.Equal((Case.Start + 8.Hours, Case.Start + 4.Hours, 1), (close.DueAt, close.FirstDueAt, given.Issue.Extensions));
        given.Until(7.Hours + 59.Minutes);
        Assert.DoesNotContain(given.Events, happened => happened is IssueEvent.ClockBreached { Clock: ClockKind.Close });
        given.Until(8.Hours);
        Assert.Single(given.Events.OfType<IssueEvent.ClockBreached>(), breach => breach.Clock == ClockKind.Close);
    }

    // Harm: what is late is made punctual afterwards.
    [Fact]
    public void A_red_clock_is_not_extended() => Case.In(IssueState.Handling).Until(4.Hours)
        .Refused(Refusal.AlreadyOverdue, ToEight, Unit);

    // Harm: a unit that asked in time is punished for the leader's slowness; or the breach between disappears.
    [Fact]
    public void Asked_in_time_and_approved_after_red_it_counts_and_the_breach_stays_on_record()
    {
        var given = Case.In(IssueState.Handling).At(3.Hours);
        given.Done(ToEight, Unit);
        given.Until(5.Hours).Done(new IssueCommand.Approve(given.Issue.Asks[0].Id, null), Town.ShiftLeader);

        Assert.Null(given.Issue.Clock(ClockKind.Close).BreachedAt);
        Assert.Equal(Case.Start + 4.Hours, Assert.Single(given.Issue.PastClocks).Clock.BreachedAt);
        Assert.Empty(given.Issue.Climb(ClockKind.Close).Calls);
    }

    // Harm: extensions without end (严格控制占比), or the second as easy as the first.
    [Fact]
    public void The_second_extension_is_the_districts_and_there_is_no_third()
    {
        var given = Case.In(IssueState.Handling).At(1.Hours);
        given.Done(ToEight, Town.ShiftLeader);

        var further = ToEight with { DueAt = Case.Start + 9.Hours };
        Assert.IsType<IssueEvent.Asked>(given.Done(further, Town.ShiftLeader)[0]);
        given.Refused(Refusal.NotYours, new IssueCommand.Approve(given.Issue.Asks[0].Id, null), Town.ShiftLeader);
        given.Done(new IssueCommand.Approve(given.Issue.Asks[0].Id, null), Town.DistrictLeader);
        given.Refused(Refusal.TooManyExtensions, ToEight with { DueAt = Case.Start + 10.Hours }, Town.DistrictLeader);

        Assert.Equal(Case.Start + 9.Hours, given.Issue.Clock(ClockKind.Close).DueAt);
    }

    [Fact]
    public void An_extension_is_later_and_of_a_running_clock()
    {
        var given = Case.In(IssueState.Handling);
        given.Refused(Refusal.NotLater, ToEight with { DueAt = Case.Start + 3.Hours }, Town.ShiftLeader);
        given.Refused(Refusal.ClockNotRunning, ToEight with { Clock = ClockKind.Respond }, Town.ShiftLeader);
    }

    // Harm: a plan that was filed in time counts as missing because somebody had not read it.
    [Fact]
    public void Filing_stops_the_plan_clock_and_the_promise_waits_for_approval()
    {
        var given = Case.In(IssueState.Handling).At(1.Hours);

        given.Done(new IssueCommand.FilePlan("更换立管", Case.Start + 3.Days), Unit);
        Assert.Equal((Case.Start + 1.Hours, Case.Start + 4.Hours), (given.Issue.Clock(ClockKind.Plan).StoppedAt, given.Issue.Clock(ClockKind.Close).DueAt));

        given.Done(new IssueCommand.Approve(given.Issue.Asks[0].Id, null), Town.ShiftLeader);
        Assert.Equal(new Plan("更换立管", Case.Start + 3.Days, Case.Start + 1.Hours, Case.Start + 1.Hours), given.Issue.Plan);
        Assert.Equal(Case.Start + 3.Days, given.Issue.Clock(ClockKind.Close).DueAt);
    }

    // Harm: a plan filed after four hours hides that four hours were promised; or the plan's own promise can be broken in silence.
    [Fact]
    public void A_plan_after_the_breach_keeps_the_four_hour_result_and_has_a_breach_of_its_own()
    {
        var given = Case.In(IssueState.Handling).Until(6.Hours);
        given.Done(new IssueCommand.FilePlan("更换立管", Case.Start + 2.Days), Town.ShiftLeader);

        given.Until(2.Days);

        Assert.Equal([Case.Start + 4.Hours, Case.Start + 2.Days],
            given.Events.OfType<IssueEvent.ClockBreached>().Where(breach => breach.Clock == ClockKind.Close).Select(breach => breach.DueAt));
        Assert.Equal(Case.Start + 4.Hours, given.Issue.PastClocks[0].Clock.DueAt);
        Assert.Equal(5, given.Until(3.Days).Issue.Climb(ClockKind.Close).Calls.Count);
    }

    // Harm: a major matter (动用大额维修基金) is carried out before the community has agreed.
    [Fact]
    public void A_gated_case_is_completed_only_on_a_plan_its_office_approved()
    {
        var given = Case.Empty().Given(Town.Report(Town.To(Town.Firm)) with { Gate = Town.Community }, new IssueCommand.Accept(), new IssueCommand.Arrive());
        var community = Town.Liaison(Town.Community);
        given.Refused(Refusal.PlanRequired, new IssueCommand.Complete(Outcome.Resolved, "修好了"), Unit);

        given.Done(new IssueCommand.FilePlan("更换立管", Case.Start + 3.Days), Unit);
        given.Refused(Refusal.NotYours, new IssueCommand.Approve(given.Issue.Asks[0].Id, null), Town.ShiftLeader);
        given.Done(new IssueCommand.Approve(given.Issue.Asks[0].Id, null), community);

        given.Done(new IssueCommand.Complete(Outcome.Resolved, "修好了"), Unit);
    }

    // Harm: what was promised to an enterprise's face is overridden by a table, or by a later change of category.
    [Fact]
    public void A_promise_made_on_the_spot_overrides_the_policy_and_outlives_its_change()
    {
        var given = Case.In(IssueState.Handling).Given(new IssueCommand.Promise(ClockKind.Close, Case.Start + 2.Hours, "政企早餐会"));
        var slower = SlaPolicy.Pledge2341 with { Id = "slow", Close = 9.Hours, Plan = 3.Days };

        given.Given(new IssueCommand.Recategorise("road.hole", false, slower, "是路面"));

        Assert.Equal((Case.Start + 2.Hours, Case.Start + 3.Days), (given.Issue.Clock(ClockKind.Close).DueAt, given.Issue.Clock(ClockKind.Plan).DueAt));
    }

    // Harm: recategorising restarts the citizen's time, or blames a unit for a promise that did not hold yet.
    [Fact]
    public void Another_category_counts_from_the_report_and_is_never_late_before_it_holds()
    {
        var given = Case.In(IssueState.Handling).Until(2.Hours);
        var faster = SlaPolicy.Pledge2341 with { Id = "gas", Close = 1.Hours, Plan = 5.Hours };

        var happened = given.Done(new IssueCommand.Recategorise("gas.leak", true, faster, "是燃气"), Town.Dispatcher);

        Assert.Equal(("gas.leak", true, "gas"), (given.Issue.CategoryCode, given.Issue.Urgent, given.Issue.Policy.Id));
        Assert.Equal(Case.Start + 5.Hours, given.Issue.Clock(ClockKind.Plan).DueAt);
        var breach = Assert.Single(happened.OfType<IssueEvent.ClockBreached>());
        Assert.Equal((ClockKind.Close, Case.Start + 2.Hours), (breach.Clock, breach.DueAt));
    }

    [Fact]
    public void Expediting_says_so_and_holds_the_case_to_the_urgent_policy_until_it_is_taken_back()
    {
        var given = Case.In(IssueState.Handling);
        var faster = SlaPolicy.Pledge2341 with { Id = "urgent", Close = 1.Hours };

        given.Given(new IssueCommand.Expedite(true, faster, "老人独居"));
        Assert.Equal((true, Case.Start + 1.Hours), (given.Issue.Expedited, given.Issue.Clock(ClockKind.Close).DueAt));
        given.Refused(Refusal.NothingChanges, new IssueCommand.Expedite(true, faster, "再急"));
        given.Given(new IssueCommand.Expedite(false, SlaPolicy.Pledge2341, "已安置"));

        Assert.Equal((false, Case.Start + 4.Hours), (given.Issue.Expedited, given.Issue.Clock(ClockKind.Close).DueAt));
    }
}
