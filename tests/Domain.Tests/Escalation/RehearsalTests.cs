namespace GridOrleans.Domain.Tests.Escalation;

/// <summary>A past case tried with another ladder.</summary>
public sealed class RehearsalTests
{
    private static readonly Ladder Early = new("early", 1,
        [new(LadderStep.Street, RungMoment.Yellow, TimeSpan.Zero, 5.Minutes), new(LadderStep.District, RungMoment.Yellow, 3.Minutes, 5.Minutes)]);

    private static Rehearsed Try(Case given, Ladder ladder) => Rehearsal.Of(Guid.NewGuid(), given.History, ladder, given.Now);

    private static IEnumerable<(int Rung, TimeSpan At)> Respond(Rehearsed rehearsed) =>
        rehearsed.Calls.Where(call => call.Clock == ClockKind.Respond).Select(call => (call.Rung, call.At - Case.Start));

    // Harm: a simulation that does not even repeat what happened says nothing about what would have.
    [Fact]
    public void Under_its_own_ladder_a_case_lives_as_it_did()
    {
        var given = Case.Dispatched().Until(21.Minutes).Given(new IssueCommand.Acknowledge(null)).Until(40.Minutes)
            .Given(new IssueCommand.Accept(), new IssueCommand.Park("等配件", Case.Start + 2.Days)).Until(1.Hours).Given(new IssueCommand.Resume(null)).Until(7.Hours);

        var rehearsed = Try(given, Ladder.FourLevels);

        Assert.Equal(
            given.Events.OfType<IssueEvent.RungFell>().Select(fell => (fell.Clock, fell.Generation, fell.Rung, fell.DueAt)),
            rehearsed.Calls.Select(call => (call.Clock, call.Generation, call.Rung, call.At)));
        Assert.Equal(
            given.Events.OfType<IssueEvent.Acknowledged>().Select(answered => (answered.Clock, (DateTimeOffset?)answered.Until)),
            rehearsed.Answers.Select(answer => (answer.Clock, answer.Until)));
    }

    [Fact]
    public void Another_ladder_calls_others_at_other_times()
    {
        var given = Case.Dispatched().Until(25.Minutes).Given(new IssueCommand.Accept());

        Assert.Equal([(1, 16.Minutes), (2, 19.Minutes)], Respond(Try(given, Early)));
    }

    // Harm: nobody can tell whether the answers people gave would have been enough.
    [Fact]
    public void An_answer_holds_off_what_would_have_come_next_and_lapses_by_the_other_ladders_limit()
    {
        var given = Case.Dispatched().Until(17.Minutes).Given(new IssueCommand.Acknowledge(ClockKind.Respond)).Until(25.Minutes).Given(new IssueCommand.Accept());

        var rehearsed = Try(given, Early);

        var answer = Assert.Single(rehearsed.Answers);
        Assert.True(answer.HeldOff);
        Assert.Equal((2, Case.Start + 19.Minutes), (answer.Next!.Turn.Rung, answer.Next.DueAt));
        Assert.Equal((Case.Start + 22.Minutes, Case.Start + 22.Minutes), (answer.Until, answer.LapsedAt));
        Assert.Equal([(1, 16.Minutes), (2, 22.Minutes)], Respond(rehearsed));
    }

    [Fact]
    public void An_answer_before_anybody_would_have_been_called_answers_nothing()
    {
        var late = new Ladder("late", 1, [new(LadderStep.Street, RungMoment.Red, 1.Hours, 5.Minutes)]);
        var given = Case.Dispatched().Until(17.Minutes).Given(new IssueCommand.Acknowledge(ClockKind.Respond)).Until(2.Hours);

        var rehearsed = Try(given, late);

        Assert.Null(Assert.Single(rehearsed.Answers).Until);
        Assert.Equal([(1, 80.Minutes)], Respond(rehearsed));
    }

    // Harm: trying a ladder changes the case that was tried.
    [Fact]
    public void Trying_changes_nothing()
    {
        var given = Case.Dispatched().Until(25.Minutes);
        var before = Same.Text(given.Issue);

        Try(given, Early);

        Assert.Equal(before, Same.Text(given.Issue));
    }
}
