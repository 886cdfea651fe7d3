using GridOrleans.ApiTests.Support;

namespace GridOrleans.ApiTests.Policies;

/// <summary>What departments are held to when they are called is the administrator's to set, and an unsound promise is told where.</summary>
public sealed class CalledUnitsAreHeldByPolicy(OpenDoors open) : IClassFixture<OpenDoors>
{
    private const string Sound = "\"reportIn\":\"00:10:00\",\"arrive\":\"01:00:00\",\"done\":\"1.00:00:00\"";

    private readonly Doors doors = open.Doors;

    [Fact]
    public async Task Promises_and_ladder_are_kept_and_what_is_left_out_is_as_usual()
    {
        var answer = await Add("called", $"\"callTargets\":[{{\"kind\":\"street\",{Sound}}}],\"callLadder\":[{{\"audience\":\"unit\",\"after\":\"00:00:00\"}},{{\"audience\":\"district\",\"after\":\"00:15:00\"}}]");

        Assert.True(answer.Status is 200 or 201, answer.Text);
        var targets = answer.Json.GetProperty("callTargets").EnumerateArray().ToDictionary(each => each.GetProperty("kind").GetString()!, each => each.GetProperty("reportIn").GetString());
        Assert.Equal(("00:10:00", "00:20:00", "00:05:00"), (targets["street"], targets["community"], targets["urgent"]));
        Assert.Equal(["unit", "district"], answer.Json.GetProperty("callLadder").EnumerateArray().Select(rung => rung.GetProperty("audience").GetString()));
    }

    [Theory]
    [InlineData("\"callTargets\":[{\"kind\":\"street\",\"reportIn\":\"00:00:01\",\"arrive\":\"01:00:00\",\"done\":\"04:00:00\"}]", "callTargets[0].reportIn")]
    [InlineData("\"callTargets\":[{\"kind\":\"street\",\"reportIn\":\"02:00:00\",\"arrive\":\"01:00:00\",\"done\":\"04:00:00\"}]", "callTargets[0].arrive")]
    [InlineData("\"callTargets\":[{\"kind\":\"loud\"," + Sound + "}]", "callTargets[0].kind")]
    [InlineData("\"callTargets\":[{\"kind\":\"street\"," + Sound + "},{\"kind\":\"street\"," + Sound + "}]", "callTargets")]
    [InlineData("\"callTargets\":[null]", "callTargets[0].kind")]
    [InlineData("\"callLadder\":[{\"audience\":\"unit\",\"after\":\"00:20:00\"},{\"audience\":\"street\",\"after\":\"00:10:00\"}]", "callLadder[1].after")]
    [InlineData("\"callLadder\":[{\"after\":\"00:20:00\"}]", "callLadder[0].audience")]
    public async Task What_cannot_be_kept_is_told_where(string rules, string field)
    {
        var answer = await Add("unsound", rules);

        Assert.True(answer.Status == 400, answer.Text);
        Assert.Contains(field, answer.Fields);
    }

    [Fact]
    public async Task Only_an_administrator_sets_them() => Assert.Equal(403, (await Add("others", "\"callTargets\":[]", "dispatcher")).Status);

    private Task<Answer> Add(string id, string rules, string who = "admin") => doors.Post(
        "/api/policies",
        $"{{\"id\":\"{id}\",\"basedOn\":0,\"name\":\"乡呼县应\",\"respond\":{{\"span\":\"00:20:00\"}},\"handle\":{{\"span\":\"00:30:00\"}},\"close\":{{\"span\":\"04:00:00\"}},\"plan\":{{\"span\":\"1.00:00:00\"}},\"when\":{{\"urgent\":true}},{rules}}}",
        who);
}
