namespace GridOrleans.Domain.Tests.Matrix;

public sealed class TransitionMatrixTests
{
    // Harm: a transition appears or vanishes in passing, and a desk loses a button or gains one.
    [Fact]
    public void The_whole_matrix_is_the_one_people_have_read() =>
        Approved.Equal("transition-matrix.txt", TransitionMatrix.Print());

    // Harm: the screen offers a button that the decider refuses, or hides one that works.
    [Theory]
    [MemberData(nameof(States))]
    public void The_decider_refuses_by_state_exactly_what_the_table_forbids(IssueState state)
    {
        foreach (var kind in Enum.GetValues<CommandKind>())
        {
            var given = TransitionMatrix.Given(state);
            var refused = given.Decide(Commands.Sample(kind, given.Issue)) is Decision.Refused { Refusal.Code: Refusal.WrongState };
            Assert.True(refused != TransitionTable.Allows(state, kind), $"{kind} in {state}: refused by state is {refused}");
        }
    }

    // Harm: a screen shows a button for what only the machine may do, or what belongs to a line or to something asked for.
    [Fact]
    public void Buttons_are_what_people_press_on_the_issue_itself() =>
        Assert.Equal(
            Enum.GetValues<CommandKind>().Except(
                [CommandKind.Report, CommandKind.ReportIn, CommandKind.Decline, CommandKind.ClockDue, CommandKind.Escalate,
                    CommandKind.LineArrive, CommandKind.LineDone, CommandKind.WithdrawLine, CommandKind.RateLine, CommandKind.CallLineRung,
                    CommandKind.Absorb, CommandKind.MoveUp, CommandKind.Approve, CommandKind.Deny, CommandKind.WithdrawAsk]).Order(),
            TransitionTable.Buttons.Order());

    public static TheoryData<IssueState> States => [.. Enum.GetValues<IssueState>()];
}
