namespace GridOrleans.Domain.Tests.Issues;

public sealed class EndTests
{
    // Harm: a refused or void case goes on breaching, and the statistics with it.
    [Theory]
    [InlineData(CommandKind.Refuse, IssueState.Reported, IssueState.Refused)]
    [InlineData(CommandKind.Void, IssueState.Reported, IssueState.Voided)]
    [InlineData(CommandKind.Void, IssueState.Filed, IssueState.Voided)]
    [InlineData(CommandKind.Void, IssueState.Dispatched, IssueState.Voided)]
    public void Refused_and_void_cases_rest(CommandKind kind, IssueState state, IssueState end)
    {
        var given = Case.In(state).At(5.Minutes);

        given.Done(Commands.Sample(kind, given.Issue), Town.Dispatcher);

        Assert.Equal(end, given.Issue.State);
        Assert.False(given.Issue.IsOpen);
        Assert.Empty(Wake.Of(given.Issue));
        Assert.DoesNotContain(given.Issue.Whistles, line => line.IsUnanswered);
        Assert.DoesNotContain(given.Issue.Holders, holder => holder.To is null);
    }

    // Harm: work that somebody is doing vanishes from the record at a click.
    [Theory]
    [InlineData(IssueState.Accepted)]
    [InlineData(IssueState.Handling)]
    [InlineData(IssueState.Completed)]
    public void A_case_somebody_works_on_cannot_be_void(IssueState state) =>
        Case.In(state).Refused(Refusal.WrongState, new IssueCommand.Void("重复"), Town.Administrator);

    // Harm: somebody but the reporter rates the work.
    [Fact]
    public void Only_the_reporter_rates()
    {
        var given = Case.In(IssueState.Closed);
        given.Refused(Refusal.NotYours, new IssueCommand.Rate(5, null), Town.Administrator);
        given.Refused(Refusal.NotYours, new IssueCommand.Rate(5, null), Town.Liaison(Town.Firm));

        given.Done(new IssueCommand.Rate(2, "慢"), Town.Reporter);

        Assert.Equal((IssueState.Appraised, 2), (given.Issue.State, given.Issue.Rating));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(6)]
    [InlineData(-1)]
    [InlineData(int.MaxValue)]
    public void A_score_is_one_to_five(int score) =>
        Case.In(IssueState.Closed).Refused(Refusal.ScoreOutOfRange, new IssueCommand.Rate(score, null), Town.Reporter);

    // Harm: a reporter with a tracking link can move the case.
    [Theory]
    [MemberData(nameof(WhatIsNotTheReporters))]
    public void The_reporter_may_rate_and_urge_and_nothing_else(CommandKind kind) =>
        Case.Dispatched().Refused(Refusal.NotYours, Commands.Sample(kind, null), Town.Reporter);

    public static TheoryData<CommandKind> WhatIsNotTheReporters => [.. Enum.GetValues<CommandKind>().Except([CommandKind.Rate, CommandKind.Urge])];
}
