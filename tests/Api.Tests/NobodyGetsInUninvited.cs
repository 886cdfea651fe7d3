using GridOrleans.ApiTests.Support;

namespace GridOrleans.ApiTests;

/// <summary>Doors by role, cookies and their guard, and what a stranger may learn: nothing.</summary>
public sealed class NobodyGetsInUninvited(OpenDoors open) : IClassFixture<OpenDoors>
{
    private readonly Doors doors = open.Doors;

    [Theory]
    [InlineData("/api/issues")]
    [InlineData("/api/map")]
    [InlineData("/api/wall")]
    [InlineData("/api/units/dept-water")]
    [InlineData("/api/grids/990103001001001")]
    [InlineData("/api/issues/6a0f5b0c-5a0e-4a53-8d0d-1f5a4d4f7f00/history")]
    [InlineData("/api/session")]
    public async Task Without_a_good_token_it_is_401(string path)
    {
        foreach (var token in new[] { null, "guessed", new string('x', 5000) })
        {
            var answer = await doors.Get(path, token);
            Assert.Equal((401, "sign_in_required"), (answer.Status, answer.Code));
        }
    }

    [Fact]
    public async Task A_wall_sees_no_case_and_reports_none()
    {
        Assert.Equal(403, (await doors.Get("/api/issues", "wall")).Status);
        Assert.Equal(403, (await doors.Get($"/api/issues/{Guid.NewGuid()}", "wall")).Status);
        Assert.Equal(403, (await doors.Post("/api/issues", Report(), "wall")).Status);
    }

    [Fact]
    public async Task Unknown_and_invisible_look_alike_to_the_letter()
    {
        var id = await Taken();
        foreach (var verb in new[] { "", "/history", "/accept" })
        {
            var theirs = await Ask(id, verb);
            var nothing = await Ask(Guid.NewGuid(), verb);
            Assert.Equal((404, theirs.Text), (nothing.Status, nothing.Text));
        }

        Task<Answer> Ask(Guid issue, string verb) => verb == "/accept"
            ? doors.Post($"/api/issues/{issue}{verb}", Command(), "fire")
            : doors.Get($"/api/issues/{issue}{verb}", "fire");
    }

    [Fact]
    public async Task Visible_but_not_theirs_is_403_with_a_sentence()
    {
        var id = await Taken();
        var answer = await doors.Post($"/api/issues/{id}/accept", Command(), "member");
        Assert.Equal((403, "not_yours"), (answer.Status, answer.Code));
        Assert.Equal(1, doors.Issues[id].Version);
    }

    [Fact]
    public async Task A_cookie_opens_the_same_doors_and_needs_the_sites_own_word_to_change_anything()
    {
        var id = await Taken();
        var signedIn = await doors.Post("/api/session", new { login = "water", password = "retaw" });
        Assert.Equal(200, signedIn.Status);
        var set = signedIn.Headers["Set-Cookie"];
        Assert.Contains("httponly", set);
        Assert.Contains("samesite=strict", set);
        var cookie = ("Cookie", set.Split(';')[0]);
        Assert.Equal("water", (await doors.Send(HttpMethod.Get, "/api/session", headers: cookie)).Json.GetProperty("login").GetString());

        var path = $"/api/issues/{id}/accept";
        foreach (var (name, value) in new[] { ("Origin", "https://evil.example"), ("Sec-Fetch-Site", "cross-site"), ("X-Nothing", "at all") })
        {
            var forged = await doors.Send(HttpMethod.Post, path, Command(), headers: [cookie, (name, value)]);
            Assert.Equal((403, "cross_site"), (forged.Status, forged.Code));
        }

        Assert.Equal(403, (await doors.Send(HttpMethod.Post, "/hub/live/negotiate", "", headers: [cookie, ("Origin", "https://evil.example")])).Status);
        Assert.Equal(200, (await doors.Send(HttpMethod.Post, path, Command(), headers: [cookie, ("Sec-Fetch-Site", "same-origin")])).Status);
    }

    [Fact]
    public async Task An_account_that_is_gone_takes_its_cookie_with_it()
    {
        await using var strict = await Doors.Open(("Api:AccountTrust", "00:00:00.001"));
        var signedIn = await strict.Post("/api/session", new { login = "water", password = "retaw" });
        var cookie = ("Cookie", signedIn.Headers["Set-Cookie"].Split(';')[0]);
        Assert.Equal(200, (await strict.Send(HttpMethod.Get, "/api/session", headers: cookie)).Status);
        strict.Accounts.ByToken.TryRemove("water", out _);
        Answer answer;
        do answer = await strict.Send(HttpMethod.Get, "/api/session", headers: cookie);
        while (answer.Status == 200);
        Assert.Equal(401, answer.Status);
    }

    [Fact]
    public async Task Only_a_walls_token_becomes_a_cookie()
    {
        Assert.Equal(401, (await doors.Post("/api/session/display", new { token = "water" })).Status);
        Assert.Equal(204, (await doors.Post("/api/session/display", new { token = "wall" })).Status);
    }

    [Fact]
    public async Task A_failed_sign_in_does_not_say_what_was_wrong()
    {
        var noLogin = await doors.Post("/api/session", new { login = "nobody", password = "x" });
        var noPassword = await doors.Post("/api/session", new { login = "water", password = "x" });
        Assert.Equal((401, noLogin.Text), (noPassword.Status, noPassword.Text));
        Assert.Equal("locked_out", (await doors.Post("/api/session", new { login = "locked", password = "dekcol" })).Code);
    }

    [Fact]
    public async Task Too_many_tries_are_told_when_to_come_again()
    {
        await using var narrow = await Doors.Open(("Api:Rates:SignInsPerMinute", "2"));
        for (var attempt = 0; attempt < 2; attempt++) Assert.Equal(401, (await narrow.Post("/api/session", new { login = "a", password = "b" })).Status);
        var answer = await narrow.Post("/api/session", new { login = "a", password = "b" });
        Assert.Equal((429, "too_many_requests"), (answer.Status, answer.Code));
        Assert.True(int.Parse(answer.Headers["Retry-After"]) >= 1);
    }

    private static object Command() => new { operationId = Guid.NewGuid() };

    private static object Report() => new { operationId = Guid.NewGuid(), categoryCode = "flood", words = "积水", channel = "resident", buildingId = "b-1" };

    private async Task<Guid> Taken() => (await doors.Post("/api/issues", Report())).Json.GetProperty("row").GetProperty("id").GetGuid();
}
