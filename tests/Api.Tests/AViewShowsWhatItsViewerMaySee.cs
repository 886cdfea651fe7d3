using GridOrleans.Api.Issues;
using GridOrleans.Api.Words;
using GridOrleans.ApiTests.Support;
using GridOrleans.Contracts.Issues;
using GridOrleans.Domain.Access;
using GridOrleans.Domain.Clocks;
using GridOrleans.Domain.Issues;

namespace GridOrleans.ApiTests;

/// <summary>Personal data on the wrong screen cannot be taken back; a button that lies costs a dispatcher's trust.</summary>
public sealed class AViewShowsWhatItsViewerMaySee
{
    private static readonly ReporterDetails Wang = new("王小明", "138 1234 2071", null);

    private readonly Issue issue = Cases.Reported();

    [Fact]
    public void Who_directs_or_leads_the_case_sees_the_reporter_masked()
    {
        foreach (var actor in new[] { Cases.Administrator, Cases.Dispatcher, Cases.Person("leader", Role.ShiftLeader, SmallDistrict.Street), Cases.Liaison("dept-water") })
        {
            var view = View(actor);
            Assert.Equal(("王**", "138****2071"), (view.ReporterName, view.ReporterPhone));
        }
    }

    [Fact]
    public void Nobody_else_sees_the_reporter()
    {
        Actor[] others =
        [
            Cases.Liaison("dept-fire"),
            Cases.Person("far", Role.Dispatcher, "990103009"),
            Cases.Person("member", Role.Member, SmallDistrict.West),
            Cases.Person("wall", Role.Display, SmallDistrict.Hall) with { UnitIds = ["dept-water"] },
            Actor.Reporter("public"),
        ];
        foreach (var actor in others)
        {
            var view = View(actor);
            Assert.Null(view.ReporterName);
            Assert.Null(view.ReporterPhone);
        }
    }

    [Fact]
    public void The_queue_lists_an_area_for_exactly_those_who_may_open_its_cases()
    {
        foreach (var role in Enum.GetValues<Role>().Where(role => role != Role.Display))
        {
            var actor = Cases.Person("somebody", role, SmallDistrict.Street);
            var lists = QueueEndpoints.ScopeOf(actor).AreaCodes.Any(issue.Place.GridCode.StartsWith);
            Assert.True(lists == IssueAccess.MaySee(actor, issue), $"{role}: listed {lists}");
        }
    }

    [Theory]
    [InlineData("王", "王*")]
    [InlineData("欧阳修", "欧**")]
    [InlineData("𠮷田", "𠮷*")]
    public void A_name_keeps_its_first_letter_only(string name, string masked) => Assert.Equal(masked, ReporterMask.Name(name));

    [Theory]
    [InlineData("+86 138-1234-2071", "861****2071")]
    [InlineData("8823456", "****456")]
    [InlineData("12345", "****")]
    public void A_phone_number_cannot_be_called_from_what_is_shown(string phone, string masked) => Assert.Equal(masked, ReporterMask.Phone(phone));

    [Fact]
    public void Buttons_are_those_of_the_transition_table_each_with_its_reason()
    {
        var buttons = View(Cases.Liaison("dept-water")).Buttons.ToDictionary(button => button.Command);
        Assert.Equal(TransitionTable.Buttons.Select(Names.Camel), buttons.Keys);
        Assert.True(buttons["accept"].Allowed);
        Assert.Equal(Refusal.WrongState, buttons["complete"].ReasonCode);
        Assert.Contains("已派遣", buttons["complete"].Reason);
        Assert.Equal(Refusal.NotYours, buttons["redispatch"].ReasonCode);
    }

    [Fact]
    public void A_button_that_is_shown_as_allowed_is_taken_by_the_decider()
    {
        foreach (var actor in new[] { Cases.Dispatcher, Cases.Liaison("dept-water"), Cases.Liaison("dept-fire") })
        {
            foreach (var button in View(actor).Buttons)
            {
                var command = Sample(button.Command);
                if (command is null) continue;
                var decision = IssueDecider.Decide(issue, command, new(Cases.Noon, Guid.NewGuid(), actor));
                Assert.True(button.Allowed == decision is Decision.Done, $"{actor.Id} {button.Command}: {decision}");
            }
        }
    }

    [Fact]
    public void Acknowledge_wakes_up_when_somebody_was_called()
    {
        Assert.Equal(Refusal.NothingToAcknowledge, Button(issue, Cases.Dispatcher, "acknowledge").ReasonCode);
        var yellow = issue.At(Cases.Noon + TimeSpan.FromMinutes(16));
        Assert.True(Button(yellow, Cases.Dispatcher, "acknowledge").Allowed);
        var held = Cases.After(yellow, new IssueCommand.Acknowledge(null), Cases.Dispatcher, Cases.Noon + TimeSpan.FromMinutes(17));
        Assert.False(Button(held, Cases.Dispatcher, "acknowledge").Allowed);
    }

    [Fact]
    public void Clocks_explain_themselves_in_the_language_asked_for()
    {
        var now = Cases.Noon + TimeSpan.FromMinutes(12);
        var respond = new IssueViews(Cases.District, Tongue.English).Of(issue, Cases.Dispatcher, now, null).Clocks[(int)ClockKind.Respond];
        Assert.Equal("Ran 12 min, 8 min left.", respond.Words);
        Assert.Equal((TimeSpan.FromMinutes(12), TimeSpan.FromMinutes(8)), (respond.Ran, respond.Left));
        Assert.Equal("走了 12 分，剩 8 分。", new IssueViews(Cases.District, Tongue.Chinese).Of(issue, Cases.Dispatcher, now, null).Clocks[0].Words);
    }

    [Fact]
    public void The_ladder_shows_every_rung_to_come_and_who_would_be_called()
    {
        var rungs = View(Cases.Dispatcher).Ladder.Where(rung => rung.Clock == ClockKind.Respond).ToArray();
        Assert.Equal(["孙村 1 网格", "孙村 1 网格长", "澜庭社区", "孙村街道", "区指挥中心"], rungs.Select(rung => rung.AudienceName));
        Assert.Equal(
            new[] { 16, 18, 20, 35, 50 }.Select(minutes => Cases.Noon + TimeSpan.FromMinutes(minutes)),
            rungs.Select(rung => rung.DueAt));
        Assert.All(rungs, rung => Assert.Null(rung.CalledAt));
    }

    [Fact]
    public void An_acknowledgement_moves_what_is_to_come()
    {
        var yellow = issue.At(Cases.Noon + TimeSpan.FromMinutes(16));
        var held = Cases.After(yellow, new IssueCommand.Acknowledge(ClockKind.Respond), Cases.Dispatcher, Cases.Noon + TimeSpan.FromMinutes(17));
        var rungs = LadderView.Of(held, Cases.District).Where(rung => rung.Clock == ClockKind.Respond).ToArray();
        Assert.Equal(Cases.Noon + TimeSpan.FromMinutes(16), rungs[0].DueAt);
        Assert.Equal(Cases.Noon + TimeSpan.FromMinutes(17), rungs[0].AcknowledgedAt);
        Assert.Equal(Cases.Noon + TimeSpan.FromMinutes(27), rungs[1].DueAt);
    }

    [Fact]
    public void A_stopped_clock_shows_only_the_rungs_that_fell_due()
    {
        var accepted = Cases.After(issue.At(Cases.Noon + TimeSpan.FromMinutes(16)), new IssueCommand.Accept(), Cases.Liaison("dept-water"), Cases.Noon + TimeSpan.FromMinutes(17));
        Assert.Single(LadderView.Of(accepted, Cases.District), rung => rung.Clock == ClockKind.Respond);
        Assert.Equal(5, LadderView.Of(accepted, Cases.District).Count(rung => rung.Clock == ClockKind.Handle));
    }

    [Fact]
    public void The_reporter_is_not_told_what_offices_say_to_each_other()
    {
        var words = new HistoryWords(Cases.District, Tongue.Chinese);
        var returned = new IssueEvent.Returned("dept-water", "隔壁老王又来了");
        Assert.Contains("隔壁老王", words.Tell(returned));
        Assert.DoesNotContain("隔壁老王", words.TellReporter(returned));
        Assert.Null(words.TellReporter(new IssueEvent.Declined(Guid.NewGuid(), "dept-fire", "隔壁老王又来了")));
    }

    private IssueView View(Actor actor) => new IssueViews(Cases.District, Tongue.Chinese).Of(issue, actor, Cases.Noon, Wang);

    private static CommandButton Button(Issue issue, Actor actor, string command) =>
        Buttons.Of(issue, actor, Tongue.English).Single(button => button.Command == command);

    /// <summary>The command with sound contents; null = a person does not give it from a button alone.</summary>
    private static IssueCommand? Sample(string button) => button switch
    {
        "file" => new IssueCommand.File(),
        "refuse" => new IssueCommand.Refuse("不属实"),
        "dispatch" => new IssueCommand.Dispatch(new("dept-fire", default, "孙村街道")),
        "redispatch" => new IssueCommand.Redispatch(new("dept-fire", default, "孙村街道"), "职责不符"),
        "accept" => new IssueCommand.Accept(),
        "arrive" => new IssueCommand.Arrive(),
        "handle" => new IssueCommand.Handle(),
        "complete" => new IssueCommand.Complete(Outcome.Resolved, "好了"),
        "check" => new IssueCommand.Check(true, null),
        "return" => new IssueCommand.Return("不归我们"),
        "void" => new IssueCommand.Void("重复"),
        "whistle" => new IssueCommand.Whistle(default, "孙村街道", ["dept-fire"]),
        "acknowledge" => new IssueCommand.Acknowledge(null),
        "rate" => new IssueCommand.Rate(5, null),
        _ => null,
    };
}
