namespace GridOrleans.Domain.Tests.Whistles;

/// <summary>called → reported in → arrived → done | declined | withdrawn, each unit for itself.</summary>
public sealed class LineLifeTests
{
    private static readonly Actor Water = Town.Liaison(Town.Water);

    // Harm: what a helper did, and when, is nowhere on record.
    [Fact]
    public void A_helper_reports_in_arrives_and_says_what_it_did()
    {
        var given = Called(Town.Water);

        given.At(5.Minutes).Done(new IssueCommand.ReportIn(given.LineOf(Town.Water)), Water);
        given.At(20.Minutes).Done(new IssueCommand.LineArrive(given.LineOf(Town.Water)), Water);
        given.At(50.Minutes).Done(new IssueCommand.LineDone(given.LineOf(Town.Water), " 阀门已关 "), Water);

        var line = given.Issue.Whistles[^1];
        Assert.Equal((Case.Start + 5.Minutes, Case.Start + 20.Minutes, Case.Start + 50.Minutes), (line.ReportedInAt, line.ArrivedAt, line.DoneAt));
        Assert.Equal(("阀门已关", true), (line.DoneWords, line.IsOver));
        Assert.Equal(IssueState.Dispatched, given.Issue.State);
    }

    // Harm: a crew on site must tap two buttons in the rain, and the first is forgotten.
    [Fact]
    public void Who_arrives_or_is_done_has_reported_in()
    {
        var given = Called(Town.Water, Town.Police).At(10.Minutes);

        given.Done(new IssueCommand.LineArrive(given.LineOf(Town.Water)), Water);
        given.Done(new IssueCommand.LineDone(given.LineOf(Town.Police), "已疏导"), Town.Liaison(Town.Police));

        Assert.All(given.Issue.Whistles.TakeLast(2), line => Assert.Equal(Case.Start + 10.Minutes, line.ReportedInAt));
    }

    // Harm: a phone that sends twice moves the arrival, or is told it failed.
    [Fact]
    public void Arriving_or_finishing_twice_is_already_done()
    {
        var given = Called(Town.Water);
        var arrive = new IssueCommand.LineArrive(given.LineOf(Town.Water));
        var done = new IssueCommand.LineDone(given.LineOf(Town.Water), "阀门已关");

        given.At(10.Minutes).Done(arrive, Water);
        given.At(11.Minutes).Already(null, arrive, Water);
        given.Done(done, Water);
        given.Already(null, done, Water);

        Assert.Equal(Case.Start + 10.Minutes, given.Issue.Whistles[^1].ArrivedAt);
    }

    // Harm: “done” with nothing said leaves the lead to guess; a call vanishes and nobody knows why.
    [Fact]
    public void Done_needs_words_and_withdrawing_a_reason()
    {
        var given = Called(Town.Water);

        given.Refused(Refusal.WordsRequired, new IssueCommand.LineDone(given.LineOf(Town.Water), " "), Water);
        given.Refused(Refusal.ReasonRequired, new IssueCommand.WithdrawLine(given.LineOf(Town.Water), " "), Town.Dispatcher);
    }

    // Harm: the lead “arrives” on its line and the case's own clocks run on to red.
    [Fact]
    public void The_lead_acts_on_the_case_and_not_on_its_line()
    {
        var given = Case.Dispatched();
        var lead = Town.Liaison(Town.Firm);

        given.Refused(Refusal.LeadLine, new IssueCommand.LineArrive(given.LineOf(Town.Firm)), lead);
        given.Refused(Refusal.LeadLine, new IssueCommand.LineDone(given.LineOf(Town.Firm), "修好了"), lead);
        given.Refused(Refusal.LeadLine, new IssueCommand.WithdrawLine(given.LineOf(Town.Firm), "换单位"), Town.Dispatcher);
    }

    // Harm: a department that finds on site that it cannot help stays on the case for ever.
    [Fact]
    public void A_helper_may_decline_after_it_came_but_not_after_it_was_done()
    {
        var given = Called(Town.Water, Town.Police);
        given.Done(new IssueCommand.LineArrive(given.LineOf(Town.Water)), Water);
        given.Given(new IssueCommand.LineDone(given.LineOf(Town.Police), "已疏导"));

        given.Done(new IssueCommand.Decline(given.LineOf(Town.Water), "是燃气管"), Water);
        given.Refused(Refusal.NoSuchLine, new IssueCommand.Decline(given.LineOf(Town.Police), "不归我管"), Town.Liaison(Town.Police));

        Assert.Equal("是燃气管", given.Issue.Whistles.Single(line => line.UnitId == Town.Water).DeclineReason);
    }

    // Harm: the wrong department's phone rings on, because a call cannot be taken back.
    [Fact]
    public void Who_blew_takes_the_call_back_and_it_rings_no_more()
    {
        var given = Called(Town.Water);
        var withdraw = new IssueCommand.WithdrawLine(given.LineOf(Town.Water), "叫错了");

        given.Refused(Refusal.NotYours, withdraw, Water);
        given.Refused(Refusal.NotYours, withdraw, Town.Member);
        given.Refused(Refusal.NotYours, withdraw, Town.DispatcherElsewhere);
        given.Done(withdraw, Town.Liaison(Town.Community));

        Assert.Equal(("叫错了", true, false), (given.Issue.Whistles[^1].WithdrawReason, given.Issue.Whistles[^1].IsOver, given.Issue.Whistles[^1].IsUnanswered));
        given.Refused(Refusal.NoSuchLine, new IssueCommand.ReportIn(given.LineOf(Town.Water)), Town.Dispatcher);
        given.Done(new IssueCommand.Whistle(WhistleKind.Community, "孙村社区", [Town.Water]), Town.Dispatcher);
    }

    // Harm: one unit, or a member passing by, signs off another unit's work.
    [Fact]
    public void Only_the_unit_itself_or_who_directs_the_case_moves_its_line()
    {
        var given = Called(Town.Water, Town.Police);
        IssueCommand[] commands = [new IssueCommand.LineArrive(given.LineOf(Town.Police)), new IssueCommand.LineDone(given.LineOf(Town.Police), "已疏导")];

        foreach (var command in commands)
        {
            foreach (var stranger in new[] { Water, Town.Liaison(Town.Firm), Town.Member, Town.Chief, Town.DispatcherElsewhere, Town.Display, Town.Reporter })
            {
                given.Refused(Refusal.NotYours, command, stranger);
            }

            given.Done(command, Town.Dispatcher);
        }
    }

    // Harm: the case is completed while the co-handler is still in the cellar, or can never be completed because it never answers.
    [Fact]
    public void A_co_handler_holds_the_case_until_it_is_done_or_withdrawn()
    {
        var given = Case.In(IssueState.Handling).Given(new IssueCommand.Split("孙村社区", [Town.Water, Town.Police]));
        var complete = new IssueCommand.Complete(Outcome.Resolved, "修好了");

        given.Refused(Refusal.CoHandlerOpen, complete, Town.Liaison(Town.Firm));
        given.Done(new IssueCommand.LineDone(given.LineOf(Town.Water), "阀门已关"), Water);
        given.Refused(Refusal.CoHandlerOpen, complete, Town.Liaison(Town.Firm));
        given.Done(new IssueCommand.WithdrawLine(given.LineOf(Town.Police), "不需要了"), Town.Dispatcher);
        given.Done(complete, Town.Liaison(Town.Firm));
    }

    // Harm: a helper that is at work when the case ends is shown as done, or is chased for it next week.
    [Fact]
    public void When_the_case_ends_who_was_at_it_is_released_and_who_did_not_answer_is_called_no_more()
    {
        var given = Case.In(IssueState.Handling).Given(new IssueCommand.Whistle(WhistleKind.Community, "孙村社区", [Town.Water, Town.Police]));
        given.Done(new IssueCommand.ReportIn(given.LineOf(Town.Water)), Water);

        given.At(10.Minutes).Given(new IssueCommand.Complete(Outcome.Resolved, "修好了"));

        var (water, police) = (given.Issue.Whistles[^2], given.Issue.Whistles[^1]);
        Assert.Equal((Case.Start + 10.Minutes, null), (water.ReleasedAt, water.DoneAt));
        Assert.Equal(Case.Start + 10.Minutes, police.WithdrawnAt);
        Assert.DoesNotContain(Wake.Of(given.Issue), wake => wake.Kind == WakeKind.Lines);
    }

    // Harm: helpers called in an emergency cannot answer because the lead has just given the case back.
    [Fact]
    public void Helpers_answer_also_while_nobody_leads()
    {
        var given = Called(Town.Water).Given(new IssueCommand.Return("不归我管"));

        given.Done(new IssueCommand.ReportIn(given.LineOf(Town.Water)), Water);
        given.Done(new IssueCommand.LineDone(given.LineOf(Town.Water), "阀门已关"), Water);

        Assert.Equal(IssueState.Filed, given.Issue.State);
    }

    // Harm: a case calls the whole city, and its row grows without end.
    [Fact]
    public void No_case_calls_more_than_forty_helpers()
    {
        var given = Case.Dispatched();
        var many = new IssueCommand.Whistle(WhistleKind.Community, "孙村社区", [.. Enumerable.Range(1, 20).Select(number => $"dept-{number}")]);
        given.Given(many, many with { UnitIds = [.. Enumerable.Range(21, 19).Select(number => $"dept-{number}")] });

        given.Refused(Refusal.TooMany, new IssueCommand.Whistle(WhistleKind.Community, "孙村社区", [Town.Water, Town.Police]), Town.Dispatcher);
        given.Done(new IssueCommand.Whistle(WhistleKind.Community, "孙村社区", [Town.Water]), Town.Dispatcher);
        given.Refused(Refusal.TooMany, new IssueCommand.Split("孙村社区", [Town.Police]), Town.Dispatcher);
    }

    // Harm: an office blows a whistle that is not its to blow, or cannot blow its own.
    [Fact]
    public void Each_office_blows_its_own_kind()
    {
        var given = Case.Dispatched();
        var (community, street) = (Town.Liaison(Town.Community), Town.Liaison(Town.Street));

        given.Refused(Refusal.NotYours, new IssueCommand.Whistle(WhistleKind.Street, "孙村街道", [Town.Police]), community);
        given.Refused(Refusal.NotYours, new IssueCommand.Whistle(WhistleKind.Community, "孙村社区", [Town.Police]), street);
        given.Refused(Refusal.NotYours, new IssueCommand.Whistle(WhistleKind.Community, "孙村社区", [Town.Police]), Town.Liaison(Town.Firm));
        given.Refused(Refusal.NotYours, new IssueCommand.Whistle(WhistleKind.Urgent, "孙村街道", [Town.Police]), Town.Member);
        given.Done(new IssueCommand.Whistle(WhistleKind.Community, "孙村社区", [Town.Water]), community);
        given.Done(new IssueCommand.Whistle(WhistleKind.Street, "孙村街道", [Town.Police]), street);
        given.Done(new IssueCommand.Whistle(WhistleKind.Urgent, "孙村街道", ["dept-fire"]), community);
    }

    private static Case Called(params string[] units) => Case.Dispatched().Given(new IssueCommand.Whistle(WhistleKind.Community, "孙村社区", units));
}
