namespace GridOrleans.Domain.Tests.Escalation;

public sealed class EscalateTests
{
    private static IssueCommand.Escalate Rung(int rung) => new(ClockKind.Respond, 1, rung, Town.Grid, "孙村 12 网格");

    // Harm: a rung fell due and the record does not say who was called.
    [Fact]
    public void The_job_calls_the_rung_that_fell()
    {
        var given = Case.Dispatched().Until(16.Minutes).At(16.Minutes + 1.Seconds);

        given.Done(Rung(1));

        var call = Assert.Single(given.Issue.Climb(ClockKind.Respond).Calls);
        Assert.Equal((Case.Start + 16.Minutes, Case.Start + 16.Minutes + 1.Seconds), (call.FellDueAt, call.CalledAt));
        Assert.Equal((Town.Grid, "孙村 12 网格"), (call.AudienceUnitId, call.AudienceName));
    }

    // Harm: a job that runs again after a crash rings the same phone twice.
    [Fact]
    public void Escalating_twice_is_already_done()
    {
        var given = Case.Dispatched().Until(16.Minutes).Given(Rung(1));
        var before = given.Issue;

        given.Already(null, Rung(1));

        Assert.Same(before, given.Issue);
    }

    // Harm: a job that lagged calls somebody for a case that is answered.
    [Fact]
    public void A_rung_is_not_called_once_it_is_answered_or_its_clock_has_stopped()
    {
        Case.Dispatched().Until(16.Minutes).Given(new IssueCommand.Acknowledge(null)).Already(null, Rung(1));
        Case.Dispatched().Until(16.Minutes).Given(new IssueCommand.Accept()).Already(null, Rung(1));
    }

    // Harm: the job of a rung was late, its answer has lapsed, and the office is never called at all.
    [Fact]
    public void A_rung_whose_answer_lapsed_before_it_was_called_is_called()
    {
        var given = Case.Dispatched().Until(16.Minutes).Given(new IssueCommand.Acknowledge(null)).Until(27.Minutes);

        given.Done(Rung(1));

        Assert.NotNull(given.Issue.Climb(ClockKind.Respond).Calls[0].CalledAt);
    }

    // Harm: a made-up or outdated job calls offices that the ladder has not reached.
    [Fact]
    public void What_never_fell_is_never_called()
    {
        var given = Case.Dispatched().Until(16.Minutes);

        given.Already(null, Rung(2));
        given.Already(null, Rung(1) with { Generation = 2 });
        given.Already(null, Rung(1) with { Clock = ClockKind.Close });
    }
}
