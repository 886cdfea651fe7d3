using System.Text.Json;
using GridOrleans.Api.Figures;
using GridOrleans.Storage.Figures;

namespace GridOrleans.ApiTests.Seeing;

/// <summary>Each number opens the list behind it, and that list is as long as the number says.</summary>
public sealed class PeopleReadFigures(Archive archive) : IClassFixture<Archive>
{
    public static TheoryData<string> Ids => new(Figure.All.Select(figure => figure.Id));

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task Every_part_of_every_figure_links_to_as_many_things_as_it_says(string id)
    {
        foreach (var by in Enum.GetValues<Breakdown>())
        {
            var answer = await archive.Doors.Get($"/api/figures/{id}?period=year&by={by}&level=grid", "admin");
            Assert.True(answer.Status == 200, answer.Text);
            foreach (var row in answer.Json.GetProperty("rows").EnumerateArray())
            {
                var list = row.GetProperty("list").GetString()! + "&limit=500";
                Assert.Equal(row.GetProperty("n").GetInt64(), await Length(list));
                Assert.Equal(row.GetProperty("hits").GetInt64(), await Length(list + "&counted=hits"));
            }
        }

        async Task<int> Length(string list) => (await archive.Doors.Get(list, "admin")).Json.GetProperty("items").GetArrayLength();
    }

    [Fact]
    public async Task Everybody_is_told_of_their_own_areas_and_units()
    {
        Assert.Equal(3, await Value("reported", "admin"));
        Assert.Equal(3, await Value("reported", "dispatcher"));
        Assert.Equal(2, await Value("reported", "member"));
        Assert.Equal(0, await Value("reported", "elsewhere"));
        Assert.Equal(1, await Value("onTimeRespond", "fire"));
        Assert.Equal(0, await Value("completed", "fire"));
        Assert.Equal(1, await Value("completed", "water"));
    }

    [Fact]
    public async Task The_tier_says_on_which_floor_it_ended()
    {
        var rows = (await archive.Doors.Get("/api/figures/completed?period=year&by=tier", "admin")).Json.GetProperty("rows").EnumerateArray().ToArray();
        Assert.Equal(("district", "区级", 1), (rows[0].GetProperty("key").GetString(), rows[0].GetProperty("name").GetString(), rows[0].GetProperty("n").GetInt32()));
    }

    [Fact]
    public async Task All_figures_have_a_name_and_say_what_they_count_in_both_languages()
    {
        foreach (var language in (string[])["zh-CN", "en"])
        {
            var all = (await archive.Doors.Send(HttpMethod.Get, "/api/figures", token: "member", language: language)).Json.EnumerateArray().ToArray();
            Assert.Equal(Figure.All.Count, all.Length);
            Assert.All(all, each => Assert.False(string.IsNullOrWhiteSpace(each.GetProperty("about").GetString())));
        }
    }

    [Theory]
    [InlineData("/api/figures/nonsense", 404, "")]
    [InlineData("/api/figures/reported?by=colour", 400, "by")]
    [InlineData("/api/figures/reported?period=custom", 400, "from to")]
    [InlineData("/api/figures/reported?from=2026-02-30&to=2026-03-01", 400, "from")]
    [InlineData("/api/figures/reported?from=2020-01-01&to=2026-03-01", 400, "to")]
    [InlineData("/api/figures/reported?group=nonsense", 400, "group")]
    [InlineData("/api/figures/reported?level=galaxy&by=area", 400, "level")]
    [InlineData("/api/figures/reported/issues?limit=501", 400, "limit")]
    [InlineData("/api/figures/reported/issues?cursor=x", 400, "cursor")]
    [InlineData("/api/figures/flow?step=hour", 400, "step")]
    public async Task What_is_wrong_with_a_question_is_named(string path, int status, string fields)
    {
        var answer = await archive.Doors.Get(path, "admin");
        Assert.Equal(status, answer.Status);
        Assert.Equal(fields, string.Join(' ', answer.Fields.Order()));
    }

    [Fact]
    public async Task Flow_and_hot_spots_answer()
    {
        var flow = (await archive.Doors.Get("/api/figures/flow?period=year&step=month", "admin")).Json.EnumerateArray().ToArray();
        Assert.Equal(2, flow[^1].GetProperty("stock").GetInt32());
        Assert.Equal(JsonValueKind.Array, (await archive.Doors.Get("/api/figures/hotspots?period=month&kind=category", "admin")).Json.ValueKind);
    }

    [Theory]
    [InlineData("admin", "grids", "990103001001002 990103001001001")]
    [InlineData("member", "grids", "990103001001001")]
    [InlineData("water", "grids", "990103001001001")]
    [InlineData("elsewhere", "grids", "")]
    [InlineData("dispatcher", "units", "dept-fire dept-water")]
    [InlineData("water", "units", "dept-water")]
    public async Task The_load_of_units_and_grids_is_what_is_open(string person, string by, string keys)
    {
        var rows = (await archive.Doors.Get($"/api/load/{by}", person)).Json.EnumerateArray().ToArray();
        Assert.Equal(keys.Split(' ', StringSplitOptions.RemoveEmptyEntries).Order(), rows.Select(row => row.GetProperty("key").GetString()).Order());
        Assert.All(rows, row => Assert.Equal((1, 1), (row.GetProperty("open").GetInt32(), row.GetProperty("leading").GetInt32())));
    }

    private async Task<double> Value(string figure, string person) =>
        (await archive.Doors.Get($"/api/figures/{figure}?period=year", person)).Json.GetProperty("rows")[0].GetProperty("value") is { ValueKind: JsonValueKind.Number } value ? value.GetDouble() : 0;
}
