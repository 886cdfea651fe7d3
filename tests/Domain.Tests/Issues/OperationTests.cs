namespace GridOrleans.Domain.Tests.Issues;

public sealed class OperationTests
{
    // Harm: a phone that retries in a lift accepts, rates or dispatches twice.
    [Fact]
    public void The_same_operation_gets_the_same_answer_and_changes_nothing()
    {
        var operation = Guid.NewGuid();
        var given = Case.Dispatched();
        given.Done(new IssueCommand.Accept(), operation: operation);
        var before = given.Issue;

        given.At(9.Minutes).Already(2, new IssueCommand.Accept(), operation: operation);

        Assert.Same(before, given.Issue);
    }

    // Harm: a retried report starts its clocks again.
    [Fact]
    public void A_repeated_report_is_the_same_report()
    {
        var operation = Guid.NewGuid();
        var given = Case.Empty();
        given.Done(Town.Report(Town.To(Town.Firm)), operation: operation);

        given.At(9.Minutes).Already(1, Town.Report(Town.To(Town.Firm)), operation: operation);
    }

    // Harm: a refused attempt burns its operation id, and the corrected retry is swallowed as “already done”.
    [Fact]
    public void A_refused_operation_may_be_tried_again()
    {
        var operation = Guid.NewGuid();
        var given = Case.In(IssueState.Handling);
        Assert.IsType<Decision.Refused>(given.Decide(new IssueCommand.Complete(Outcome.Resolved, ""), operation: operation));

        given.Done(new IssueCommand.Complete(Outcome.Resolved, "修好了"), operation: operation);
    }

    // Harm: an issue grows without bound by the ids it remembers.
    [Fact]
    public void An_issue_remembers_its_latest_operations_only()
    {
        var given = Case.Dispatched();
        for (var round = 0; round < Issue.OperationsKept; round++)
        {
            given.Given(new IssueCommand.Redispatch(Town.To(round % 2 == 0 ? Town.OtherFirm : Town.Firm), "换单位"));
        }

        Assert.Equal(Issue.OperationsKept, given.Issue.Operations.Count);
        Assert.Equal(given.Issue.Version, given.Issue.Operations[^1].Version);
        Assert.Null(given.Issue.Find(given.History[0].Stamp.OperationId));
    }

    // Harm: deciding again after a lost race calls the same unit under another line.
    [Fact]
    public void Deciding_again_decides_the_same()
    {
        var stamp = new Stamp(Case.Start, Guid.NewGuid(), Town.Rule);
        var issue = Case.Dispatched().Issue;
        var whistle = new IssueCommand.Whistle(WhistleKind.Community, "社区", [Town.Water, Town.Police]);

        var first = Assert.IsType<Decision.Done>(IssueDecider.Decide(issue, whistle, stamp));

        Same.As(first, Assert.IsType<Decision.Done>(IssueDecider.Decide(issue, whistle, stamp)));
        Assert.Equal(2, Assert.IsType<IssueEvent.UnitsCalled>(Assert.Single(first.Events)).Lines.Select(line => line.LineId).Distinct().Count());
    }

    // Harm: the stored history keeps microseconds, so a replay would give slightly other due times than those that were promised.
    [Fact]
    public void Time_is_stamped_as_the_store_keeps_it()
    {
        var stamp = new Stamp(Case.Start.AddTicks(12_345_678).ToOffset(8.Hours), Guid.NewGuid(), Town.Rule);

        Assert.Equal(Case.Start.AddTicks(12_345_670), stamp.At);
        Assert.Equal(TimeSpan.Zero, stamp.At.Offset);
        Assert.Equal(stamp.At, (stamp with { At = Case.Start.AddTicks(12_345_678) }).At);
    }
}
