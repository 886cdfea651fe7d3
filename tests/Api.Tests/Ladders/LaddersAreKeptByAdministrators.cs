using System.Text.Json;
using GridOrleans.ApiTests.Support;
using GridOrleans.Contracts.History;
using GridOrleans.Domain.Access;
using GridOrleans.Domain.Clocks;
using GridOrleans.Domain.Escalation;
using GridOrleans.Domain.Issues;

namespace GridOrleans.ApiTests.Ladders;

/// <summary>Whoever may write a ladder decides who is rung at night: administrators only, and nothing half right.</summary>
public sealed class LaddersAreKeptByAdministrators : IAsyncLifetime
{
    private Doors doors = null!;

    private static readonly object Street = new { step = "street", moment = "red", after = "00:05:00", acknowledgedFor = "00:15:00" };

    public async ValueTask InitializeAsync() => doors = await Doors.Open();

    public ValueTask DisposeAsync() => doors.DisposeAsync();

    [Theory]
    [InlineData("dispatcher", 403)]
    [InlineData("member", 403)]
    [InlineData("water", 403)]
    [InlineData("wall", 403)]
    [InlineData(null, 401)]
    public async Task Nobody_else_reads_makes_or_tries_ladders(string? who, int status)
    {
        Assert.Equal(status, (await doors.Get("/api/ladders", who)).Status);
        Assert.Equal(status, (await doors.Post("/api/ladders", Body(), who)).Status);
        Assert.Equal(status, (await doors.Post("/api/ladders/simulate", new { issueId = Guid.NewGuid(), ladderId = "four-levels" }, who)).Status);
    }

    [Theory]
    [InlineData("zh-CN", "第 1 级：亮黄灯时呼叫网格员。")]
    [InlineData("en", "Rung 1: at yellow it calls the grid member.")]
    public async Task Each_version_explains_itself(string language, string begins)
    {
        var ladder = Assert.Single((await doors.Send(HttpMethod.Get, "/api/ladders", token: "admin", language: language)).Json.EnumerateArray());
        Assert.Equal(("four-levels", true), (ladder.GetProperty("id").GetString(), ladder.GetProperty("inForce").GetBoolean()));
        Assert.StartsWith(begins, ladder.GetProperty("words")[0].GetString());
    }

    [Fact]
    public async Task A_new_version_is_made_once_and_is_listed()
    {
        var body = Body();
        var made = await doors.Post("/api/ladders", body, "admin");
        Assert.True(made.Status == 201, made.Text);
        Assert.Equal(("night", 1), (made.Json.GetProperty("id").GetString(), made.Json.GetProperty("version").GetInt32()));
        Assert.Equal(made.Json.GetProperty("version").GetInt32(), (await doors.Post("/api/ladders", body, "admin")).Json.GetProperty("version").GetInt32());
        Assert.Equal(2, (await doors.Get("/api/ladders", "admin")).Json.GetArrayLength());
    }

    [Fact]
    public async Task What_is_wrong_is_named_by_rung_and_field_and_nothing_is_made()
    {
        (object Body, string[] Fields)[] wrong =
        [
            (new { }, ["operationId", "id", "name", "rungs"]),
            (Body(rungs: []), ["rungs"]),
            (Body(rungs: [new { step = "street", moment = "red" }]), ["rungs[0].after", "rungs[0].acknowledgedFor"]),
            (Body(rungs: [Street, new { step = "district", moment = "red", after = "00:01:00", acknowledgedFor = "2.00:00:00" }]), ["rungs[1].after", "rungs[1].acknowledgedFor"]),
            (Body(rungs: [new { step = "street", moment = "red", after = "00:00:00", acknowledgedFor = "00:15:00", callee = "unit", unitId = "no-such", whistle = new[] { "nobody" } }]), ["rungs[0].unitId", "rungs[0].whistle"]),
            (Body(rungs: [new { step = "street", moment = "red", after = "00:00:00", acknowledgedFor = "00:15:00", post = "emperor" }]), ["rungs[0].post"]),
            (Body(category: "no-such"), ["categoryCode"]),
            (Body(repeat: new { lastRungs = 1, times = 6, every = "00:30:00" }), ["repeat.times"]),
            (Body(from: DateTimeOffset.UtcNow.AddDays(-1)), ["inForceFrom"]),
        ];
        foreach (var (body, fields) in wrong)
        {
            var answer = await doors.Post("/api/ladders", body, "admin");
            Assert.True(answer.Status == 400, answer.Text);
            Assert.Equal(fields.Order(), answer.Fields.Order());
        }

        Assert.Equal(1, (await doors.Get("/api/ladders", "admin")).Json.GetArrayLength());
    }

    [Fact]
    public async Task No_version_may_leave_a_case_without_a_ladder()
    {
        var answer = await doors.Post("/api/ladders", Body(id: "four-levels", category: "flood"), "admin");
        Assert.Equal((400, "inForceFrom"), (answer.Status, Assert.Single(answer.Fields)));
    }

    [Fact]
    public async Task A_ladder_is_tried_on_a_past_case_beside_what_happened()
    {
        var id = Past();
        var tried = await doors.Send(HttpMethod.Post, "/api/ladders/simulate", new { issueId = id, rungs = new[] { Street } }, "admin", "en");
        Assert.True(tried.Status == 200, tried.Text);

        var would = tried.Json.GetProperty("wouldHaveCalled").EnumerateArray().Where(call => call.GetProperty("clock").GetString() == "respond").ToArray();
        Assert.Equal(Cases.Noon.AddMinutes(25), Assert.Single(would).GetProperty("at").GetDateTimeOffset());
        Assert.Equal("孙村街道", would[0].GetProperty("audience").GetString());
        Assert.Equal(JsonValueKind.Null, tried.Json.GetProperty("answersWouldHaveHeld")[0].GetProperty("until").ValueKind);
        Assert.Equal(1, tried.Json.GetProperty("didCall").GetArrayLength());
        Assert.Contains(tried.Json.GetProperty("words").EnumerateArray(), line => line.GetString()!.Contains("would have called", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Trying_on_no_case_or_with_no_ladder_is_refused()
    {
        Assert.Equal(404, (await doors.Post("/api/ladders/simulate", new { issueId = Guid.NewGuid(), ladderId = "four-levels" }, "admin")).Status);
        Assert.Equal(["ladderId"], (await doors.Post("/api/ladders/simulate", new { issueId = Past(), ladderId = "no-such" }, "admin")).Fields);
        Assert.Equal(["version"], (await doors.Post("/api/ladders/simulate", new { issueId = Past(), ladderId = "four-levels", version = 9 }, "admin")).Fields);
        Assert.Equal(["issueId", "rungs"], (await doors.Post("/api/ladders/simulate", new { }, "admin")).Fields.Order());
    }

    /// <summary>Called once at yellow, answered, accepted late.</summary>
    private Guid Past()
    {
        var issue = Cases.Reported();
        List<HistoryEntry> history = [];
        (issue, var first) = (null!, issue);
        Do(new IssueCommand.Report(
            first.CaseNo, first.CategoryCode, first.Urgent, first.Words, first.Channel, first.Place, first.Policy, first.Ladder,
            new("dept-water", first.Whistles[0].Kind, first.Whistles[0].Caller), first.FallbackUnitId, first.TrackKeyHash), 0);
        Do(new IssueCommand.ClockDue(WakeKind.Respond, 1), 16);
        Do(new IssueCommand.Escalate(ClockKind.Respond, 1, 1, SmallDistrict.West, "孙村 1 网格"), 16);
        Do(new IssueCommand.Acknowledge(ClockKind.Respond), 17);
        Do(new IssueCommand.Accept(), 29);
        Do(new IssueCommand.Handle(), 29);
        doors.Issues.Keep(issue!, history);
        return issue!.Id;

        void Do(IssueCommand command, int minute)
        {
            var stamp = new Stamp(Cases.Noon.AddMinutes(minute), Guid.NewGuid(), Actor.Rule("test"));
            var done = Assert.IsType<Decision.Done>(IssueDecider.Decide(issue, command, stamp));
            issue = IssueEvolver.Apply(issue?.Id ?? Guid.NewGuid(), issue, done.Events, stamp);
            history.Add(HistoryChain.Append(issue.Id, issue.Version, HistoryChain.Genesis, stamp, done.Events));
        }
    }

    private static object Body(string id = "night", object[]? rungs = null, object? repeat = null, string? category = null, DateTimeOffset? from = null) => new
    {
        operationId = Guid.NewGuid(), id, name = "夜间", rungs = rungs ?? [Street], repeat, categoryCode = category, inForceFrom = from, areaCode = SmallDistrict.Street,
    };
}
