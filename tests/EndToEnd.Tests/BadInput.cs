using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using GridOrleans.Domain.Access;
using GridOrleans.Domain.Areas;

namespace GridOrleans.EndToEnd;

/// <summary>Bad input gets a clear 4xx as problem details, changes nothing and leaks nothing; never a 5xx.</summary>
public sealed class BadInput : IAsyncLifetime
{
    private Installation city = null!;

    public async ValueTask InitializeAsync() => city = await Installation.Start(drillDivisor: 60);

    public ValueTask DisposeAsync() => city.DisposeAsync();

    [Fact]
    public async Task Broken_reports_are_refused_with_the_field_and_store_nothing()
    {
        var good = city.District.DepartmentCategory.Code;
        var operation = Guid.NewGuid();
        (string Body, string Field)[] broken =
        [
            ("{", ""),
            ("[]", ""),
            ("\"words\"", ""),
            ("{}", "operationId"),
            ($$"""{"operationId":"x","categoryCode":"{{good}}","words":"积水","channel":"resident"}""", "operationId"),
            ($$"""{"operationId":"{{operation}}","categoryCode":"no-such","words":"积水","channel":"resident","point":{"longitude":118,"latitude":36} }""", "categoryCode"),
            ($$"""{"operationId":"{{operation}}","categoryCode":"{{good}}","words":"","channel":"resident","point":{"longitude":118,"latitude":36} }""", "words"),
            ($$"""{"operationId":"{{operation}}","categoryCode":"{{good}}","words":"{{new string('字', 5000)}}","channel":"resident","point":{"longitude":118,"latitude":36} }""", "words"),
            ($$"""{"operationId":"{{operation}}","categoryCode":"{{good}}","words":"积水","channel":"pigeon","point":{"longitude":118,"latitude":36} }""", "channel"),
            ($$"""{"operationId":"{{operation}}","categoryCode":"{{good}}","words":"积水","channel":"resident"}""", "point"),
            ($$"""{"operationId":"{{operation}}","categoryCode":"{{good}}","words":"积水","channel":"resident","point":{"longitude":181,"latitude":36} }""", "point.longitude"),
            ($$"""{"operationId":"{{operation}}","categoryCode":"{{good}}","words":"积水","channel":"resident","point":{"longitude":"east","latitude":36} }""", "point.longitude"),
            ($$"""{"operationId":"{{operation}}","categoryCode":"{{good}}","words":"积水","channel":"resident","buildingId":"no-such"}""", "buildingId"),
        ];
        foreach (var (body, field) in broken)
        {
            using var response = await Send(city.Resident, HttpMethod.Post, "/api/issues", body);
            await AssertProblem(response, HttpStatusCode.BadRequest, field);
        }

        using var huge = await Send(city.Resident, HttpMethod.Post, "/api/issues", $$"""{"words":"{{new string('x', 200_000)}}"}""");
        await AssertProblem(huge, HttpStatusCode.RequestEntityTooLarge);
        using var deep = await Send(city.Resident, HttpMethod.Post, "/api/issues", new string('[', 2000) + new string(']', 2000));
        await AssertProblem(deep, HttpStatusCode.BadRequest);
        Assert.Equal(0, await city.Database.Scalar<long>("SELECT count(*) FROM issue"));
    }

    [Fact]
    public async Task A_point_outside_every_grid_is_taken_and_owned_by_the_district_hall()
    {
        // A hundred metres east of the easternmost corner.
        var east = city.District.Plan.Areas.Single(area => area.ParentCode is null).Ring!.MaxBy(point => point[0])!;
        using var response = await Send(city.Resident, HttpMethod.Post, "/api/issues", At(east[0] + 0.001, east[1]));
        Assert.True(response.StatusCode == HttpStatusCode.Created, await response.Content.ReadAsStringAsync());
        Assert.Equal(city.District.Plan.FallbackUnitId, await city.Database.Scalar<string>("SELECT owner_unit_id FROM issue"));
    }

    [Fact]
    public async Task A_point_in_the_sea_is_a_slip_of_the_pen()
    {
        using var response = await Send(city.Resident, HttpMethod.Post, "/api/issues", At(125.5, 30.1));
        await AssertProblem(response, HttpStatusCode.BadRequest, "point");
        Assert.Equal(0, await city.Database.Scalar<long>("SELECT count(*) FROM issue"));
    }

    [Fact]
    public async Task A_replayed_report_gets_the_same_answer_and_makes_no_second_case()
    {
        using var resident = city.Resident;
        var operation = Guid.NewGuid();
        var first = await resident.Report(city.District.DepartmentCategory, city.District.Plan.Buildings[0], operation);
        var again = await resident.Report(city.District.DepartmentCategory, city.District.Plan.Buildings[0], operation);
        Assert.Equal((first.Row.Id, first.Row.CaseNo, first.TrackToken, first.Row.OwnerUnitId), (again.Row.Id, again.Row.CaseNo, again.TrackToken, again.Row.OwnerUnitId));
        Assert.Equal(first.Row.Clocks.Select(clock => clock.DueAt), again.Row.Clocks.Select(clock => clock.DueAt));
        Assert.Equal(1, await city.Database.Scalar<long>("SELECT count(*) FROM issue"));
    }

    [Fact]
    public async Task A_replayed_command_acts_once()
    {
        using var resident = city.Resident;
        var reported = await resident.Report(city.District.DepartmentCategory, city.District.Plan.Buildings[0]);
        using var liaison = city.LiaisonOf(reported.Row.LeadUnitId!);
        var operation = Guid.NewGuid();
        var first = await liaison.Do(reported.Row.Id, "accept", new { operationId = operation });
        await liaison.Do(reported.Row.Id, "arrive");
        var again = await liaison.Do(reported.Row.Id, "accept", new { operationId = operation });
        Assert.Equal(first.Row.Version, again.Row.Version);
        Assert.Equal(first.Row.State, again.Row.State);
    }

    [Fact]
    public async Task Commands_out_of_turn_or_broken_are_refused_and_change_nothing()
    {
        using var resident = city.Resident;
        var reported = await resident.Report(city.District.DepartmentCategory, city.District.Plan.Buildings[0]);
        using var liaison = city.LiaisonOf(reported.Row.LeadUnitId!);
        var id = reported.Row.Id;
        var version = (await liaison.Look(id)).Row.Version;

        (HttpStatusCode Expected, string Command, object Body)[] broken =
        [
            (HttpStatusCode.Conflict, "complete", new { operationId = Guid.NewGuid(), result = "resolved", reply = "好了" }),
            (HttpStatusCode.BadRequest, "accept", new { operationId = "no" }),
            (HttpStatusCode.BadRequest, "return", new { operationId = Guid.NewGuid(), reason = new string('字', 5000) }),
            (HttpStatusCode.NotFound, "explode", new { operationId = Guid.NewGuid() }),
        ];
        foreach (var (expected, command, body) in broken)
        {
            using var response = await liaison.Post($"/api/issues/{id}/{command}", body);
            Assert.True(expected == response.StatusCode, $"{command}: {(int)response.StatusCode} {await response.Content.ReadAsStringAsync()}");
        }

        using var blank = await liaison.Post($"/api/issues/{id}/return", new { operationId = Guid.NewGuid(), reason = " " });
        Assert.InRange((int)blank.StatusCode, 400, 409);
        Assert.Equal(version, (await liaison.Look(id)).Row.Version);
    }

    [Fact]
    public async Task Unknown_ids_and_other_units_cases_look_the_same()
    {
        using var resident = city.Resident;
        var reported = await resident.Report(city.District.DepartmentCategory, city.District.Plan.Buildings[0]);
        var stranger = city.District.Plan.Units.First(unit => unit.Kind == UnitKind.PropertyFirm && unit.Id != reported.Row.LeadUnitId);
        using var other = city.LiaisonOf(stranger.Id);

        using var theirs = await other.Http.GetAsync($"/api/issues/{reported.Row.Id}");
        using var nothing = await other.Http.GetAsync($"/api/issues/{Guid.NewGuid()}");
        await AssertProblem(theirs, HttpStatusCode.NotFound);
        await AssertProblem(nothing, HttpStatusCode.NotFound);
        using var accept = await other.TryDo(reported.Row.Id, "accept");
        await AssertProblem(accept, HttpStatusCode.NotFound);
        Assert.Equal(reported.Row.Version, (await city.Dispatcher.Look(reported.Row.Id)).Row.Version);
    }

    [Fact]
    public async Task Without_or_with_a_stolen_token_nothing_opens()
    {
        foreach (var token in new[] { null, "stolen", new string('a', 4000), city.District.Token(Role.Display).Token + "x" })
        {
            foreach (var path in new[] { "/api/issues", "/api/wall", $"/api/issues/{Guid.NewGuid()}", "/jobs" })
            {
                using var person = new Person(city.Silo.Url, token);
                using var response = await person.Http.GetAsync(path);
                Assert.True(response.StatusCode is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden, $"{path}: {response.StatusCode}");
            }
        }

        using var wall = new Person(city.Silo.Url, city.District.Token(Role.Display).Token);
        using var queue = await wall.Http.GetAsync("/api/issues");
        Assert.Equal(HttpStatusCode.Forbidden, queue.StatusCode);
        using var track = await city.Resident.Http.GetAsync("/api/track/guessed-token");
        await AssertProblem(track, HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Nonsense_queries_are_answered_with_a_problem()
    {
        using var dispatcher = city.Dispatcher;
        foreach (var query in new[] { "limit=0", "limit=100000", "limit=x", "state=sleeping", "light=blue", "cursor=%00%ff", "cursor=AAAA", "sort=colour" })
        {
            using var response = await dispatcher.Http.GetAsync($"/api/issues?{query}");
            await AssertProblem(response, HttpStatusCode.BadRequest);
        }
    }

    /// <summary>A report of a category that no department answers for, so that only the place can find an owner.</summary>
    private string At(double longitude, double latitude) => JsonSerializer.Serialize(new
    {
        operationId = Guid.NewGuid(),
        categoryCode = city.District.Plan.Categories.First(category => category.UnitId is null).Code,
        words = "路面有油污",
        channel = "resident",
        point = new { longitude, latitude },
    });

    private static Task<HttpResponseMessage> Send(Person person, HttpMethod method, string path, string body) => person.Http.SendAsync(new(method, path)
    {
        Content = new StringContent(body, Encoding.UTF8, new MediaTypeHeaderValue("application/json")),
    });

    private static async Task AssertProblem(HttpResponseMessage response, HttpStatusCode expected, string field = "")
    {
        var text = await response.Content.ReadAsStringAsync();
        Assert.True(expected == response.StatusCode, $"{response.RequestMessage?.RequestUri}: {(int)response.StatusCode}, expected {(int)expected}: {text}");
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        using var problem = JsonDocument.Parse(text);
        Assert.Equal((int)expected, problem.RootElement.GetProperty("status").GetInt32());
        Assert.False(string.IsNullOrWhiteSpace(problem.RootElement.GetProperty("title").GetString()));
        Assert.DoesNotContain("Exception", text, StringComparison.Ordinal);
        if (field.Length > 0) Assert.True(problem.RootElement.GetProperty("errors").TryGetProperty(field, out _), $"no error on “{field}”: {text}");
    }
}
