using System.Text.Json;
using GridOrleans.Domain.Issues;

namespace GridOrleans.ApiTests.Seeing;

/// <summary>People find what they look for among what they may see, and nobody finds more.</summary>
public sealed class PeopleSearch(Archive archive) : IClassFixture<Archive>
{
    [Theory]
    [InlineData("dispatcher", "", "0003 0002 0001")]
    [InlineData("admin", "积水", "0003 0001")]
    [InlineData("dispatcher", "类别:道路积水 状态:已办结", "0001")]
    [InlineData("dispatcher", "category:flood state:completed rating:1..5", "")]
    [InlineData("dispatcher", "抽干", "0001")]
    [InlineData("dispatcher", "ktv", "0002")]
    [InlineData("dispatcher", "单位:消防", "0002")]
    [InlineData("dispatcher", "unit:dept-water open", "0003")]
    [InlineData("dispatcher", "网格:孙村 上报:24h", "0003 0002 0001")]
    [InlineData("dispatcher", "0002", "0002")]
    [InlineData("dispatcher", "响应:按时 办结:按时", "0001")]
    [InlineData("dispatcher", "紧急", "0002")]
    [InlineData("dispatcher", "人员:me", "0002 0001")]
    [InlineData("dispatcher", "机床厂3号楼", "0002")]
    [InlineData("dispatcher", "附件", "")]
    [InlineData("member", "", "0003 0001")]
    [InlineData("member", "三楼走廊", "")]
    [InlineData("fire", "", "0002")]
    [InlineData("fire", "积水", "")]
    [InlineData("elsewhere", "", "")]
    public async Task A_person_finds(string person, string query, string cases)
    {
        var answer = await archive.Doors.Get($"/api/search?sort=newest&q={Uri.EscapeDataString(query)}", person);
        Assert.True(answer.Status == 200, answer.Text);
        Assert.Equal(cases, string.Join(' ', answer.Json.GetProperty("items").EnumerateArray().Select(row => row.GetProperty("caseNo").GetString()![9..])));
        Assert.Equal(cases.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length, answer.Json.GetProperty("count").GetInt32());
    }

    [Theory]
    [InlineData("颜色:红", "query_unknown_key", 1)]
    [InlineData("积水 状态:飞了", "query_unknown_value", 4)]
    [InlineData("上报:去年吧", "query_bad_range", 1)]
    [InlineData("“没有结束", "query_open_quote", 1)]
    [InlineData("楼", "query_too_short", 1)]
    [InlineData("unit:", "query_missing_value", 1)]
    public async Task What_is_wrong_with_a_query_is_named_with_its_place(string query, string code, int position)
    {
        foreach (var language in (string[])["zh-CN", "en"])
        {
            var answer = await archive.Doors.Send(HttpMethod.Get, $"/api/search?q={Uri.EscapeDataString(query)}", token: "dispatcher", language: language);
            Assert.Equal(400, answer.Status);
            var sentence = answer.Json.GetProperty("errors").GetProperty("q")[0].GetString()!;
            Assert.StartsWith(Api.Words.Catalogue.Sentences[code].In(language == "en" ? Api.Words.Tongue.English : Api.Words.Tongue.Chinese, position, "§").Split('§')[0], sentence);
        }
    }

    [Fact]
    public async Task Strangers_and_walls_do_not_search()
    {
        foreach (var path in (string[])["/api/search", "/api/search/export", "/api/views", "/api/figures", "/api/figures/reported", $"/api/issues/{archive.Flood.Id}/duplicates"])
        {
            Assert.Equal(401, (await archive.Doors.Get(path)).Status);
            Assert.Equal(403, (await archive.Doors.Get(path, "wall")).Status);
        }
    }

    [Fact]
    public async Task A_case_is_seen_as_it_was_at_a_moment()
    {
        var before = await archive.Doors.Get(Past(archive.Start.AddMinutes(4)), "dispatcher");
        Assert.Equal("accepted", before.Json.GetProperty("row").GetProperty("state").GetString());
        Assert.Equal(JsonValueKind.Null, before.Json.GetProperty("reply").ValueKind);
        Assert.Equal("00:04:00", before.Json.GetProperty("clocks")[2].GetProperty("ran").GetString());
        Assert.Empty(before.Json.GetProperty("buttons").EnumerateArray());

        var after = await archive.Doors.Get(Past(archive.Start.AddMinutes(30)), "dispatcher");
        Assert.Equal("已抽干，请放心", after.Json.GetProperty("reply").GetString());
        Assert.Equal(404, (await archive.Doors.Get(Past(archive.Start.AddMinutes(-1)), "dispatcher")).Status);
        Assert.Equal(404, (await archive.Doors.Get(Past(archive.Start.AddMinutes(4)), "elsewhere")).Status);
        Assert.Equal(["at"], (await archive.Doors.Get(Past(DateTimeOffset.UtcNow.AddHours(1)), "dispatcher")).Fields);

        string Past(DateTimeOffset at) => $"/api/issues/{archive.Flood.Id}/history/at?at={Uri.EscapeDataString(at.ToString("O"))}";
    }

    [Fact]
    public async Task Somebody_about_to_report_is_told_what_is_known_and_nothing_personal()
    {
        var place = archive.Flood.Place;
        var answer = await archive.Doors.Get(FormattableString.Invariant($"/api/duplicates?categoryCode=flood&longitude={place.Longitude}&latitude={place.Latitude + 0.001}&words=积水"));
        Assert.Equal(200, answer.Status);
        var found = answer.Json.EnumerateArray().ToArray();
        Assert.Equal(2, found.Length);
        Assert.Equal(["categoryCode", "metres", "place", "reportedAt", "state"], found[0].EnumerateObject().Select(each => each.Name).Order());
        Assert.Equal(110, found[0].GetProperty("metres").GetInt32());
        Assert.DoesNotContain("老人", answer.Text);
        Assert.DoesNotContain("402", answer.Text);

        Assert.Equal(["categoryCode", "latitude", "longitude"], (await archive.Doors.Get("/api/duplicates")).Fields.Order());
        Assert.Equal(["categoryCode"], (await archive.Doors.Get("/api/duplicates?categoryCode=nonsense&longitude=1&latitude=1")).Fields);
    }

    [Fact]
    public async Task A_dispatcher_sees_what_a_case_resembles_and_which_came_first()
    {
        var answer = await archive.Doors.Get($"/api/issues/{archive.Again.Id}/duplicates", "dispatcher");
        var candidate = Assert.Single(answer.Json.EnumerateArray());
        Assert.Equal(archive.Flood.Id, candidate.GetProperty("row").GetProperty("id").GetGuid());
        Assert.True(candidate.GetProperty("isEarlier").GetBoolean());
        Assert.Equal(404, (await archive.Doors.Get($"/api/issues/{archive.Again.Id}/duplicates", "elsewhere")).Status);
        Assert.Equal(IssueState.Completed, archive.Flood.State);
    }
}
