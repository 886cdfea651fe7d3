using System.Text.Json;
using GridOrleans.Contracts.Issues;
using GridOrleans.Domain.Issues;

namespace GridOrleans.EndToEnd.People;

/// <summary>并案: reports of the same thing go on in the earliest, and every reporter stays informed.</summary>
[Collection(nameof(Town))]
public sealed class Merging(Cast cast)
{
    [Fact]
    public async Task A_later_report_goes_on_in_the_earlier_one_and_its_clocks_stop()
    {
        var (first, second) = (await cast.Report(), await cast.Report());
        await Outcomes.IsNotTheirs(second.Row.Id, "merge", Into(first), cast.Water, cast.Member, cast.Chief);
        (await cast.Dispatcher.Try(first.Row.Id, "merge", Into(second))).IsRefused(409, "not_older", "intoIssueId");
        (await cast.Dispatcher.Try(second.Row.Id, "merge", Into(second))).IsRefused(400, "invalid", "intoIssueId");
        (await cast.Dispatcher.Try(second.Row.Id, "merge", new { intoIssueId = Guid.NewGuid(), reason = "同一件" })).IsRefused(400, "invalid", "intoIssueId");
        (await cast.Dispatcher.Try(second.Row.Id, "merge", new { intoIssueId = first.Row.Id })).IsRefused(409, "reason_required", "reason");

        var merged = await cast.Dispatcher.Do(second.Row.Id, "merge", Into(first));
        Assert.Equal((IssueState.Merged, first.Row.Id), (merged.Row.State, merged.MergedInto!.Id));
        Assert.All(merged.Clocks, clock => Assert.NotNull(clock.Clock.StoppedAt));
        (await cast.Water.Try(second.Row.Id, "accept")).IsRefused(409, "wrong_state");
        Assert.Equal(second.Row.CaseNo, Assert.Single((await Absorbed(first)).Duplicates).CaseNo);
    }

    [Fact]
    public async Task A_case_the_dispatcher_may_not_see_is_no_case_to_merge_into()
    {
        var elsewhere = await cast.Report(Cast.Usual, cast.Elsewhere);
        var here = await cast.Report();
        (await cast.StreetLeader.Try(here.Row.Id, "merge", Into(elsewhere))).IsRefused(400, "invalid", "intoIssueId");
        await cast.Leader.Do(here.Row.Id, "merge", Into(elsewhere));
    }

    [Fact]
    public async Task Every_reporter_follows_the_case_in_which_theirs_goes_on_and_sees_nothing_of_the_others()
    {
        var first = await Told("甲的原话", "甲某", "13800000001");
        var second = await Told("乙的原话", "乙某", "13800000002");
        var third = await Told("丙的原话", "丙某", "13800000003");
        await cast.Dispatcher.Do(third.Row.Id, "merge", Into(second));
        await cast.Dispatcher.Do(second.Row.Id, "merge", Into(first));
        await cast.Water.Do(first.Row.Id, "accept");
        await cast.Water.Do(first.Row.Id, "handle");
        await cast.Water.Do(first.Row.Id, "complete", new { result = "resolved", reply = "三处一起疏通了。" });
        await cast.Dispatcher.Do(first.Row.Id, "check", new { passed = true });
        await cast.Resident.Try($"/api/track/{first.TrackToken}/rating", new { operationId = Guid.NewGuid(), score = 3, words = "甲的评价" });

        foreach (var report in new[] { second, third })
        {
            var track = await Track(report);
            Assert.Equal((report.Row.CaseNo, first.Row.CaseNo), (track.GetProperty("caseNo").GetString(), track.GetProperty("mergedInto").GetString()));
            Assert.Equal(("appraised", "三处一起疏通了。"), (track.GetProperty("state").GetString(), track.GetProperty("reply").GetString()));
            Assert.Equal(JsonValueKind.Null, track.GetProperty("rating").ValueKind);
            Assert.False(track.GetProperty("canRate").GetBoolean());
            var kinds = track.GetProperty("history").EnumerateArray().Select(line => line.GetProperty("kind").GetString()).ToArray();
            Assert.Single(kinds, kind => kind == "reported");
            Assert.Contains("merged", kinds);
            Assert.Contains("completed", kinds);
            Assert.DoesNotContain("rated", kinds);
            foreach (var secret in new[] { "甲", "1380000", first.TrackToken! }) Assert.DoesNotContain(secret, track.GetRawText(), StringComparison.Ordinal);
        }

        Assert.Equal(3, (await Track(first)).GetProperty("rating").GetInt32());
    }

    [Fact]
    public async Task A_reporter_whose_report_was_merged_urges_the_case_in_which_it_goes_on()
    {
        var (first, second) = (await cast.Report(), await cast.Report());
        await cast.Dispatcher.Do(second.Row.Id, "merge", Into(first));
        var told = await cast.Resident.Try($"/api/track/{second.TrackToken}/urge", new { operationId = Guid.NewGuid(), words = "快一点" });
        Assert.True(told.IsDone, told.ToString());
        Assert.Equal(1, (await cast.Dispatcher.Look(first.Row.Id)).Row.Urges);
    }

    [Fact]
    public async Task Reopened_it_is_taken_out_again_and_goes_on_by_itself()
    {
        var (first, second) = (await cast.Report(), await cast.Report());
        await cast.Dispatcher.Do(second.Row.Id, "merge", Into(first));
        await Absorbed(first);
        var reopened = await cast.Dispatcher.Do(second.Row.Id, "reopen", new { reason = "不是同一处" });
        Assert.Equal((IssueState.Filed, null), (reopened.Row.State, reopened.MergedInto));
        await Eventually.IsTrue("the duplicate to be taken out", async () => (await cast.Dispatcher.Look(first.Row.Id)).Duplicates.Count == 0);
        Assert.Equal(JsonValueKind.Null, (await Track(second)).GetProperty("mergedInto").ValueKind);
    }

    private static object Into(IssueView issue) => new { intoIssueId = issue.Row.Id, reason = "同一处积水" };

    private Task<IssueView> Absorbed(IssueView into) => Eventually.Get("the duplicate to be named by the case it went into", async () =>
        await cast.Dispatcher.Look(into.Row.Id) is { Duplicates.Count: > 0 } view ? view : null);

    private Task<JsonElement> Track(IssueView issue) => cast.Resident.Get<JsonElement>($"/api/track/{issue.TrackToken}");

    private async Task<IssueView> Told(string words, string name, string phone)
    {
        var told = await cast.Resident.Try("/api/issues", new
        {
            operationId = Guid.NewGuid(), categoryCode = Cast.Usual, words, channel = "resident", buildingId = cast.Home.Id, reporter = new { name, phone },
        });
        return told.Issue;
    }
}
