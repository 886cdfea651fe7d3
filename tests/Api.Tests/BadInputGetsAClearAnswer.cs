using System.Text.Json;
using GridOrleans.ApiTests.Support;
using Orleans.Runtime;

namespace GridOrleans.ApiTests;

/// <summary>Whatever comes in, the answer names what is wrong, changes nothing, and is never the server's fault.</summary>
public sealed class BadInputGetsAClearAnswer(OpenDoors open) : IClassFixture<OpenDoors>
{
    private const string Good = "\"operationId\":\"6a0f5b0c-5a0e-4a53-8d0d-1f5a4d4f7f00\",\"categoryCode\":\"flood\",\"words\":\"积水\",\"channel\":\"resident\"";

    private readonly Doors doors = open.Doors;

    [Theory]
    [InlineData("{", null)]
    [InlineData("", null)]
    [InlineData("null", null)]
    [InlineData("[]", null)]
    [InlineData("7", null)]
    [InlineData("{}", "operationId")]
    [InlineData("{\"operationId\":\"x\"}", "operationId")]
    [InlineData("{\"operationId\":\"00000000-0000-0000-0000-000000000000\"}", "operationId")]
    [InlineData("{\"channel\":\"pigeon\"}", "channel")]
    [InlineData("{\"channel\":3}", "channel")]
    [InlineData("{\"words\":5}", "words")]
    [InlineData("{\"words\":\"a\",\"words\":\"b\"}", "words")]
    [InlineData("{\"words\":\"a\\u0000b\"}", "words")]
    [InlineData("{\"words\":\"\\ud800\"}", "words")]
    [InlineData("{\"reporter\":\"x\"}", "reporter")]
    [InlineData("{\"point\":{\"longitude\":\"118\",\"latitude\":36}}", "point.longitude")]
    [InlineData("{\"point\":{\"longitude\":118}}", "point.latitude")]
    [InlineData("{\"point\":{\"longitude\":1e999,\"latitude\":36}}", "point.longitude")]
    [InlineData("{" + Good + "}", "point")]
    [InlineData("{" + Good + ",\"point\":{\"longitude\":125.5,\"latitude\":30.1}}", "point")]
    [InlineData("{" + Good + ",\"buildingId\":\"no-such\"}", "buildingId")]
    [InlineData("{" + Good + ",\"buildingId\":\"b-1\",\"reporter\":{\"phone\":\"call me\"}}", "reporter.phone")]
    public async Task A_report_that_is_wrong_is_told_where(string body, string? field)
    {
        var before = doors.Issues.Count;
        var answer = await doors.Post("/api/issues", body);
        AssertProblem(answer, 400);
        if (field is null) Assert.Equal("malformed_json", answer.Code);
        else Assert.Contains(field, answer.Fields);
        Assert.Equal(before, doors.Issues.Count);
    }

    [Fact]
    public async Task What_is_too_much_is_refused_before_it_is_read()
    {
        AssertProblem(await doors.Post("/api/issues", $"{{\"words\":\"{new string('x', 200_000)}\"}}"), 413);
        AssertProblem(await doors.Post("/api/issues", new string('[', 5_000)), 400);
        AssertProblem(await doors.Post("/api/issues", $"{{{Good},\"buildingId\":\"b-1\",\"address\":\"{new string('路', 300)}\"}}"), 400);
    }

    [Theory]
    [InlineData("limit=0", "limit")]
    [InlineData("limit=201", "limit")]
    [InlineData("limit=many", "limit")]
    [InlineData("state=sleeping", "state")]
    [InlineData("state=3", "state")]
    [InlineData("light=blue", "light")]
    [InlineData("sort=colour", "sort")]
    [InlineData("open=perhaps", "open")]
    [InlineData("area=123", "area")]
    [InlineData("unit=nobody", "unit")]
    [InlineData("cursor=%00", "cursor")]
    [InlineData("cursor=AAAA", "cursor")]
    public async Task A_question_that_makes_no_sense_is_told_why(string query, string field)
    {
        var answer = await doors.Get("/api/issues?" + query, "dispatcher");
        AssertProblem(answer, 400);
        Assert.Equal([field], answer.Fields);
    }

    [Theory]
    [InlineData("dispatch", "{\"unitId\":\"nobody\"}", "unitId")]
    [InlineData("dispatch", "{}", "unitId")]
    [InlineData("whistle", "{\"kind\":\"community\",\"unitIds\":[]}", "unitIds")]
    [InlineData("whistle", "{\"kind\":\"community\",\"unitIds\":[\"dept-fire\",null]}", "unitIds[1]")]
    [InlineData("whistle", "{\"kind\":\"loud\",\"unitIds\":[\"dept-fire\"]}", "kind")]
    [InlineData("complete", "{\"reply\":\"好\"}", "result")]
    [InlineData("check", "{}", "passed")]
    [InlineData("rate", "{\"score\":\"5\"}", "score")]
    [InlineData("reportIn", "{\"lineId\":7}", "lineId")]
    [InlineData("accept", "{}", "operationId")]
    public async Task A_command_that_is_wrong_is_told_where(string verb, string body, string field)
    {
        var id = await Taken();
        var answer = await doors.Post($"/api/issues/{id}/{verb}", body, "admin");
        AssertProblem(answer, 400);
        Assert.Contains(field, answer.Fields);
        Assert.Equal(1, doors.Issues[id].Version);
    }

    [Fact]
    public async Task What_the_domain_refuses_is_409_with_its_code_and_a_sentence_in_the_language_asked_for()
    {
        var id = await Taken();
        var body = new { operationId = Guid.NewGuid(), result = "resolved", reply = "好了" };
        var chinese = await doors.Send(HttpMethod.Post, $"/api/issues/{id}/complete", body, "water", "zh-CN,en;q=0.5");
        var english = await doors.Send(HttpMethod.Post, $"/api/issues/{id}/complete", body, "water", "fr, en;q=0.9, zh;q=0.1");
        Assert.Equal((409, "wrong_state"), (chinese.Status, chinese.Code));
        Assert.Equal("这件事现在是“已派遣”，不能“办结”。", chinese.Json.GetProperty("detail").GetString());
        Assert.Equal("The issue is “dispatched” now; it does not take “complete”.", english.Json.GetProperty("detail").GetString());
        Assert.Equal(("zh-CN", "en"), (chinese.Headers["Content-Language"], english.Headers["Content-Language"]));
    }

    [Fact]
    public async Task The_same_operation_id_gets_the_same_answer_to_the_letter()
    {
        var body = new { operationId = Guid.NewGuid(), categoryCode = "flood", words = "积水", channel = "resident", buildingId = "b-1" };
        var before = doors.Issues.Count;
        var first = await doors.Post("/api/issues", body);
        var again = await doors.Post("/api/issues", body);
        Assert.Equal((201, first.Text), (again.Status, again.Text));
        Assert.Equal(22, first.Json.GetProperty("trackToken").GetString()!.Length);
        Assert.Equal(before + 1, doors.Issues.Count);
    }

    [Fact]
    public async Task A_message_the_engine_rejected_is_sent_once_more()
    {
        var id = await Taken();
        doors.Issues.Failures.Enqueue(new SiloUnavailableException("moved"));
        Assert.Equal(200, (await doors.Post($"/api/issues/{id}/accept", new { operationId = Guid.NewGuid() }, "water")).Status);
    }

    [Fact]
    public async Task An_outcome_nobody_knows_says_so_and_how_to_find_out()
    {
        var id = await Taken();
        doors.Issues.Failures.Enqueue(new TimeoutException());
        var late = await doors.Post($"/api/issues/{id}/accept", new { operationId = Guid.NewGuid() }, "water");
        Assert.Equal((504, "outcome_unknown"), (late.Status, late.Code));
        doors.Issues.Failures.Enqueue(new SiloUnavailableException("gone"));
        doors.Issues.Failures.Enqueue(new SiloUnavailableException("gone"));
        var gone = await doors.Post($"/api/issues/{id}/accept", new { operationId = Guid.NewGuid() }, "water");
        Assert.Equal((503, "outcome_unknown", "1"), (gone.Status, gone.Code, gone.Headers["Retry-After"]));
    }

    [Fact]
    public async Task A_database_that_does_not_answer_is_503_and_nothing_of_it_is_told()
    {
        var answer = await doors.Get("/api/issues", "dispatcher");
        Assert.Equal((503, "unavailable"), (answer.Status, answer.Code));
        Assert.DoesNotContain("Npgsql", answer.Text);
    }

    [Theory]
    [InlineData("GET", "/api/nothing", 404)]
    [InlineData("GET", "/api/issues/not-an-id", 404)]
    [InlineData("GET", "/api/track/guessed", 404)]
    [InlineData("DELETE", "/api/issues", 405)]
    [InlineData("GET", "/api/public/places?longitude=abc&latitude=36", 400)]
    [InlineData("GET", "/api/public/places", 400)]
    [InlineData("GET", "/api/public/places?longitude=NaN&latitude=36", 400)]
    public async Task Every_failure_is_a_problem_with_its_security_headers(string method, string path, int status)
    {
        var answer = await doors.Send(new(method), path, token: "admin");
        AssertProblem(answer, status);
        Assert.Equal("nosniff", answer.Headers["X-Content-Type-Options"]);
        Assert.Contains("default-src 'none'", answer.Headers["Content-Security-Policy"]);
    }

    [Fact]
    public async Task The_description_tells_every_door_what_it_asks_and_answers()
    {
        var document = (await doors.Get("/openapi/v1.json")).Json;
        Assert.StartsWith("3.1", document.GetProperty("openapi").GetString());
        foreach (var path in document.GetProperty("paths").EnumerateObject())
        {
            foreach (var operation in path.Value.EnumerateObject())
            {
                Assert.False(string.IsNullOrWhiteSpace(operation.Value.GetProperty("summary").GetString()), path.Name);
                Assert.True(operation.Value.GetProperty("responses").TryGetProperty("429", out _), path.Name);
            }
        }

        var schemas = document.GetProperty("components").GetProperty("schemas");
        Assert.Contains("dispatched", schemas.GetProperty("IssueState").GetProperty("enum").EnumerateArray().Select(word => word.GetString()));
        Assert.Equal("string", schemas.GetProperty("ClockRow").GetProperty("properties").GetProperty("target").GetProperty("type").GetString());
        Assert.Equal(
            ["categoryCode", "channel", "operationId", "words"],
            schemas.GetProperty("ReportRequest").GetProperty("required").EnumerateArray().Select(field => field.GetString()).Order());
        var queue = document.GetProperty("paths").GetProperty("/api/issues").GetProperty("get");
        Assert.Contains("state", queue.GetProperty("parameters").EnumerateArray().Select(parameter => parameter.GetProperty("name").GetString()));
        Assert.Equal(2, queue.GetProperty("security").GetArrayLength());
    }

    private async Task<Guid> Taken()
    {
        var body = new { operationId = Guid.NewGuid(), categoryCode = "flood", words = "积水", channel = "resident", buildingId = "b-1" };
        return (await doors.Post("/api/issues", body)).Json.GetProperty("row").GetProperty("id").GetGuid();
    }

    private static void AssertProblem(Answer answer, int status)
    {
        Assert.True(status == answer.Status, $"{answer.Status}: {answer.Text}");
        Assert.Equal("application/problem+json", answer.Media);
        Assert.Equal(status, answer.Json.GetProperty("status").GetInt32());
        Assert.False(string.IsNullOrWhiteSpace(answer.Json.GetProperty("title").GetString()));
        Assert.False(string.IsNullOrWhiteSpace(answer.Json.GetProperty("detail").GetString()));
        Assert.DoesNotContain("Exception", answer.Text);
    }
}
