namespace GridOrleans.ApiTests.Seeing;

public sealed class PeopleKeepViews(Archive archive) : IClassFixture<Archive>
{
    [Fact]
    public async Task A_view_is_its_owners_and_is_seen_by_those_it_is_shared_with()
    {
        var (mine, shared) = (Guid.NewGuid(), Guid.NewGuid());
        Assert.Equal(204, (await Put(mine, "dispatcher", new { name = "超时的", query = "超时", sort = "due" })).Status);
        Assert.Equal(204, (await Put(mine, "dispatcher", new { name = "超时的", query = "超时 积水", sort = "due" })).Status);
        Assert.Equal(204, (await Put(shared, "water", new { name = "我们的", query = "单位:水务局", unitId = "dept-water" })).Status);

        var seen = (await archive.Doors.Get("/api/views", "dispatcher")).Json.EnumerateArray().Single(view => view.GetProperty("id").GetGuid() == mine);
        Assert.Equal(("超时 积水", true), (seen.GetProperty("query").GetString(), seen.GetProperty("mine").GetBoolean()));
        Assert.DoesNotContain(shared.ToString(), (await archive.Doors.Get("/api/views", "fire")).Text);
        Assert.DoesNotContain(mine.ToString(), (await archive.Doors.Get("/api/views", "water")).Text);

        // Nobody else changes or deletes it.
        Assert.Equal(409, (await Put(mine, "admin", new { name = "x", query = "" })).Status);
        Assert.Equal(404, (await archive.Doors.Send(HttpMethod.Delete, $"/api/views/{mine}", token: "admin")).Status);
        Assert.Equal(204, (await archive.Doors.Send(HttpMethod.Delete, $"/api/views/{mine}", token: "dispatcher")).Status);
        Assert.Equal(404, (await archive.Doors.Send(HttpMethod.Delete, $"/api/views/{mine}", token: "dispatcher")).Status);
    }

    [Fact]
    public async Task A_view_shared_with_an_area_is_for_those_who_serve_it()
    {
        var id = Guid.NewGuid();
        Assert.Equal(204, (await Put(id, "admin", new { name = "西边", query = "在办", areaCode = "990103001001001" })).Status);
        Assert.Contains(id.ToString(), (await archive.Doors.Get("/api/views", "member")).Text);
        Assert.Contains(id.ToString(), (await archive.Doors.Get("/api/views", "dispatcher")).Text);
        Assert.DoesNotContain(id.ToString(), (await archive.Doors.Get("/api/views", "elsewhere")).Text);
        Assert.DoesNotContain(id.ToString(), (await archive.Doors.Get("/api/views", "fire")).Text);
    }

    [Fact]
    public async Task What_is_wrong_with_a_view_is_named()
    {
        Assert.Equal(["name", "query"], (await Put(Guid.NewGuid(), "dispatcher", new { })).Fields.Order());
        Assert.Equal(["q"], (await Put(Guid.NewGuid(), "dispatcher", new { name = "x", query = "状态:飞了" })).Fields);
        Assert.Equal(["unitId"], (await Put(Guid.NewGuid(), "dispatcher", new { name = "x", query = "", unitId = "dept-water" })).Fields);
        Assert.Equal(["areaCode"], (await Put(Guid.NewGuid(), "member", new { name = "x", query = "", areaCode = "990103" })).Fields);
        Assert.Equal(204, (await Put(Guid.NewGuid(), "member", new { name = "same", query = "" })).Status);
        Assert.Equal(["name"], (await Put(Guid.NewGuid(), "member", new { name = "same", query = "" })).Fields);
    }

    [Fact]
    public async Task An_account_keeps_a_bounded_number()
    {
        for (var number = 0; number < 50; number++) Assert.Equal(204, (await Put(Guid.NewGuid(), "elsewhere", new { name = $"v{number}", query = "" })).Status);
        Assert.Equal("view_too_many", (await Put(Guid.NewGuid(), "elsewhere", new { name = "one more", query = "" })).Code);
    }

    private Task<Support.Answer> Put(Guid id, string person, object body) => archive.Doors.Send(HttpMethod.Put, $"/api/views/{id}", body, person);
}
