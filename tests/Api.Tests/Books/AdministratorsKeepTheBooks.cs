using System.Text;
using System.Text.Json;
using GridOrleans.ApiTests.Support;
using GridOrleans.StorageTests;
using static System.Net.Http.HttpMethod;

namespace GridOrleans.ApiTests.Books;

/// <summary>Administrators write; those who work here read what their work needs; a wall and a stranger get nothing.</summary>
public sealed class AdministratorsKeepTheBooks(TownHall hall) : IClassFixture<TownHall>
{
    private Doors Doors => hall.Doors;

    public static TheoryData<string, string, string> Writes => new()
    {
        { "PUT", "/api/areas/levels/grid", """{"name":"网格","nameEn":"grid","position":3,"digits":15,"standsFor":"grid"}""" },
        { "PUT", "/api/estates/e-1", """{"name":"锦绣澜庭","typeCode":"firm","gridCode":"990103001001001","firmUnitId":"firm-1","longitude":118.005,"latitude":36.705}""" },
        { "PUT", "/api/estates/types/firm", """{"name":"物业管理型","nameEn":"Firm-managed","firstCall":"firm","path":["firm","community"],"majorMattersNeed":"community"}""" },
        { "PUT", "/api/units/team-1", """{"name":"综合服务队","shortName":"服务队","kind":"serviceTeam"}""" },
        { "PUT", "/api/people/p-1", """{"name":"李明","phone":"13800000001"}""" },
        { "PUT", "/api/people/absences/a-1", """{"personId":"p-1","from":"2026-01-20T00:00:00+08:00","to":"2026-01-21T00:00:00+08:00"}""" },
        { "PUT", "/api/posts", """{"personId":"p-1","kind":"gridMember","areaCode":"990103001001001","employment":"partTime"}""" },
        { "PUT", "/api/rosters/r-1", """{"name":"水务值班","postKind":"liaison","unitId":"dept-water","shifts":[{"weekday":"monday","from":"08:00:00","to":"18:00:00","personId":"p-1"}]}""" },
        { "PUT", "/api/staffing/rules/posts", """{"appliesTo":"grid","postKind":"buildingSteward","atLeast":1,"accountable":false}""" },
        { "PUT", "/api/staffing/rules/sizes", """{"level":"grid","gridKind":"residential","least":300,"most":400}""" },
        { "DELETE", "/api/rosters/none", "" },
        { "DELETE", "/api/people/absences/none", "" },
        { "GET", "/api/areas/changes", "" },
        { "DELETE", "/api/areas/changes/00000000-0000-0000-0000-000000000001", "" },
        { "GET", "/api/exports/units", "" },
        { "GET", "/api/audit", "" },
    };

    [Theory]
    [MemberData(nameof(Writes))]
    public async Task Nobody_but_an_administrator_writes(string method, string path, string body)
    {
        foreach (var token in new[] { "dispatcher", "water", "member", "wall" }) Assert.Equal(403, (await Doors.Send(new(method), path, Body(body), token)).Status);
        Assert.Equal(401, (await Doors.Send(new(method), path, Body(body))).Status);
        var status = (await Doors.Send(new(method), path, Body(body), "admin")).Status;
        Assert.Equal(path.Contains("none") || path.EndsWith("0001") && method == "DELETE" ? 404 : 200, status);
    }

    public static TheoryData<string> Reads => [.. (string[])["/api/areas", "/api/areas/levels", "/api/areas/survey", $"/api/areas/{SamplePlan.West}", $"/api/areas/{SamplePlan.West}/grids", "/api/estates", "/api/estates/types", "/api/estates/e-1",
        "/api/units", "/api/people", "/api/posts", "/api/posts/kinds", "/api/rosters", "/api/rosters/on-duty?at=firm-1", "/api/staffing", "/api/staffing/rules", "/api/alarms"]];

    [Theory]
    [MemberData(nameof(Reads))]
    public async Task Everybody_who_works_here_reads(string path)
    {
        foreach (var token in new[] { "admin", "dispatcher", "water", "member" }) Assert.Equal(200, (await Doors.Get(path, token)).Status);
        Assert.Equal(403, (await Doors.Get(path, "wall")).Status);
        Assert.Equal(401, (await Doors.Get(path)).Status);
    }

    [Theory]
    [InlineData("PUT", "/api/units/a b", """{"name":"一","shortName":"一","kind":"department"}""", "id", "编号")]
    [InlineData("PUT", "/api/units/u-1", """{"name":"","shortName":"一","kind":"department","areaCode":"990103009"}""", "areaCode", "没有“990103009”")]
    [InlineData("PUT", "/api/units/u-1", """{"name":"一","shortName":"一"}""", "kind", "必须填写")]
    [InlineData("PUT", "/api/people/p-1", """{"name":"李明","phone":"no"}""", "phone", "电话")]
    [InlineData("PUT", "/api/people/absences/a", """{"personId":"p-1","from":"2026-11-21T00:00:00Z","to":"2026-11-20T00:00:00Z"}""", "to", "结束")]
    [InlineData("PUT", "/api/people/absences/a", """{"personId":"p-1","from":"2026-11-21T00:00:00Z","to":"2026-11-22T00:00:00Z","deputyPersonId":"p-1"}""", "deputyPersonId", "自己")]
    [InlineData("PUT", "/api/posts", """{"personId":"p-1","kind":"liaison"}""", "unitId", "单位或一个区域")]
    [InlineData("PUT", "/api/rosters/r", """{"name":"值班","postKind":"liaison","unitId":"firm-1","shifts":[{"weekday":"monday","from":"08:00:00","to":"18:00:00","personId":"p-9"}]}""", "shifts", "p-9")]
    [InlineData("PUT", "/api/estates/types/x", """{"name":"型","nameEn":"x","firstCall":"king"}""", "firstCall", "firm")]
    [InlineData("PUT", "/api/areas/levels/grid", """{"name":"网格","nameEn":"grid","position":3,"digits":16}""", "digits", "关联")]
    [InlineData("PUT", "/api/staffing/rules/sizes", """{"level":"grid","least":400,"most":300}""", "most", "之间")]
    public async Task Bad_input_is_told_by_field(string method, string path, string body, string field, string words)
    {
        var answer = await Doors.Send(new(method), path, body, "admin");
        Assert.Equal((400, "invalid"), (answer.Status, answer.Code));
        Assert.Contains(words, answer.Json.GetProperty("errors").GetProperty(field)[0].GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Phones_show_to_those_whose_work_needs_them()
    {
        Assert.Contains("13800000001", (await Doors.Get("/api/people/p-1", "admin")).Text, StringComparison.Ordinal);
        Assert.Contains("13800000001", (await Doors.Get("/api/people/p-1", "dispatcher")).Text, StringComparison.Ordinal);
        Assert.Contains("13800000001", (await Doors.Get("/api/people/p-1", "member")).Text, StringComparison.Ordinal);
        foreach (var token in new[] { "fire", "elsewhere" })
        {
            Assert.Equal(404, (await Doors.Get("/api/people/p-1", token)).Status);
            Assert.DoesNotContain("13800000001", (await Doors.Get("/api/people", token)).Text, StringComparison.Ordinal);
            var duty = await Doors.Get("/api/rosters/on-duty?at=firm-1", token);
            Assert.Equal("李明", duty.Json.GetProperty("now")[0].GetProperty("duty").GetProperty("name").GetString());
            Assert.Equal(JsonValueKind.Null, duty.Json.GetProperty("now")[0].GetProperty("phone").ValueKind);
        }
    }

    [Fact]
    public async Task A_change_of_the_tree_is_tried_planned_and_taken_back()
    {
        var id = Guid.NewGuid();
        var day = DateOnly.FromDateTime(DateTime.UtcNow).AddDays(30);
        var change = new
        {
            operationId = id, takesEffect = day, note = "269 → 147",
            changes = new[] { new { kind = "merge", codes = new[] { SamplePlan.West, SamplePlan.East }, into = new[] { new { code = SamplePlan.Community + "003", name = "第 3 网格", shortName = "澜庭 3 网格" } } } },
        };
        foreach (var token in new[] { "dispatcher", "member" }) Assert.Equal(403, (await Doors.Post("/api/areas/changes", change, token)).Status);

        var dry = await Doors.Post("/api/areas/changes?dryRun=true", change, "admin");
        Assert.Equal((200, false, 1), (dry.Status, dry.Json.GetProperty("applied").GetBoolean(), dry.Json.GetProperty("began").GetArrayLength()));
        Assert.Equal(200, (await Doors.Post("/api/areas/changes", change, "admin")).Status);
        Assert.Equal(1, (await Doors.Get($"/api/areas?level=grid&asOf={day:O}", "member")).Json.GetProperty("items").GetArrayLength());
        Assert.Equal(2, (await Doors.Get("/api/areas?level=grid", "member")).Json.GetProperty("items").GetArrayLength());
        Assert.Equal(day.ToString("O"), (await Doors.Get($"/api/areas/{SamplePlan.West}", "member")).Json[0].GetProperty("validTo").GetString());

        Assert.Equal(204, (await Doors.Send(Delete, $"/api/areas/changes/{id}", null, "admin")).Status);
        Assert.Equal(2, (await Doors.Get($"/api/areas?level=grid&asOf={day:O}", "member")).Json.GetProperty("items").GetArrayLength());
    }

    [Fact]
    public async Task A_wrong_change_names_the_change_and_the_field_in_the_askers_language()
    {
        var change = new { operationId = Guid.NewGuid(), takesEffect = "2020-01-01", changes = new[] { new { kind = "retire", codes = new[] { "990103001001009" } } } };
        var answer = await Doors.Send(HttpMethod.Post, "/api/areas/changes", change, "admin", "en");
        Assert.Equal(422, answer.Status);
        var problems = answer.Json.GetProperty("problems").EnumerateArray().ToArray();
        Assert.Equal([(0, "takesEffect", "book_past_day"), (1, "codes", "book_unknown")],
            problems.Select(problem => (problem.GetProperty("row").GetInt32(), problem.GetProperty("field").GetString(), problem.GetProperty("code").GetString())));
        Assert.Equal("There is no “990103001001009”.", problems[1].GetProperty("message").GetString());
        Assert.Equal(400, (await Doors.Post("/api/areas/changes", new { takesEffect = "2020-01-01", changes = Array.Empty<object>() }, "admin")).Status);
        Assert.Equal(400, (await Doors.Post("/api/areas/changes", "{\"operationId\":", "admin")).Status);
    }

    [Fact]
    public async Task A_sheet_goes_out_and_comes_in()
    {
        var sheet = await Doors.Get("/api/exports/units", "admin");
        Assert.Equal((200, "text/csv"), (sheet.Status, sheet.Media));
        Assert.Contains("filename=units.csv", sheet.Headers["Content-Disposition"], StringComparison.Ordinal);
        var again = await Upload("/api/imports/units", sheet.Text, "text/csv", "admin");
        Assert.Equal((200, 0, 0), (again.Status, again.Json.GetProperty("added").GetInt32(), again.Json.GetProperty("changed").GetInt32()));

        var wrong = await Upload("/api/imports/units?dryRun=true", "id,name,shortName,kind\nu-1,一,一,castle\n", "text/csv", "admin");
        Assert.Equal(422, wrong.Status);
        Assert.Equal((2, "kind"), (wrong.Json.GetProperty("problems")[0].GetProperty("row").GetInt32(), wrong.Json.GetProperty("problems")[0].GetProperty("field").GetString()));

        Assert.Equal(403, (await Upload("/api/imports/units", sheet.Text, "text/csv", "dispatcher")).Status);
        Assert.Equal((415, "unsupported_file"), (await Upload("/api/imports/units", sheet.Text, "application/geo+json", "admin")) is var media ? (media.Status, media.Code) : default);
        Assert.Equal(404, (await Upload("/api/imports/castles", sheet.Text, "text/csv", "admin")).Status);
        Assert.Equal(404, (await Doors.Get("/api/exports/castles", "admin")).Status);
        Assert.Equal(400, (await Doors.Get("/api/exports/units?format=geoJson", "admin")).Status);
    }

    [Fact]
    public async Task A_layer_goes_out_and_comes_in()
    {
        var layer = await Doors.Get("/api/exports/areas", "admin");
        Assert.Equal((200, "application/geo+json"), (layer.Status, layer.Media));
        var again = await Upload("/api/imports/areas?complete=true", layer.Text, "application/geo+json", "admin");
        Assert.Equal((200, true), (again.Status, again.Json.GetProperty("applied").GetBoolean()));
        Assert.Equal(422, (await Upload("/api/imports/areas", "[]", "application/geo+json", "admin")).Status);
        Assert.Equal(403, (await Upload("/api/imports/areas", layer.Text, "application/geo+json", "member")).Status);
    }

    [Fact]
    public async Task What_was_written_is_told_and_by_whom()
    {
        await Doors.Send(Put, "/api/units/team-9", """{"name":"红马甲","shortName":"红马甲","kind":"serviceTeam"}""", "admin");
        var told = await Doors.Get("/api/audit?subject=units&subjectId=team-9", "admin");
        Assert.Equal(("put", "admin"), (told.Json[0].GetProperty("action").GetString(), told.Json[0].GetProperty("actorName").GetString()));
    }

    [Fact]
    public async Task A_long_list_comes_in_pages()
    {
        var first = await Doors.Get("/api/areas?limit=2", "member");
        Assert.Equal(2, first.Json.GetProperty("items").GetArrayLength());
        var next = await Doors.Get($"/api/areas?limit=500&cursor={first.Json.GetProperty("next").GetString()}", "member");
        Assert.Equal((3, JsonValueKind.Null), (next.Json.GetProperty("items").GetArrayLength(), next.Json.GetProperty("next").ValueKind));
    }

    private static string? Body(string text) => text.Length == 0 ? null : text;

    private async Task<Answer> Upload(string path, string text, string media, string token)
    {
        using var http = new HttpClient { BaseAddress = Doors.Url };
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new StringContent(text, Encoding.UTF8, media) };
        request.Headers.Authorization = new("Bearer", token);
        using var response = await http.SendAsync(request);
        return new((int)response.StatusCode, await response.Content.ReadAsStringAsync(), response.Content.Headers.ContentType?.MediaType, new Dictionary<string, string>());
    }
}
