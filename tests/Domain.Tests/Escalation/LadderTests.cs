namespace GridOrleans.Domain.Tests.Escalation;

public sealed class LadderTests
{
    private static IEnumerable<TimeSpan> Fell(Case given, ClockKind clock) =>
        given.Events.OfType<IssueEvent.RungFell>().Where(fell => fell.Clock == clock).Select(fell => fell.DueAt - Case.Start);

    // Harm: nobody is called when a unit does not answer, or the district hears of it before the grid.
    [Fact]
    public void An_unanswered_call_climbs_rung_by_rung()
    {
        var given = Case.Dispatched().Until(50.Minutes);

        Assert.Equal([16.Minutes, 18.Minutes, 20.Minutes, 35.Minutes, 50.Minutes], Fell(given, ClockKind.Respond));
        Assert.Equal(
            [LadderStep.Member, LadderStep.Chief, LadderStep.Community, LadderStep.Street, LadderStep.District],
            given.Issue.Climb(ClockKind.Respond).Calls.Select(call => given.Issue.Ladder[call.Rung].Step));
    }

    // Harm: somebody has answered, and the next office is still called out of bed.
    [Fact]
    public void Acknowledging_stops_the_climb()
    {
        var given = Case.Dispatched().Until(21.Minutes);
        Assert.Equal(3, Fell(given, ClockKind.Respond).Count());

        given.Done(new IssueCommand.Acknowledge(ClockKind.Respond), Town.Liaison(Town.Firm));

        given.Until(36.Minutes - 1.Seconds);
        Assert.Equal(3, Fell(given, ClockKind.Respond).Count());
        Assert.All(given.Issue.Climb(ClockKind.Respond).Calls, call => Assert.Equal(Case.Start + 21.Minutes, call.AcknowledgedAt));
    }

    // Harm: one tap that nobody follows up silences the ladder for ever.
    [Fact]
    public void An_unfulfilled_acknowledgement_lapses_and_the_climb_goes_on_from_there()
    {
        var given = Case.Dispatched().Until(21.Minutes).Given(new IssueCommand.Acknowledge(ClockKind.Respond));

        given.Until(2.Hours);

        Assert.Equal([16.Minutes, 18.Minutes, 20.Minutes, 36.Minutes, 50.Minutes], Fell(given, ClockKind.Respond));
        Assert.Single(given.Events.OfType<IssueEvent.AcknowledgementLapsed>(), lapsed => lapsed.Clock == ClockKind.Respond);
        Assert.All(given.Issue.Climb(ClockKind.Respond).Calls.Take(3), call => Assert.Equal(Case.Start + 36.Minutes, call.LapsedAt));
        Assert.Null(given.Issue.Climb(ClockKind.Respond).HeldUntil);
    }

    // Harm: an outage over the end of an acknowledgement delays every office above by the length of the outage.
    [Fact]
    public void A_lapse_noticed_late_counts_from_when_it_was()
    {
        var given = Case.Dispatched().Until(21.Minutes).Given(new IssueCommand.Acknowledge(ClockKind.Respond));

        given.At(49.Minutes).Done(given.Due(ClockKind.Respond));

        Assert.Equal(36.Minutes, Fell(given, ClockKind.Respond).Last());
        Assert.Equal(Case.Start + 36.Minutes, given.Issue.Climb(ClockKind.Respond).LapsedAt);
    }

    // Harm: the work was done, and the ladder climbs on to the district hall.
    [Fact]
    public void Stopping_the_clock_ends_its_climb()
    {
        var given = Case.Dispatched().Until(21.Minutes).Given(new IssueCommand.Accept(), new IssueCommand.Arrive());

        given.Until(3.Hours);

        Assert.Equal(3, Fell(given, ClockKind.Respond).Count());
        Assert.DoesNotContain(Wake.Of(given.Issue), wake => wake.Kind is WakeKind.Respond or WakeKind.Handle);
    }

    // Harm: answering one clock's call answers for a promise nobody has thought of.
    [Fact]
    public void One_clock_or_all_may_be_acknowledged()
    {
        var one = Case.Dispatched().Until(25.Minutes);
        var all = Case.Dispatched().Until(25.Minutes);

        one.Given(new IssueCommand.Acknowledge(ClockKind.Handle));
        all.Given(new IssueCommand.Acknowledge(null));

        Assert.Equal([ClockKind.Handle], Held(one));
        Assert.Equal([ClockKind.Respond, ClockKind.Handle], Held(all));

        static IEnumerable<ClockKind> Held(Case given) => given.Issue.Climbs.Where(climb => climb.HeldUntil is not null).Select(climb => climb.Clock);
    }

    // Harm: an answer given before anybody was called stops calls that were still to come.
    [Fact]
    public void There_is_nothing_to_acknowledge_before_the_first_rung()
    {
        Case.Dispatched().At(15.Minutes).Refused(Refusal.NothingToAcknowledge, new IssueCommand.Acknowledge(null), Town.Dispatcher);
        Case.Dispatched().Until(17.Minutes).Refused(Refusal.NothingToAcknowledge, new IssueCommand.Acknowledge(ClockKind.Plan), Town.Dispatcher);
    }

    // Harm: each further tap moves the end of the promise, and the ladder is held for ever.
    [Fact]
    public void A_second_acknowledgement_is_already_done_and_moves_nothing()
    {
        var given = Case.Dispatched().Until(17.Minutes).Given(new IssueCommand.Acknowledge(null));

        given.At(20.Minutes).Already(null, new IssueCommand.Acknowledge(null), Town.Dispatcher);

        Assert.Equal(Case.Start + 27.Minutes, given.Issue.Climb(ClockKind.Respond).HeldUntil);
    }

    // Harm: an acknowledgement hides the breach itself.
    [Fact]
    public void A_held_climb_does_not_hold_the_clock()
    {
        var given = Case.Dispatched().Until(17.Minutes).Given(new IssueCommand.Acknowledge(ClockKind.Respond)).Until(21.Minutes);

        Assert.NotNull(given.Issue.Clock(ClockKind.Respond).BreachedAt);
        Assert.Single(Fell(given, ClockKind.Respond));
    }

    // Harm: on a short clock the community is called before the grid chief, and the tape shows rungs out of order.
    [Fact]
    public void Rungs_keep_their_order_on_any_target()
    {
        var short5 = SlaPolicy.Pledge2341 with { Respond = 5.Minutes };
        var given = Case.Dispatched(short5).Until(1.Hours);

        var fell = given.Events.OfType<IssueEvent.RungFell>().Where(rung => rung.Clock == ClockKind.Respond).ToArray();

        Assert.Equal([1, 2, 3, 4, 5], fell.Select(rung => rung.Rung));
        Assert.Equal([4.Minutes, 6.Minutes, 6.Minutes, 20.Minutes, 35.Minutes], fell.Select(rung => rung.DueAt - Case.Start));
    }

    // Harm: people agreed to one ladder and another one is run.
    [Fact]
    public void The_default_ladder_is_the_one_people_have_read() =>
        Approved.Equal("ladder.txt", LadderText.Print());
}
