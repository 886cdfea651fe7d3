namespace GridOrleans.Domain.Tests.Issues;

/// <summary>挂账: the only thing that stops a clock without stopping it for good.</summary>
public sealed class ParkTests
{
    // Harm: a case that waits for parts breaches while it stands still, or gets time it had used.
    [Fact]
    public void Every_running_clock_stands_still_and_keeps_what_was_left()
    {
        var given = Case.In(IssueState.Handling).At(1.Hours).Given(new IssueCommand.Park("等配件", Case.Start + 2.Days));
        Assert.Equal([WakeKind.Review], Wake.Of(given.Issue).Select(wake => wake.Kind));

        given.At(11.Hours).Given(new IssueCommand.Resume("到货"));

        var close = given.Issue.Clock(ClockKind.Close);
        Assert.Equal((IssueState.Handling, 3.Hours, 10.Hours), (given.Issue.State, close.LeftAt(given.Now), close.StoodStill));
        Assert.Equal((Case.Start + 14.Hours, Case.Start + 4.Hours), (close.DueAt, close.FirstDueAt));
    }

    // Harm: a parked case is forgotten (挂账问题库 grows for ever).
    [Fact]
    public void At_its_review_date_it_goes_on_by_itself()
    {
        var given = Case.In(IssueState.Handling).At(1.Hours).Given(new IssueCommand.Park("等配件", Case.Start + 2.Days));

        given.Until(2.Days);

        Assert.Equal((IssueState.Handling, null), (given.Issue.State, given.Issue.Parking));
        Assert.IsType<IssueEvent.Resumed>(given.History[^1].Events[0]);
    }

    // Harm: the server was down at the review date, and the case is late by the outage or stands still for ever.
    [Fact]
    public void A_review_noticed_late_still_comes_before_what_people_do_next()
    {
        var given = Case.In(IssueState.Handling).At(1.Hours).Given(new IssueCommand.Park("等配件", Case.Start + 2.Days));

        var happened = given.At(2.Days + 1.Hours).Done(new IssueCommand.Complete(Outcome.Resolved, "修好了"));

        Assert.Equal([typeof(IssueEvent.Resumed), typeof(IssueEvent.Completed)], happened.Select(each => each.GetType()));
    }

    // Harm: an answered call climbs the moment a parked case goes on.
    [Fact]
    public void An_acknowledgement_keeps_the_time_it_had_left()
    {
        var given = Case.In(IssueState.Handling).Until(3.Hours + 12.Minutes);
        given.Given(new IssueCommand.Acknowledge(ClockKind.Close));
        given.At(3.Hours + 15.Minutes).Given(new IssueCommand.Park("等配件", Case.Start + 2.Days));

        given.At(23.Hours + 15.Minutes).Given(new IssueCommand.Resume(null));

        Assert.Equal(Case.Start + 23.Hours + 22.Minutes, given.Issue.Climb(ClockKind.Close).HeldUntil);
    }

    // Harm: a holder is measured by time in which nobody could work.
    [Fact]
    public void The_holders_due_times_move_on_with_the_park()
    {
        var given = Case.In(IssueState.Handling).At(1.Hours).Given(new IssueCommand.Park("等配件", Case.Start + 2.Days));

        given.At(3.Hours).Given(new IssueCommand.Resume(null));

        Assert.Equal(Case.Start + 6.Hours, given.Issue.Holders[^1].CloseDueAt);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(367 * 24)]
    public void The_review_lies_ahead_and_within_a_year(int hours) => Case.In(IssueState.Handling)
        .Refused(Refusal.MomentOutOfRange, new IssueCommand.Park("等配件", Case.Start + hours.Hours), Town.ShiftLeader);

    [Fact]
    public void A_park_needs_a_reason() => Case.In(IssueState.Handling)
        .Refused(Refusal.ReasonRequired, new IssueCommand.Park(" ", Case.Start + 2.Days), Town.ShiftLeader);
}
