namespace GridOrleans.Domain.Tests.Whistles;

/// <summary>What a called unit is held to: report in 20 min, on site 30 min, done 4 h; an urgent call 5 min, 15 min, 2 h.</summary>
public sealed class LineClockTests
{
    // Harm: a department is called and nobody ever says by when it must come.
    [Theory]
    [InlineData(WhistleKind.Community, 20, 30, 240)]
    [InlineData(WhistleKind.Street, 20, 30, 240)]
    [InlineData(WhistleKind.Urgent, 5, 15, 120)]
    public void Each_kind_of_call_has_its_own_promises(WhistleKind kind, int reportIn, int arrive, int done)
    {
        var given = Called(kind, 3.Minutes);

        Assert.Equal(
            new[] { reportIn, arrive, done }.Select(minutes => Case.Start + (3 + minutes).Minutes),
            given.Issue.Whistles[^1].Clocks.Select(clock => clock.DueAt));
    }

    // Harm: a policy edited at noon bends the promises of a call made in the morning, or is not heeded at all.
    [Fact]
    public void A_district_sets_its_own_promises_and_a_call_keeps_those_it_was_made_with()
    {
        var rules = new WhistleRules([new(WhistleKind.Community, 10.Minutes, 40.Minutes, 3.Hours)]);
        var given = Case.Dispatched(SlaPolicy.Pledge2341 with { Whistles = rules }).Given(Call());

        given.Given(new IssueCommand.Expedite(true, SlaPolicy.Pledge2341 with { Id = "urgent" }, "老人独居"));

        Assert.Equal([10.Minutes, 40.Minutes, 3.Hours], given.Issue.Whistles[^1].Clocks.Select(clock => clock.Target));
        given.Given(Call(Town.Police));
        Assert.Equal(20.Minutes, given.Issue.Whistles[^1].Clocks[0].Target);
    }

    // Harm: a drill takes four hours.
    [Fact]
    public void A_drill_divides_the_promises()
    {
        var given = Case.Dispatched(SlaPolicy.Pledge2341.Drilled(60)).Given(Call());

        Assert.Equal([20.Seconds, 30.Seconds, 4.Minutes], given.Issue.Whistles[^1].Clocks.Select(clock => clock.Target));
    }

    // Harm: a unit is blamed before its time is up, twice for one promise, or not at all.
    [Fact]
    public void Each_promise_turns_yellow_at_80_percent_and_red_when_due_once()
    {
        var given = Called(WhistleKind.Community, 0.Minutes).Until(1.Days);

        Assert.Equal(
            [(LineStep.ReportIn, 16), (LineStep.Arrive, 24), (LineStep.Done, 192)],
            given.Events.OfType<IssueEvent.LineWarned>().Select(warned => (warned.Step, (int)(warned.DueAt - Case.Start).TotalMinutes)));
        Assert.Equal(
            [(LineStep.ReportIn, 20), (LineStep.Arrive, 30), (LineStep.Done, 240)],
            given.Events.OfType<IssueEvent.LineBreached>().Select(breached => (breached.Step, (int)(breached.DueAt - Case.Start).TotalMinutes)));
    }

    // Harm: an answer in the last second is late, or one a second too late is not.
    [Theory]
    [InlineData(1_199, true)]
    [InlineData(1_200, false)]
    public void The_due_moment_itself_is_too_late(int seconds, bool isOnTime)
    {
        var given = Called(WhistleKind.Community, 0.Minutes).At(seconds.Seconds);

        given.Given(new IssueCommand.ReportIn(given.LineOf(Town.Water)));

        var line = given.Issue.Whistles[^1];
        Assert.Equal(isOnTime, line.WasOnTime(LineStep.ReportIn));
        Assert.Equal(isOnTime ? Light.Green : Light.Red, line.Clock(LineStep.ReportIn)!.Light);
        Assert.Equal(isOnTime ? 0 : 1, given.Events.OfType<IssueEvent.LineBreached>().Count());
        Assert.Null(line.WasOnTime(LineStep.Done));
    }

    // Harm: a unit that declined at once goes on breaching promises it never made.
    [Fact]
    public void A_line_that_is_over_owes_nothing_more()
    {
        var given = Called(WhistleKind.Community, 0.Minutes);
        given.Given(new IssueCommand.Decline(given.LineOf(Town.Water), "不归我管"));

        given.Until(1.Days);

        Assert.DoesNotContain(given.Events, happened => happened is IssueEvent.LineWarned or IssueEvent.LineBreached or IssueEvent.LineRungFell);
        Assert.Null(given.Issue.Whistles[^1].WasOnTime(LineStep.ReportIn));
    }

    // Harm: a unit breaches its promise while the case stands still by order.
    [Fact]
    public void A_park_moves_the_promises_on_by_as_long_as_it_lasted()
    {
        var given = Case.In(IssueState.Handling).Given(Call()).At(10.Minutes).Given(new IssueCommand.Park("等配件", Case.Start + 1.Days));

        given.Until(3.Hours).Given(new IssueCommand.Resume("到了"));

        Assert.DoesNotContain(given.Events, happened => happened is IssueEvent.LineWarned or IssueEvent.LineBreached);
        Assert.Equal(Case.Start + 3.Hours + 10.Minutes, given.Issue.Whistles[^1].Clocks[0].DueAt);
        given.Until(3.Hours + 10.Minutes);
        Assert.Equal(Case.Start + 3.Hours + 10.Minutes, Assert.Single(given.Events.OfType<IssueEvent.LineBreached>()).DueAt);
    }

    // Harm: a helper that answers while the case is parked is judged late, because its due time had not moved yet.
    [Fact]
    public void An_answer_during_a_park_counts_the_time_that_ran_and_not_the_time_that_stood_still()
    {
        var given = Case.In(IssueState.Handling).Given(Call()).At(10.Minutes).Given(new IssueCommand.Park("等配件", Case.Start + 1.Days));

        given.At(3.Hours).Given(new IssueCommand.ReportIn(given.LineOf(Town.Water)));
        given.At(4.Hours).Given(new IssueCommand.Resume(null));

        var clocks = given.Issue.Whistles[^1].Clocks;
        Assert.Equal((Light.Green, Case.Start + 3.Hours + 10.Minutes), (clocks[0].Light, clocks[0].DueAt));
        Assert.Equal(Case.Start + 4.Hours + 20.Minutes, clocks[1].DueAt);
    }

    // Harm: every called unit adds a deadline row, and a wake-up of an older state rings on for ever.
    [Fact]
    public void All_lines_share_one_wake_up_that_moves_with_every_change()
    {
        var given = Case.Dispatched().Given(Call(Town.Water), Call(Town.Police));
        var before = Wake.Of(given.Issue).Single(wake => wake.Kind == WakeKind.Lines);

        given.At(17.Minutes).Given(new IssueCommand.ReportIn(given.LineOf(Town.Water)), new IssueCommand.ReportIn(given.LineOf(Town.Police)));

        var after = Wake.Of(given.Issue).Single(wake => wake.Kind == WakeKind.Lines);
        Assert.Equal((Case.Start + 16.Minutes, Case.Start + 24.Minutes), (before.DueAt, after.DueAt));
        Assert.True(after.Generation > before.Generation);
        given.Already(null, new IssueCommand.ClockDue(WakeKind.Lines, before.Generation));
        given.Refused(Refusal.TooEarly, new IssueCommand.ClockDue(WakeKind.Lines, after.Generation));
    }

    // Harm: cases opened by an earlier release gain breaches nobody promised.
    [Fact]
    public void A_call_of_an_earlier_release_has_no_promises()
    {
        var given = Case.Dispatched();
        var stamp = new Stamp(Case.Start, Guid.NewGuid(), Town.Rule);

        var issue = IssueEvolver.Apply(given.Issue, new IssueEvent.UnitsCalled([new(Guid.NewGuid(), Town.Water)], WhistleKind.Community, "孙村社区"), stamp);

        Assert.Empty(issue.Whistles[^1].Clocks);
        Assert.DoesNotContain(Wake.Of(issue), wake => wake.Kind == WakeKind.Lines);
    }

    private static IssueCommand.Whistle Call(string unit = Town.Water) => new(WhistleKind.Community, "孙村社区", [unit]);

    private static Case Called(WhistleKind kind, TimeSpan at) =>
        Case.Dispatched().At(at).Given(new IssueCommand.Whistle(kind, "孙村社区", [Town.Water]));
}
