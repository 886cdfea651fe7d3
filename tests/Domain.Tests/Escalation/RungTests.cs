namespace GridOrleans.Domain.Tests.Escalation;

/// <summary>Rungs that count on some clocks only, ladders that repeat, and what a rung does besides calling.</summary>
public sealed class RungTests
{
    private static readonly Rung Member = new(LadderStep.Member, RungMoment.Yellow, TimeSpan.Zero, 10.Minutes);
    private static readonly Rung Street = new(LadderStep.Street, RungMoment.Red, 15.Minutes, 15.Minutes);

    private static Ladder Of(params Rung[] rungs) => new("own", 1, rungs);

    private static IEnumerable<(int Rung, int Pass, TimeSpan Due)> Fell(Case given, ClockKind clock) => given.Events.OfType<IssueEvent.RungFell>()
        .Where(fell => fell.Clock == clock).Select(fell => (fell.Rung, fell.Pass, fell.DueAt - Case.Start));

    internal static IssueCommand.Escalate Call(int rung, ClockKind clock = ClockKind.Respond, int pass = 0, int generation = 1) =>
        new(clock, generation, rung, Town.Street, "孙村街道", pass);

    // Harm: the street is called because a plan of tomorrow is late, where the district wanted it for response only.
    [Fact]
    public void A_rung_counts_on_its_own_clocks_only()
    {
        var given = Case.Dispatched(null, Of(Member, Street with { Clocks = [ClockKind.Respond] }, Member with { Moment = RungMoment.Red })).Until(2.Days);

        Assert.Equal([(1, 0, 16.Minutes), (2, 0, 35.Minutes), (3, 0, 35.Minutes)], Fell(given, ClockKind.Respond));
        Assert.Equal([(1, 0, 24.Minutes), (3, 0, 30.Minutes)], Fell(given, ClockKind.Handle));
    }

    // Harm: everybody was called once at night, nobody answered, and the case is never heard of again.
    [Fact]
    public void The_last_rungs_are_called_again_so_often_and_no_more()
    {
        var ladder = Of(Member, Member with { Moment = RungMoment.Red }, Street) with { Repeat = new(2, 2, 30.Minutes) };

        var given = Case.Dispatched(null, ladder).Until(2.Days);

        Assert.Equal(
            [
                (1, 0, 16.Minutes), (2, 0, 20.Minutes), (3, 0, 35.Minutes),
                (2, 1, 50.Minutes), (3, 1, 65.Minutes), (2, 2, 80.Minutes), (3, 2, 95.Minutes),
            ],
            Fell(given, ClockKind.Respond));
    }

    // Harm: an answer that ran out lets all repetitions ring at once.
    [Fact]
    public void A_repetition_keeps_its_distance_after_a_lapse()
    {
        var ladder = Of(Member with { AcknowledgedFor = 10.Hours }) with { Repeat = new(1, 2, 30.Minutes) };

        var given = Case.Dispatched(null, ladder).Until(17.Minutes).Given(new IssueCommand.Acknowledge(ClockKind.Respond)).Until(20.Hours);

        Assert.Equal([(1, 0, 16.Minutes), (1, 1, 10.Hours + 17.Minutes), (1, 2, 10.Hours + 47.Minutes)], Fell(given, ClockKind.Respond));
    }

    // Harm: a repetition is taken for the first call and nobody is called again.
    [Fact]
    public void Each_pass_is_called_once_and_for_itself()
    {
        var given = Case.Dispatched(null, Of(Member) with { Repeat = new(1, 1, 30.Minutes) }).Until(1.Hours);

        Assert.IsType<IssueEvent.RungCalled>(Assert.Single(given.Done(Call(1))));
        Assert.IsType<IssueEvent.RungCalled>(Assert.Single(given.Done(Call(1, pass: 1))));

        given.Already(null, Call(1));
        given.Already(null, Call(1, pass: 1));
        given.Already(null, Call(1, pass: 2));
        Assert.All(given.Issue.Climb(ClockKind.Respond).Calls, call => Assert.NotNull(call.CalledAt));
    }

    // Harm: a rung that should give a card, a new unit and an urgent whistle does only some of it, or in two decisions of which one is lost.
    [Fact]
    public void What_a_rung_does_besides_happens_in_the_decision_that_calls_it()
    {
        var rung = Member with { Card = SupervisionLevel.Yellow, Reassign = new(Town.OtherFirm), Whistle = [Town.Water, Town.Police] };
        var given = Case.Dispatched(null, Of(rung)).Until(16.Minutes);

        var happened = given.Done(Call(1));

        Assert.Equal(
            [typeof(IssueEvent.RungCalled), typeof(IssueEvent.Supervised), typeof(IssueEvent.Redispatched), typeof(IssueEvent.UnitsCalled)],
            happened.Select(each => each.GetType()));
        Assert.Equal((SupervisionLevel.Yellow, Town.OtherFirm), (given.Issue.Supervision, given.Issue.LeadUnitId));
        Assert.Equal([Town.OtherFirm, Town.Water, Town.Police], given.Issue.Whistles.Where(line => !line.IsOver).Select(line => line.UnitId));
        Assert.Equal(given.Issue.Whistles.Count, given.Issue.Whistles.Select(line => line.Id).Distinct().Count());
        Assert.Equal(WhistleKind.Urgent, given.Issue.Whistles[^1].Kind);
    }

    // Harm: each repetition hands the case on to somebody else.
    [Fact]
    public void A_repetition_only_calls_again()
    {
        var ladder = Of(Member with { Reassign = new(Town.OtherFirm), Card = SupervisionLevel.Red }) with { Repeat = new(1, 1, 30.Minutes) };
        var given = Case.Dispatched(null, ladder).Until(16.Minutes).Given(Call(1)).Given(new IssueCommand.Redispatch(Town.To(Town.Firm), "查明了")).Until(1.Hours);

        Assert.IsType<IssueEvent.RungCalled>(Assert.Single(given.Done(Call(1, pass: 1))));
        Assert.Equal(Town.Firm, given.Issue.LeadUnitId);
    }

    // Harm: nobody took the case on, and the rung that hands it to the fallback finds no unit to take it from.
    [Fact]
    public void A_case_without_a_unit_is_given_to_the_fallback()
    {
        var given = Case.Reported(null, Of(Member with { Reassign = new(null) })).Until(16.Minutes);

        given.Done(Call(1));

        Assert.Equal((IssueState.Dispatched, Town.Fallback), (given.Issue.State, given.Issue.LeadUnitId));
    }

    // Harm: a card that was given already makes the call itself fail, and nobody is called.
    [Fact]
    public void What_the_case_does_not_take_is_left_out_and_the_office_called_all_the_same()
    {
        var rung = Member with { Card = SupervisionLevel.Yellow, Reassign = new(Town.Firm) };
        var given = Case.Dispatched(null, Of(rung)).Until(16.Minutes).Given(new IssueCommand.Supervise(SupervisionLevel.Red, "市长信箱"));

        Assert.IsType<IssueEvent.RungCalled>(Assert.Single(given.Done(Call(1))));
        Assert.Equal(SupervisionLevel.Red, given.Issue.Supervision);
    }
}
