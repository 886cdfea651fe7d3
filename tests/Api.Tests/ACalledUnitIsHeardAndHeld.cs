using System.Text.Json;
using GridOrleans.Api.Intake;
using GridOrleans.Api.Issues;
using GridOrleans.Api.Words;
using GridOrleans.ApiTests.Support;
using GridOrleans.Contracts.Escalation;
using GridOrleans.Contracts.Issues;
using GridOrleans.Domain.Areas;
using GridOrleans.Domain.Issues;
using GridOrleans.Domain.Whistles;

namespace GridOrleans.ApiTests;

/// <summary>吹哨报到 over HTTP, as the caller, the called unit, another unit and the dispatcher.</summary>
public sealed class ACalledUnitIsHeardAndHeld(OpenDoors open) : IClassFixture<OpenDoors>
{
    private readonly Doors doors = open.Doors;

    [Fact]
    public async Task A_called_unit_reports_in_arrives_is_done_and_both_sides_rate()
    {
        var (id, line) = await Called();

        Assert.Equal("reported", (await Step(id, "reportIn", new { lineId = line }, "fire")).reported);
        await Step(id, "lineArrive", new { lineId = line }, "fire");
        await Step(id, "lineDone", new { lineId = line, words = "已排险" }, "fire");
        await Step(id, "rateLine", new { lineId = line, by = "caller", score = 5, words = "来得快" }, "dispatcher");
        var seen = (await Step(id, "rateLine", new { lineId = line, by = "unit", score = 4 }, "fire")).line;

        Assert.Equal("已排险", seen.GetProperty("doneWords").GetString());
        Assert.Equal(["reportIn", "arrive", "done"], seen.GetProperty("clocks").EnumerateArray().Select(clock => clock.GetProperty("step").GetString()));
        Assert.All(seen.GetProperty("clocks").EnumerateArray(), clock => Assert.Equal("green", clock.GetProperty("light").GetString()));
        Assert.Equal((5, 4), (seen.GetProperty("byCaller").GetProperty("score").GetInt32(), seen.GetProperty("byUnit").GetProperty("score").GetInt32()));
    }

    [Theory]
    [InlineData("lineArrive", "{}")]
    [InlineData("lineDone", "{\"words\":\"已排险\"}")]
    [InlineData("decline", "{\"reason\":\"不归我管\"}")]
    public async Task Nobody_answers_for_another_unit(string verb, string body)
    {
        var (id, line) = await Called();

        Assert.Equal((403, "not_yours"), Told(await Post(id, verb, body, line, "water")));
        Assert.Equal((403, "not_yours"), Told(await Post(id, verb, body, line, "member")));
        Assert.Equal(404, (await Post(id, verb, body, line, "elsewhere")).Status);
        Assert.Equal(403, (await Post(id, verb, body, line, "wall")).Status);
        Assert.Equal(200, (await Post(id, verb, body, line, "dispatcher")).Status);
    }

    [Fact]
    public async Task Who_blew_takes_the_call_back_and_the_unit_does_not()
    {
        var (id, line) = await Called();

        Assert.Equal((403, "not_yours"), Told(await Post(id, "withdrawLine", "{\"reason\":\"叫错了\"}", line, "fire")));
        Assert.Equal((409, "reason_required"), Told(await Post(id, "withdrawLine", "{\"reason\":\" \"}", line, "dispatcher")));
        var gone = await Post(id, "withdrawLine", "{\"reason\":\"叫错了\"}", line, "dispatcher");

        Assert.Equal(200, gone.Status);
        Assert.DoesNotContain(gone.Json.GetProperty("whistles").EnumerateArray(), each => each.GetProperty("unitId").GetString() == "dept-fire");
        Assert.DoesNotContain(gone.Json.GetProperty("row").GetProperty("ringingUnitIds").EnumerateArray(), unit => unit.GetString() == "dept-fire");
    }

    [Theory]
    [InlineData("lineDone", "{\"words\":\" \"}", 409, "words", "words_required")]
    [InlineData("rateLine", "{\"by\":\"caller\",\"score\":9}", 409, "score", "score_out_of_range")]
    [InlineData("rateLine", "{\"by\":\"caller\",\"score\":5}", 409, null, "line_open")]
    [InlineData("rateLine", "{\"by\":\"us\",\"score\":5}", 400, "by", "invalid")]
    [InlineData("rateLine", "{\"by\":\"caller\"}", 400, "score", "invalid")]
    public async Task What_is_wrong_is_told_and_changes_nothing(string verb, string body, int status, string? field, string code)
    {
        var (id, line) = await Called();
        var version = doors.Issues[id].Version;

        var answer = await Post(id, verb, body, line, "dispatcher");

        Assert.Equal((status, code), Told(answer));
        if (field is not null) Assert.Contains(field, answer.Fields);
        Assert.Equal(version, doors.Issues[id].Version);
    }

    [Fact]
    public async Task The_leads_line_follows_the_case()
    {
        var (id, _) = await Called();
        var lead = doors.Issues[id].Whistles[0].Id;

        var answer = await Post(id, "lineArrive", "{}", lead, "water");

        Assert.Equal((409, "lead_line"), Told(answer));
        Assert.Contains("lineId", answer.Fields);
    }

    [Fact]
    public async Task An_urgent_report_calls_the_units_of_its_category_at_once()
    {
        var report = await doors.Post("/api/issues", new { operationId = Guid.NewGuid(), categoryCode = "fire", words = "冒烟", channel = "resident", buildingId = "b-1" });

        Assert.Equal(
            ["dept-fire", "dept-water", "firm-1"],
            report.Json.GetProperty("row").GetProperty("ringingUnitIds").EnumerateArray().Select(unit => unit.GetString()));
        Assert.Equal(
            [("urgent", "孙村街道"), ("urgent", "孙村街道"), ("urgent", "孙村街道")],
            report.Json.GetProperty("whistles").EnumerateArray().Select(line => (line.GetProperty("kind").GetString(), line.GetProperty("caller").GetString())));
    }

    [Fact]
    public void Only_an_urgent_category_calls_at_once_and_only_units_there_are()
    {
        var place = Cases.Reported().Place;

        Assert.Null(RouteFinder.Alarm(Cases.District, Cases.District.Category("flood")!, place));
        Assert.Equal(["dept-fire", "dept-water", "firm-1"], RouteFinder.Alarm(Cases.District, Cases.District.Category("fire")!, place)!.UnitIds);
    }

    [Theory]
    [InlineData(LineAudience.Unit, "dept-fire", "消防")]
    [InlineData(LineAudience.Community, SmallDistrict.Community, "澜庭社区")]
    [InlineData(LineAudience.Street, SmallDistrict.Street, "孙村街道")]
    [InlineData(LineAudience.District, SmallDistrict.Hall, "区指挥中心")]
    public void A_rung_of_a_line_always_finds_somebody(LineAudience audience, string unitId, string name)
    {
        var line = WhistleLine.Call(Guid.NewGuid(), WhistleKind.Community, "澜庭社区", "dept-fire", false, Cases.Noon);

        Assert.Equal(new Audience(unitId, name), LineAudiences.Resolve(Cases.District, Cases.Reported().Place, line, audience));
        Assert.Equal("gone", LineAudiences.Resolve(Cases.District, Cases.Reported().Place, line with { UnitId = "gone" }, LineAudience.Unit).Name);
    }

    [Fact]
    public void An_office_that_a_line_called_has_the_case_on_its_hands_until_somebody_answers()
    {
        var called = Cases.After(Cases.Reported(), new IssueCommand.Whistle(WhistleKind.Community, "澜庭社区", ["dept-fire"]), Cases.Dispatcher, Cases.Noon)
            .At(Cases.Noon + TimeSpan.FromMinutes(31));
        var line = called.Whistles[^1];
        var hall = Cases.After(called, new IssueCommand.CallLineRung(line.Id, 2, SmallDistrict.Hall, "区指挥中心"), Domain.Access.Actor.Rule("ladder"), Cases.Noon + TimeSpan.FromMinutes(31));

        Assert.Contains(SmallDistrict.Hall, IssueRows.UnitsOf(hall));
        var answered = Cases.After(hall, new IssueCommand.ReportIn(line.Id), Cases.Liaison("dept-fire"), Cases.Noon + TimeSpan.FromMinutes(32));
        Assert.DoesNotContain(SmallDistrict.Hall, IssueRows.UnitsOf(answered));
    }

    [Fact]
    public void The_reporter_hears_who_comes_to_help_and_not_what_the_offices_say()
    {
        var words = new HistoryWords(Cases.District, Tongue.Chinese);
        var id = Guid.NewGuid();

        Assert.Equal("消防救援大队到场协助。", words.TellReporter(new IssueEvent.LineArrived(id, "dept-fire")));
        Assert.Equal("消防救援大队办完：住户自己引起的", words.Tell(new IssueEvent.LineDone(id, "dept-fire", "住户自己引起的")));
        IssueEvent[] inside =
        [
            new IssueEvent.LineDone(id, "dept-fire", "住户自己引起的"), new IssueEvent.LineWithdrawn(id, "dept-fire", "叫错了"),
            new IssueEvent.LineWarned(id, "dept-fire", LineStep.Arrive, Cases.Noon), new IssueEvent.LineBreached(id, "dept-fire", LineStep.Arrive, Cases.Noon),
            new IssueEvent.LineRungFell(id, "dept-fire", 1, Cases.Noon), new IssueEvent.LineRungCalled(id, "dept-fire", 1, "dept-fire", "消防"),
            new IssueEvent.LineRated(id, "dept-fire", LineSide.Caller, 1, "太慢"),
        ];
        Assert.All(inside, happened => Assert.Null(words.TellReporter(happened)));
    }

    private async Task<(Guid Id, Guid Line)> Called()
    {
        var body = new { operationId = Guid.NewGuid(), categoryCode = "flood", words = "积水", channel = "resident", buildingId = "b-1" };
        var id = (await doors.Post("/api/issues", body)).Json.GetProperty("row").GetProperty("id").GetGuid();
        var called = await doors.Post($"/api/issues/{id}/whistle", new { operationId = Guid.NewGuid(), kind = "community", unitIds = new[] { "dept-fire" } }, "dispatcher");
        Assert.Equal(200, called.Status);
        return (id, doors.Issues[id].Whistles[^1].Id);
    }

    private async Task<(JsonElement line, string reported)> Step(Guid id, string verb, object body, string who)
    {
        var written = JsonSerializer.SerializeToNode(body)!.AsObject();
        written["operationId"] = Guid.NewGuid();
        var answer = await doors.Post($"/api/issues/{id}/{verb}", written.ToJsonString(), who);
        Assert.True(answer.Status == 200, $"{verb}: {answer.Text}");
        var line = answer.Json.GetProperty("whistles").EnumerateArray().Single(each => each.GetProperty("unitId").GetString() == "dept-fire");
        return (line, line.GetProperty("reportedInAt").ValueKind == JsonValueKind.Null ? "ringing" : "reported");
    }

    private Task<Answer> Post(Guid id, string verb, string body, Guid line, string who) => doors.Post(
        $"/api/issues/{id}/{verb}",
        $"{{\"operationId\":\"{Guid.NewGuid()}\",\"lineId\":\"{line}\"{(body == "{}" ? "}" : "," + body[1..])}",
        who);

    private static (int, string?) Told(Answer answer) => (answer.Status, answer.Code);
}
