namespace GridOrleans.Domain.Tests.Whistles;

/// <summary>双向评价: caller and called unit rate each other at the end, once each.</summary>
public sealed class LineRatingTests
{
    private static readonly Actor Water = Town.Liaison(Town.Water);

    // Harm: only the strong rate the weak.
    [Fact]
    public void Both_sides_rate_once_each()
    {
        var given = Done();

        given.Done(Rate(given, LineSide.Caller, 5, "来得快"), Town.Liaison(Town.Community));
        given.Done(Rate(given, LineSide.Unit, 2, " 叫错了单位 "), Water);
        given.Refused(Refusal.RatedAlready, Rate(given, LineSide.Caller, 1), Town.Dispatcher);
        given.Refused(Refusal.RatedAlready, Rate(given, LineSide.Unit, 5), Water);

        var line = given.Issue.Whistles[^1];
        Assert.Equal((5, "来得快", 2, "叫错了单位"), (line.ByCaller!.Score, line.ByCaller.Words, line.ByUnit!.Score, line.ByUnit.Words));
    }

    // Harm: a unit rates itself, or the dispatcher rates in its name.
    [Fact]
    public void Each_side_speaks_for_itself()
    {
        var given = Done();

        given.Refused(Refusal.NotYours, Rate(given, LineSide.Caller, 5), Water);
        given.Refused(Refusal.NotYours, Rate(given, LineSide.Unit, 5), Town.Dispatcher);
        given.Refused(Refusal.NotYours, Rate(given, LineSide.Unit, 5), Town.Liaison(Town.Firm));
        given.Refused(Refusal.NotYours, Rate(given, LineSide.Caller, 1), Town.Member);
        given.Refused(Refusal.NotYours, Rate(given, LineSide.Caller, 1), Town.Reporter);
    }

    // Harm: a unit is rated before it could show what it does, or for a call that was taken back.
    [Fact]
    public void Nothing_is_rated_before_it_is_over_nor_what_was_withdrawn()
    {
        var given = Called();
        given.Refused(Refusal.LineOpen, Rate(given, LineSide.Caller, 5), Town.Dispatcher);

        given.Given(new IssueCommand.WithdrawLine(given.LineOf(Town.Water), "叫错了"));

        given.Refused(Refusal.NoSuchLine, Rate(given, LineSide.Caller, 5), Town.Dispatcher);
    }

    // Harm: a unit that declined, or was at work when the case ended, can never be told what the caller thinks of that.
    [Fact]
    public void Who_declined_or_was_released_is_rated_and_so_is_the_lead()
    {
        var declined = Called();
        declined.Given(new IssueCommand.Decline(declined.LineOf(Town.Water), "不归我管"));
        var released = Called(IssueState.Handling);
        released.Given(new IssueCommand.ReportIn(released.LineOf(Town.Water)), new IssueCommand.Complete(Outcome.Resolved, "修好了"));

        declined.Done(Rate(declined, LineSide.Caller, 1), Town.Dispatcher);
        released.Done(Rate(released, LineSide.Caller, 4), Town.Dispatcher);
        released.Done(new IssueCommand.RateLine(released.LineOf(Town.Firm), LineSide.Caller, 5, null), Town.Dispatcher);
    }

    // Harm: a quarrel is reopened years later.
    [Fact]
    public void Not_after_the_time_for_complaints_is_over()
    {
        var given = Called(IssueState.Handling);
        given.Given(new IssueCommand.LineDone(given.LineOf(Town.Water), "阀门已关"), new IssueCommand.Complete(Outcome.Resolved, "修好了"), new IssueCommand.Check(true, null));

        given.At(7.Days).Refused(Refusal.WindowOver, Rate(given, LineSide.Unit, 5), Water);
        given.At(7.Days - 1.Seconds).Done(Rate(given, LineSide.Unit, 5), Water);
    }

    // Harm: a score nobody can place.
    [Theory]
    [InlineData(0)]
    [InlineData(6)]
    public void Scores_are_one_to_five(int score)
    {
        var given = Done();
        given.Refused(Refusal.ScoreOutOfRange, Rate(given, LineSide.Caller, score), Town.Dispatcher);
    }

    private static IssueCommand.RateLine Rate(Case given, LineSide by, int score, string? words = null) => new(given.LineOf(Town.Water), by, score, words);

    private static Case Called(IssueState state = IssueState.Dispatched) =>
        Case.In(state).Given(new IssueCommand.Whistle(WhistleKind.Community, "孙村社区", [Town.Water]));

    private static Case Done()
    {
        var given = Called();
        return given.Given(new IssueCommand.LineDone(given.LineOf(Town.Water), "阀门已关"));
    }
}
