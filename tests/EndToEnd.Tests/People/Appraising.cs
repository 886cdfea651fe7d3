using System.Text.Json;
using GridOrleans.Contracts.Issues;
using GridOrleans.Domain.Issues;

namespace GridOrleans.EndToEnd.People;

/// <summary>评价, 回访 and 重开: the reporter has the last word, for a while.</summary>
[Collection(nameof(Town))]
public sealed class Appraising(Cast cast)
{
    [Fact]
    public async Task Only_the_reporter_rates_once_and_only_what_is_closed()
    {
        var handling = await cast.Handling();
        (await Rate(handling, 5)).IsRefused(409, "wrong_state");

        var closed = await cast.Closed();
        foreach (var (name, person) in cast.All.Where(each => each.Name is "admin" or "dispatcher" or "leader" or "lead unit" or "member"))
        {
            Assert.True((await person.Try(closed.Row.Id, "rate", new { score = 5 })).Code == "not_yours", name);
        }

        (await Rate(closed, 0)).IsRefused(409, "score_out_of_range", "score");
        (await Rate(closed, 6)).IsRefused(409, "score_out_of_range", "score");
        (await cast.Resident.Try($"/api/track/{closed.TrackToken}/rating", new { operationId = Guid.NewGuid() })).IsRefused(400, "invalid", "score");
        var rated = await Rate(closed, 5);
        Assert.Equal(("appraised", 5), (rated.Body.GetProperty("state").GetString(), rated.Body.GetProperty("rating").GetInt32()));
        (await Rate(closed, 1)).IsRefused(409, "wrong_state");
        Assert.Empty((await cast.Dispatcher.Look(closed.Row.Id)).Asks);
    }

    [Fact]
    public async Task An_unhappy_rating_asks_for_reopening_and_whoever_directs_the_case_decides()
    {
        var closed = await cast.Closed();
        var id = closed.Row.Id;
        var track = (await Rate(closed, 1)).Body;
        Assert.True(track.GetProperty("reopenAsked").GetBoolean());
        Assert.Contains(track.GetProperty("standing").EnumerateArray(), line => line.GetString()!.Contains("申请重新办理", StringComparison.Ordinal));

        var ask = Assert.Single((await cast.Dispatcher.Look(id)).Asks);
        Assert.Equal("reopen", ask.Command);
        await Outcomes.IsNotTheirs(id, "approve", new { askId = ask.AskId }, cast.Member, cast.Chief);
        var reopened = await cast.Dispatcher.Do(id, "approve", new { askId = ask.AskId });
        Assert.Equal((IssueState.Filed, 2, null), (reopened.Row.State, reopened.Row.Round, reopened.Row.LeadUnitId));
        Assert.All(reopened.Clocks.Zip(closed.Clocks), pair =>
        {
            Assert.Null(pair.First.Clock.StoppedAt);
            Assert.True(pair.First.Generation > pair.Second.Generation);
        });
        Assert.False((await Track(closed)).GetProperty("reopenAsked").GetBoolean());
    }

    [Fact]
    public async Task A_second_complaint_does_not_ask_twice_and_a_denial_lets_it_rest()
    {
        var closed = await cast.Closed();
        var id = closed.Row.Id;
        await Rate(closed, 2);
        await cast.Dispatcher.Do(id, "callBack", new { reached = true, resolved = false, satisfied = false, words = "还是堵" });
        var ask = Assert.Single((await cast.Dispatcher.Look(id)).Asks);
        var denied = await cast.StreetLeader.Do(id, "deny", new { askId = ask.AskId, reason = "已另案处理" });
        Assert.Equal((IssueState.Appraised, 0), (denied.Row.State, denied.Asks.Count));
    }

    [Fact]
    public async Task A_reporter_who_was_not_satisfied_when_called_back_asks_too()
    {
        var id = (await cast.Closed()).Row.Id;
        await Outcomes.IsNotTheirs(id, "callBack", new { reached = true }, cast.Water, cast.Member, cast.Chief);
        (await cast.Dispatcher.Try(id, "callBack", new { satisfied = true })).IsRefused(400, "invalid", "reached");
        Assert.Equal(IssueState.Closed, (await cast.Dispatcher.Do(id, "callBack", new { reached = false })).Row.State);
        var called = await cast.Dispatcher.Do(id, "callBack", new { reached = true, responded = true, resolved = false, satisfied = false });
        Assert.Equal((IssueState.Appraised, "reopen"), (called.Row.State, Assert.Single(called.Asks).Command));
    }

    [Fact]
    public async Task After_the_window_of_its_policy_an_unhappy_rating_is_counted_and_asks_for_nothing()
    {
        var closed = await cast.Closed(Cast.Brief);
        await Eventually.IsTrue("the window to be over", () => cast.City.Database.Scalar<bool>(
            $"SELECT clock_timestamp() > max(at) + interval '1 second' FROM issue_history WHERE issue_id = '{closed.Row.Id}'"));
        var track = (await Rate(closed, 1)).Body;
        Assert.Equal((1, false), (track.GetProperty("rating").GetInt32(), track.GetProperty("reopenAsked").GetBoolean()));
        Assert.Empty((await cast.Dispatcher.Look(closed.Row.Id)).Asks);

        // Whoever directs the case may still see for themselves.
        await Outcomes.IsNotTheirs(closed.Row.Id, "reopen", new { reason = "又贴了" }, cast.LiaisonOf(closed.Row.LeadUnitId!), cast.Member, cast.Chief);
        (await cast.Dispatcher.Try(closed.Row.Id, "reopen", new { reason = " " })).IsRefused(409, "reason_required", "reason");
        Assert.Equal(IssueState.Filed, (await cast.Dispatcher.Do(closed.Row.Id, "reopen", new { reason = "又贴了" })).Row.State);
    }

    [Fact]
    public async Task The_reporters_page_says_what_is_out_of_the_ordinary_and_not_why_the_offices_say_so()
    {
        var handling = await cast.Handling();
        var id = handling.Row.Id;
        Assert.Empty((await Track(handling)).GetProperty("standing").EnumerateArray());
        await cast.Leader.Do(id, "extend", new { clock = "close", dueAt = In.Hours(6), reason = "内部原因甲" });
        await cast.Water.Do(id, "filePlan", new { words = "内部方案乙", promisedAt = In.Days(2) });
        await cast.Leader.Do(id, "park", new { reason = "内部原因丙", reviewAt = In.Days(3) });
        var track = await Track(handling);
        var standing = track.GetProperty("standing").EnumerateArray().Select(line => line.GetString()!).ToArray();
        Assert.Contains(standing, line => line.StartsWith("暂时不能办理", StringComparison.Ordinal));
        Assert.Contains(standing, line => line.Contains("等待审批", StringComparison.Ordinal));
        Assert.DoesNotContain("内部", track.GetRawText(), StringComparison.Ordinal);

        await cast.Water.Do(id, "resume");
        Assert.Contains((await Track(handling)).GetProperty("standing").EnumerateArray(), line => line.GetString()!.StartsWith("办结时限由", StringComparison.Ordinal));
    }

    private Task<Told> Rate(IssueView issue, int score) =>
        cast.Resident.Try($"/api/track/{issue.TrackToken}/rating", new { operationId = Guid.NewGuid(), score });

    private Task<JsonElement> Track(IssueView issue) => cast.Resident.Get<JsonElement>($"/api/track/{issue.TrackToken}");
}
