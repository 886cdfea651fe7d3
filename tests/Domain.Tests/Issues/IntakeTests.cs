namespace GridOrleans.Domain.Tests.Issues;

public sealed class IntakeTests
{
    // Harm: a report with a known unit waits in a queue for a clerk while its 20 minutes run.
    [Fact]
    public void A_report_with_a_route_is_filed_and_dispatched_at_once()
    {
        var done = Case.Empty().Done(Town.Report(Town.To(Town.Firm)));

        Assert.Collection(
            done,
            happened => Assert.IsType<IssueEvent.Reported>(happened),
            happened => Assert.IsType<IssueEvent.Filed>(happened),
            happened => Assert.Equal(Town.To(Town.Firm), Assert.IsType<IssueEvent.Dispatched>(happened).Route));
    }

    // Harm: nobody is accountable for a report that no rule could route.
    [Fact]
    public void A_report_without_a_route_waits_with_the_fallback_owner()
    {
        var report = Case.Reported().Issue;

        Assert.Equal(IssueState.Reported, report.State);
        Assert.Equal(Town.Fallback, report.OwnerUnitId);
        Assert.Null(report.LeadUnitId);
        Assert.Empty(report.Holders);
    }

    // Harm: the four promises of 2341 start at different moments, so the citizen's 4 hours begin late.
    [Fact]
    public void All_four_clocks_start_together_when_the_report_is_taken()
    {
        var clocks = Case.Reported().Issue.Clocks;

        Assert.Equal(Enum.GetValues<ClockKind>(), clocks.Select(clock => clock.Kind));
        Assert.All(clocks, clock => Assert.Equal(Case.Start, clock.StartedAt));
        Assert.Equal([20.Minutes, 30.Minutes, 4.Hours, 1.Days], clocks.Select(clock => clock.DueAt - Case.Start));
    }

    // Harm: an edit of the policy bends the promise made to people who have already reported.
    [Fact]
    public void Policy_and_ladder_are_frozen_into_the_issue()
    {
        var drill = SlaPolicy.Pledge2341.Drilled(60);
        var report = Case.Reported(drill, Ladder.FourLevels.Drilled(60)).Issue;

        Assert.Equal(drill, report.Policy);
        Assert.Equal(20.Seconds, report.Clock(ClockKind.Respond).Target);
        Same.As(Ladder.FourLevels.Drilled(60), report.Ladder);
    }

    // Harm: a second report under an existing id overwrites a running case.
    [Fact]
    public void An_issue_is_reported_only_once() =>
        Case.Reported().Refused(Refusal.WrongState, Town.Report(null));

    // Harm: a command with a mistyped id brings a case to life that nobody reported.
    [Theory]
    [MemberData(nameof(EverythingButReport))]
    public void What_was_never_reported_takes_no_command(CommandKind kind) =>
        Case.Empty().Refused(Refusal.UnknownIssue, Commands.Sample(kind, null));

    public static TheoryData<CommandKind> EverythingButReport => [.. Enum.GetValues<CommandKind>().Where(kind => kind != CommandKind.Report)];

    // Harm: a clerk files a case and its owner changes behind everybody's back, or its clocks start again.
    [Fact]
    public void Filing_leaves_clocks_and_owner_alone()
    {
        var given = Case.Reported();
        var before = given.Issue;

        given.At(5.Minutes).Given(new IssueCommand.File());

        Assert.Equal(IssueState.Filed, given.Issue.State);
        Assert.Equal(before.OwnerUnitId, given.Issue.OwnerUnitId);
        Same.As(before.Clocks, given.Issue.Clocks);
    }
}
