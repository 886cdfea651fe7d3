namespace GridOrleans.Domain.Tests.Issues;

public sealed class AccessTests
{
    /// <summary>Every command a person may give, in a state that takes it.</summary>
    public static TheoryData<CommandKind, IssueState> Commanded =>
    [
        (CommandKind.File, IssueState.Reported),
        (CommandKind.Refuse, IssueState.Reported),
        (CommandKind.Void, IssueState.Reported),
        (CommandKind.Dispatch, IssueState.Filed),
        (CommandKind.Redispatch, IssueState.Dispatched),
        (CommandKind.Accept, IssueState.Dispatched),
        (CommandKind.Arrive, IssueState.Accepted),
        (CommandKind.Handle, IssueState.Accepted),
        (CommandKind.Complete, IssueState.Handling),
        (CommandKind.Return, IssueState.Dispatched),
        (CommandKind.Check, IssueState.Completed),
        (CommandKind.Whistle, IssueState.Dispatched),
        (CommandKind.Acknowledge, IssueState.Dispatched),
        (CommandKind.ReportIn, IssueState.Dispatched),
        (CommandKind.Decline, IssueState.Dispatched),
    ];

    // Harm: a liaison of another department moves a case that is none of its business.
    [Theory]
    [MemberData(nameof(Commanded))]
    public void Who_has_nothing_to_do_with_the_issue_may_do_nothing(CommandKind kind, IssueState state)
    {
        var given = Given(state);
        foreach (var stranger in new[] { Town.Liaison("dept-other"), Town.DispatcherElsewhere, Town.MemberElsewhere, Town.Display })
        {
            given.Refused(Refusal.NotYours, Commands.Sample(kind, given.Issue, Town.Firm), stranger);
        }
    }

    // Harm: a liaison checks its own work, or sends its case to a neighbour (推诿).
    [Theory]
    [InlineData(CommandKind.Check, IssueState.Completed)]
    [InlineData(CommandKind.Redispatch, IssueState.Dispatched)]
    [InlineData(CommandKind.Void, IssueState.Dispatched)]
    [InlineData(CommandKind.Whistle, IssueState.Dispatched)]
    public void The_lead_unit_does_not_direct_its_own_case(CommandKind kind, IssueState state)
    {
        var given = Given(state);
        given.Refused(Refusal.NotYours, Commands.Sample(kind, given.Issue), Town.Liaison(Town.Firm));
    }

    // Harm: the dispatcher at the desk cannot act for a unit that answered by telephone.
    [Theory]
    [MemberData(nameof(Commanded))]
    public void Dispatchers_and_administrators_of_the_area_may_direct(CommandKind kind, IssueState state)
    {
        foreach (var actor in new[] { Town.Dispatcher, Town.Administrator })
        {
            var given = Given(state);
            given.Done(Commands.Sample(kind, given.Issue, Town.Firm), actor);
        }
    }

    // Harm: somebody outside fires a clock early or calls a rung in the ladder's name.
    [Theory]
    [InlineData(CommandKind.ClockDue)]
    [InlineData(CommandKind.Escalate)]
    public void Only_rules_give_the_machines_own_commands(CommandKind kind) =>
        Case.Dispatched().Refused(Refusal.NotYours, Commands.Sample(kind, null), Town.Administrator);

    // Harm: the grid member on the street gets a call and cannot answer it.
    [Fact]
    public void A_grid_member_answers_calls_of_its_own_grid() =>
        Given(IssueState.Dispatched).Done(new IssueCommand.Acknowledge(null), Town.Member);

    // Harm: personal circumstances show to people whose work does not need them.
    [Fact]
    public void An_issue_is_seen_by_those_whose_work_it_is()
    {
        var issue = Case.Dispatched().Given(new IssueCommand.Whistle(WhistleKind.Community, "社区", [Town.Water])).Issue;

        Assert.All(
            [Town.Administrator, Town.Dispatcher, Town.Member, Town.Liaison(Town.Firm), Town.Liaison(Town.Water), Town.Rule],
            actor => Assert.True(IssueAccess.MaySee(actor, issue), actor.Id));
        Assert.All(
            [Town.DispatcherElsewhere, Town.MemberElsewhere, Town.Liaison(Town.Police), Town.Display, Town.Reporter],
            actor => Assert.False(IssueAccess.MaySee(actor, issue), actor.Id));
    }

    // Harm: the office that the ladder calls at night cannot open the case it was called to.
    [Fact]
    public void An_office_that_was_called_by_the_ladder_sees_and_answers()
    {
        var given = Case.Dispatched().Until(16.Minutes);
        var office = Town.Liaison(Town.Grid);
        Assert.False(IssueAccess.MaySee(office, given.Issue));

        given.Given(new IssueCommand.Escalate(ClockKind.Respond, 1, 1, Town.Grid, "孙村 12 网格"));

        Assert.True(IssueAccess.MaySee(office, given.Issue));
        given.Done(new IssueCommand.Acknowledge(ClockKind.Respond), office);
    }

    // Harm: a case outside every grid is seen by every street, or by none.
    [Fact]
    public void A_code_covers_what_starts_with_it()
    {
        Assert.True(Town.Dispatcher.Serves(Town.Grid));
        Assert.False(Town.Member.Serves(Town.Community));
        Assert.False(Town.Dispatcher.Serves(Town.District));
        Assert.True(Town.Administrator.Serves(Town.District));
        Assert.False(Town.Liaison(Town.Firm).SpeaksFor(null));
    }

    /// <summary>With a rung called where the issue is open, so that there is something to acknowledge.</summary>
    private static Case Given(IssueState state)
    {
        var given = Case.In(state);
        return given.Issue.IsOpen ? given.Until(17.Minutes) : given;
    }
}
