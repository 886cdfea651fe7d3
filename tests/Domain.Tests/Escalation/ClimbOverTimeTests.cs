namespace GridOrleans.Domain.Tests.Escalation;

/// <summary>What becomes of a climb when its clock moves, stands still or starts anew.</summary>
public sealed class ClimbOverTimeTests
{
    private static IEnumerable<(int Generation, int Rung, TimeSpan Due)> Fell(Case given, ClockKind clock) => given.Events.OfType<IssueEvent.RungFell>()
        .Where(fell => fell.Clock == clock).Select(fell => (fell.Generation, fell.Rung, fell.DueAt - Case.Start));

    private static IssueCommand.Extend Extended(TimeSpan due) => new(ClockKind.Close, Case.Start + due, "等配件");

    // Harm: the case was given two more days, and nobody is told when these run out too.
    [Fact]
    public void An_extension_that_makes_the_clock_green_again_starts_a_climb_of_its_own()
    {
        // Yellow at 3:12, chief 3:14; due 4:00. Extended at 3:20 to 10:00, which is yellow at 8:00.
        var given = Case.In(IssueState.Handling).Until(200.Minutes).Given(Extended(10.Hours)).Until(11.Hours);

        Assert.Equal(
            [(1, 1, 192.Minutes), (1, 2, 194.Minutes), (2, 1, 8.Hours), (2, 2, 8.Hours + 2.Minutes), (2, 3, 10.Hours), (2, 4, 10.Hours + 15.Minutes), (2, 5, 10.Hours + 30.Minutes)],
            Fell(given, ClockKind.Close));
    }

    // Harm: five more minutes on paper ring the same grid member again at once.
    [Fact]
    public void An_extension_that_leaves_it_yellow_calls_nobody_twice()
    {
        // 4:05 instead of 4:00 is yellow from 3:16.
        var given = Case.In(IssueState.Handling).Until(230.Minutes).Given(Extended(245.Minutes)).Until(246.Minutes);

        Assert.Equal([(1, 1, 192.Minutes), (1, 2, 194.Minutes), (2, 3, 245.Minutes)], Fell(given, ClockKind.Close));
    }

    // Harm: the promise of a plan made after the whole ladder was called is broken, and nobody is called for it.
    [Fact]
    public void A_plan_promised_after_every_rung_was_called_climbs_anew()
    {
        var given = Case.In(IssueState.Handling).Until(5.Hours);
        Assert.Equal(5, Fell(given, ClockKind.Close).Count());

        given.Given(new IssueCommand.FilePlan("更换水泵", Case.Start + 15.Hours)).Until(16.Hours);

        Assert.Equal([12.Hours, 12.Hours + 2.Minutes, 15.Hours, 15.Hours + 15.Minutes, 15.Hours + 30.Minutes], Fell(given, ClockKind.Close).Skip(5).Select(fell => fell.Due));
        Assert.Equal(Fell(given, ClockKind.Close).Count(), Fell(given, ClockKind.Close).Select(fell => (fell.Generation, fell.Rung)).Distinct().Count());
    }

    // Harm: rework is nobody's hurry, because the first round used the ladder up.
    [Fact]
    public void Rework_climbs_anew_on_the_clocks_it_starts()
    {
        var given = Case.In(IssueState.Handling).Until(250.Minutes).Given(new IssueCommand.Complete(Outcome.Resolved, "修好了"), new IssueCommand.Check(false, "还在漏"));
        Assert.Empty(given.Issue.Climb(ClockKind.Close).Calls);

        given.Until(250.Minutes + 5.Hours);

        var close = Fell(given, ClockKind.Close).ToArray();
        Assert.Equal([1, 2, 3, 1, 2, 3, 4, 5], close.Select(fell => fell.Rung));
        Assert.Equal(250.Minutes + 192.Minutes, close[3].Due);
        Assert.Equal(close.Length, close.Select(fell => (fell.Generation, fell.Rung)).Distinct().Count());
    }

    // Harm: a parked case calls offices, or its rungs come at the old times when it goes on.
    [Fact]
    public void A_park_in_the_middle_of_a_climb_moves_what_is_left_of_it()
    {
        var given = Case.In(IssueState.Handling).Until(193.Minutes).Given(new IssueCommand.Park("等配件", Case.Start + 2.Days)).Until(10.Hours);
        Assert.Equal([192.Minutes], Fell(given, ClockKind.Close).Select(fell => fell.Due));

        given.Given(new IssueCommand.Resume(null)).Until(12.Hours);

        var moved = 10.Hours - 193.Minutes;
        Assert.Equal(
            [192.Minutes, 194.Minutes + moved, 4.Hours + moved, 255.Minutes + moved, 270.Minutes + moved],
            Fell(given, ClockKind.Close).Select(fell => fell.Due));
        Assert.Equal([1, 2, 3, 4, 5], Fell(given, ClockKind.Close).Select(fell => fell.Rung));
    }

    // Harm: the answer runs out while the case stands still, and the ladder climbs over it at once.
    [Fact]
    public void An_answer_keeps_the_time_it_had_left_through_a_park()
    {
        var given = Case.In(IssueState.Handling).Until(193.Minutes).Given(new IssueCommand.Acknowledge(ClockKind.Close)).At(197.Minutes)
            .Given(new IssueCommand.Park("等配件", Case.Start + 2.Days)).Until(10.Hours).Given(new IssueCommand.Resume(null));

        Assert.Equal(Case.Start + 10.Hours + 6.Minutes, given.Issue.Climb(ClockKind.Close).HeldUntil);
        given.Until(10.Hours + 6.Minutes);
        Assert.Single(given.Events.OfType<IssueEvent.AcknowledgementLapsed>(), lapsed => lapsed.Clock == ClockKind.Close);
        Assert.Equal([192.Minutes, 10.Hours + 6.Minutes], Fell(given, ClockKind.Close).Take(2).Select(fell => fell.Due));
    }

    // Harm: a repetition that was to come during the park comes the moment the case goes on.
    [Fact]
    public void A_repetition_keeps_its_distance_through_a_park()
    {
        var ladder = new Ladder("again", 1, [new(LadderStep.Member, RungMoment.Red, TimeSpan.Zero, 10.Minutes, [ClockKind.Close])], new(1, 1, 1.Hours));
        var given = Case.Dispatched(null, ladder).Given(new IssueCommand.Accept()).Until(250.Minutes)
            .Given(new IssueCommand.Park("等配件", Case.Start + 2.Days)).Until(10.Hours).Given(new IssueCommand.Resume(null)).Until(2.Days);

        Assert.Equal([4.Hours, 10.Hours + 50.Minutes], Fell(given, ClockKind.Close).Select(fell => fell.Due));
    }

    // Harm: the job came while the case stood still and called nobody; nobody is called afterwards either.
    [Fact]
    public void A_rung_not_called_before_the_park_is_owed_after_it()
    {
        var call = RungTests.Call(1, ClockKind.Close);
        var given = Case.In(IssueState.Handling).Until(192.Minutes).Given(new IssueCommand.Park("等配件", Case.Start + 2.Days));
        given.Already(null, call);

        given.At(10.Hours).Given(new IssueCommand.Resume(null));

        Assert.True(given.Issue.Climb(ClockKind.Close).Calls[0].IsOwed);
        Assert.IsType<IssueEvent.RungCalled>(given.Done(call)[^1]);
    }
}
