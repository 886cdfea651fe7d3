namespace GridOrleans.Domain.Tests.Escalation;

/// <summary>A rung that waits for the next duty, where the ladder says so.</summary>
public sealed class DutyTests
{
    private static readonly Ladder Waiting = new("waiting", 1,
        [new(LadderStep.Street, RungMoment.Yellow, TimeSpan.Zero, 10.Minutes, WaitsForDuty: true), new(LadderStep.District, RungMoment.Red, 1.Hours, 10.Minutes)]);

    private static IssueCommand.Escalate NobodyUntil(TimeSpan duty) => RungTests.Call(1) with { NextDuty = new(Case.Start + duty, "李明") };

    private static RungCall First(Case given) => given.Issue.Climb(ClockKind.Respond).Calls[0];

    // Harm: an empty office is rung at night, and the record says it was called.
    [Fact]
    public void A_rung_waits_for_the_next_duty_and_names_it()
    {
        var given = Case.Dispatched(null, Waiting).Until(16.Minutes);

        var held = Assert.IsType<IssueEvent.RungHeld>(Assert.Single(given.Done(NobodyUntil(40.Minutes))));

        Assert.Equal((Case.Start + 40.Minutes, "李明"), (held.Until, held.WaitsFor));
        Assert.Equal((null, Case.Start + 40.Minutes, "李明"), (First(given).CalledAt, First(given).WaitsUntil, First(given).WaitsFor));
        given.Already(null, RungTests.Call(1));
    }

    // Harm: the duty begins and nobody remembers that somebody was to be called.
    [Fact]
    public void When_the_duty_begins_it_is_owed_again_and_called()
    {
        var given = Case.Dispatched(null, Waiting).Until(16.Minutes).Given(NobodyUntil(40.Minutes)).Until(41.Minutes);

        var began = Assert.Single(given.Events.OfType<IssueEvent.DutyBegan>());
        Assert.Equal(Case.Start + 40.Minutes, began.At);
        given.Done(RungTests.Call(1));
        Assert.Equal(Case.Start + 41.Minutes, First(given).CalledAt);
    }

    // Harm: the whole ladder stands still because one office is closed.
    [Fact]
    public void The_climb_goes_on_while_a_rung_waits()
    {
        var given = Case.Dispatched(null, Waiting).Until(16.Minutes).Given(NobodyUntil(10.Hours)).Until(81.Minutes);

        Assert.Equal(2, given.Issue.Climb(ClockKind.Respond).Calls.Count);
    }

    // Harm: a roster that moves on and on holds the call for ever.
    [Fact]
    public void It_waits_three_times_and_then_goes_to_the_office_anyway()
    {
        var given = Case.Dispatched(null, Waiting).Until(16.Minutes);
        for (var wait = 1; wait <= RungCall.MostWaits; wait++)
        {
            Assert.IsType<IssueEvent.RungHeld>(given.Done(NobodyUntil(wait.Hours))[^1]);
            given.Until(wait.Hours);
        }

        Assert.Contains(given.Done(NobodyUntil(9.Hours)), happened => happened is IssueEvent.RungCalled);
    }

    // Harm: the ladder was written to call in any case, and the roster silences it.
    [Fact]
    public void A_rung_that_does_not_wait_is_called_whoever_is_on_duty()
    {
        var given = Case.Dispatched().Until(16.Minutes);

        Assert.IsType<IssueEvent.RungCalled>(Assert.Single(given.Done(NobodyUntil(40.Minutes))));
    }

    // Harm: somebody answered in the night, and the morning shift is rung for it all the same; or the answer came to nothing and nobody is.
    [Fact]
    public void An_answer_ends_the_waiting_and_its_lapse_owes_the_call()
    {
        var given = Case.Dispatched(null, Waiting).Until(16.Minutes).Given(NobodyUntil(20.Minutes), new IssueCommand.Acknowledge(ClockKind.Respond)).Until(25.Minutes);

        Assert.DoesNotContain(given.Events, happened => happened is IssueEvent.DutyBegan);
        Assert.False(First(given).IsOwed);
        given.Until(26.Minutes);
        Assert.True(First(given).IsOwed);
    }
}
