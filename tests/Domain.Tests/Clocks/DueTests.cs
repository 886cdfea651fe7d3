namespace GridOrleans.Domain.Tests.Clocks;

public sealed class DueTests
{
    // Harm: a wrong clock on one server fires a breach nobody deserved.
    [Fact]
    public void A_wake_up_before_its_time_is_refused()
    {
        var given = Case.Dispatched();

        given.At(16.Minutes - TimeSpan.FromMicroseconds(1)).Refused(Refusal.TooEarly, given.Due(ClockKind.Respond));
        Assert.IsType<IssueEvent.ClockWarned>(given.At(16.Minutes).Done(given.Due(ClockKind.Respond))[0]);
    }

    // Harm: a wake-up that was armed before the clock stopped breaches a unit that answered in time.
    [Fact]
    public void A_wake_up_of_an_older_generation_is_void()
    {
        var given = Case.Dispatched();
        var armed = given.Due(ClockKind.Respond);
        given.At(5.Minutes).Given(new IssueCommand.Accept());

        given.At(25.Minutes).Already(null, armed);
        given.Already(null, given.Due(ClockKind.Respond));
    }

    // Harm: the timer and the sweeper both notice, and the breach is on record twice.
    [Fact]
    public void Who_notices_second_changes_nothing()
    {
        var given = Case.Dispatched().Until(16.Minutes);
        var armed = given.Due(ClockKind.Respond);
        given.At(20.Minutes).Done(armed);
        var before = given.Issue;

        given.Refused(Refusal.TooEarly, armed);

        Assert.Same(before, given.Issue);
    }

    // Harm: after an outage a breach or a rung is missing, doubled, or recorded in an order that never was.
    [Fact]
    public void After_a_long_outage_everything_overdue_is_recorded_in_order_and_once()
    {
        var given = Case.Dispatched().At(10.Hours);

        var done = given.Done(given.Due(ClockKind.Respond));

        Assert.Equal(Enum.GetValues<ClockKind>().Except([ClockKind.Plan]), done.OfType<IssueEvent.ClockBreached>().Select(breach => breach.Clock).Distinct());
        Assert.Equal(3, done.OfType<IssueEvent.ClockBreached>().Count());
        Assert.Equal(15, done.OfType<IssueEvent.RungFell>().Count());
        var dues = done.Select(Story.DueOf).ToArray();
        Assert.Equal(dues.Order(), dues);
        Assert.All(Wake.Of(given.Issue), wake => Assert.True(wake.DueAt > given.Now));
        Assert.Equal(done.OfType<IssueEvent.RungFell>().Count(), done.OfType<IssueEvent.RungFell>().Distinct().Count());
    }

    // Harm: the same outage, noticed by four rows in turn, is recorded four times.
    [Fact]
    public void The_other_clocks_rows_find_nothing_left()
    {
        var given = Case.Dispatched();
        var armed = Enum.GetValues<ClockKind>().Select(given.Due).ToArray();
        given.At(10.Hours).Done(armed[0]);

        foreach (var other in armed) Assert.IsNotType<Decision.Done>(given.Decide(other));
    }

    // Harm: a case noticed late has another history than one noticed in time.
    [Fact]
    public void Noticed_late_or_in_time_the_same_moments_are_recorded()
    {
        var inTime = Case.Dispatched().Until(18.Minutes);
        var late = Case.Dispatched().Until(18.Minutes);
        foreach (var given in new[] { inTime, late }) given.Given(new IssueCommand.Acknowledge(ClockKind.Respond));

        inTime.Until(10.Hours);
        late.At(10.Hours).Done(late.Due(ClockKind.Respond));

        Assert.Equal(Moments(inTime), Moments(late));
        Same.As(inTime.Issue.Climb(ClockKind.Respond).Calls, late.Issue.Climb(ClockKind.Respond).Calls);

        static IEnumerable<IssueEvent> Moments(Case given) => given.Events
            .Where(happened => happened is IssueEvent.ClockWarned or IssueEvent.ClockBreached or IssueEvent.RungFell or IssueEvent.AcknowledgementLapsed);
    }
}
