using GridOrleans.Domain.Clocks;
using GridOrleans.Domain.Issues;

namespace GridOrleans.EndToEnd.People;

/// <summary>催办, 督办, 批示, 加急, 承诺, 越级 and 备注: what is said about a case without moving it.</summary>
[Collection(nameof(Town))]
public sealed class Pressing(Cast cast)
{
    [Fact]
    public async Task An_open_case_is_urged_by_its_grid_its_desk_and_its_reporter_but_not_every_minute()
    {
        var reported = await cast.Report();
        var id = reported.Row.Id;
        (await cast.Water.Try(id, "urge")).IsNotTheirs();
        (await cast.Urban.Try(id, "urge")).IsNotSeen();
        Assert.Equal(1, (await cast.Member.Do(id, "urge", new { words = "有老人在家" })).Row.Urges);
        foreach (var person in new[] { cast.Member, cast.Chief, cast.Dispatcher }) (await person.Try(id, "urge")).IsRefused(409, "urged_recently");
        (await Urge(reported.TrackToken!)).IsRefused(409, "urged_recently");
        Assert.Equal(1, (await cast.Dispatcher.Look(id)).Row.Urges);
    }

    [Fact]
    public async Task A_reporter_urges_by_the_tracking_link_and_by_nothing_else()
    {
        var reported = await cast.Report();
        (await Urge("no-such-token-22-letter")).IsNotSeen();
        (await cast.Resident.Try(reported.Row.Id, "urge")).IsRefused(401, "sign_in_required");
        (await cast.Resident.Try($"/api/track/{reported.TrackToken}/urge", new { words = "快" })).IsRefused(400, "invalid", "operationId");
        (await cast.Resident.Try($"/api/track/{reported.TrackToken}/urge", new { operationId = Guid.NewGuid(), words = new string('快', 1001) })).IsRefused(400, "invalid", "words");
        var told = await Urge(reported.TrackToken!);
        Assert.Contains(told.Body.GetProperty("history").EnumerateArray(), line => line.GetProperty("kind").GetString() == "urged");

        var closed = await cast.Closed();
        (await Urge(closed.TrackToken!)).IsRefused(409, "wrong_state");
    }

    [Fact]
    public async Task Supervision_is_a_shift_leaders_and_only_rises()
    {
        var id = (await cast.Report()).Row.Id;
        await Outcomes.IsNotTheirs(id, "supervise", new { level = "yellow", reason = "反复投诉" }, cast.Dispatcher, cast.Water, cast.Chief, cast.Member);
        (await cast.Leader.Try(id, "supervise", new { level = "green", reason = "反复投诉" })).IsRefused(400, "invalid", "level");
        (await cast.Leader.Try(id, "supervise", new { level = "yellow", reason = "" })).IsRefused(409, "reason_required", "reason");
        Assert.Equal(SupervisionLevel.Yellow, (await cast.StreetLeader.Do(id, "supervise", new { level = "yellow", reason = "反复投诉" })).Row.Supervision);
        (await cast.Leader.Try(id, "supervise", new { level = "normal", reason = "反复投诉" })).IsRefused(409, "supervised_already", "level");
        Assert.Equal(SupervisionLevel.Red, (await cast.Leader.Do(id, "supervise", new { level = "red", reason = "仍无进展" })).Row.Supervision);

        await Outcomes.IsNotTheirs(id, "unsupervise", new { reason = "已有进展" }, cast.Dispatcher, cast.Water, cast.Chief);
        (await cast.Leader.Try(id, "unsupervise", new { reason = "" })).IsRefused(409, "reason_required", "reason");
        Assert.Null((await cast.Admin.Do(id, "unsupervise", new { reason = "已有进展" })).Row.Supervision);
        (await cast.Leader.Try(id, "unsupervise", new { reason = "已有进展" })).IsRefused(409, "nothing_changes");
    }

    [Fact]
    public async Task Chiefs_and_shift_leaders_instruct_others_do_not()
    {
        var id = (await cast.Report()).Row.Id;
        await Outcomes.IsNotTheirs(id, "instruct", new { words = "先拉警戒线" }, cast.Dispatcher, cast.Member, cast.Water);
        (await cast.Chief.Try(id, "instruct", new { words = " " })).IsRefused(409, "words_required", "words");
        foreach (var person in new[] { cast.Chief, cast.StreetLeader, cast.Leader, cast.Admin }) await person.Do(id, "instruct", new { words = "先拉警戒线" });
        var history = await cast.Water.Get<Contracts.Issues.HistoryLine[]>($"/api/issues/{id}/history");
        Assert.Equal(4, history.Count(line => line.Text == "批示：先拉警戒线"));
    }

    [Fact]
    public async Task Everybody_who_sees_the_case_comments_and_the_reporter_does_not_read_it()
    {
        var reported = await cast.Report();
        var id = reported.Row.Id;
        foreach (var person in new[] { cast.Water, cast.Member, cast.Chief, cast.Community, cast.Street, cast.Dispatcher, cast.StreetLeader })
        {
            await person.Do(id, "comment", new { words = "内部备注" });
        }

        (await cast.Urban.Try(id, "comment", new { words = "？" })).IsNotSeen();
        (await cast.Water.Try(id, "comment", new { words = "" })).IsRefused(409, "words_required", "words");
        (await cast.Water.Try(id, "comment", new { words = new string('字', 2001) })).IsRefused(400, "invalid", "words");
        var track = await cast.Resident.Get<System.Text.Json.JsonElement>($"/api/track/{reported.TrackToken}");
        Assert.DoesNotContain("内部备注", track.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_case_is_expedited_and_no_longer_by_whoever_directs_it()
    {
        var id = (await cast.Report()).Row.Id;
        await Outcomes.IsNotTheirs(id, "expedite", new { on = true, reason = "有老人" }, cast.Water, cast.Member, cast.Chief);
        (await cast.Dispatcher.Try(id, "expedite", new { reason = "有老人" })).IsRefused(400, "invalid", "on");
        (await cast.Dispatcher.Try(id, "expedite", new { on = true })).IsRefused(409, "reason_required", "reason");
        Assert.True((await cast.Dispatcher.Do(id, "expedite", new { on = true, reason = "有老人" })).Row.Expedited);
        (await cast.Dispatcher.Try(id, "expedite", new { on = true, reason = "有老人" })).IsRefused(409, "nothing_changes");
        Assert.False((await cast.Dispatcher.Do(id, "expedite", new { on = false, reason = "已转移" })).Row.Expedited);
    }

    [Fact]
    public async Task What_was_promised_on_the_spot_overrides_the_policy_and_keeps_the_first_due_time()
    {
        var reported = await cast.Report();
        var id = reported.Row.Id;
        var due = In.Hours(2);
        object promise = new { clock = "close", dueAt = due, occasion = "政企早餐会" };
        await Outcomes.IsNotTheirs(id, "promise", promise, cast.Water, cast.Member, cast.Chief);
        (await cast.Dispatcher.Try(id, "promise", new { clock = "close", dueAt = In.Hours(-1), occasion = "早餐会" })).IsRefused(409, "moment_out_of_range", "dueAt");
        (await cast.Dispatcher.Try(id, "promise", new { clock = "close", dueAt = due })).IsRefused(409, "reason_required", "occasion");
        var close = (await cast.Dispatcher.Do(id, "promise", promise)).Clocks[(int)ClockKind.Close];
        Assert.Equal(reported.Clocks[(int)ClockKind.Close].Clock.DueAt, close.FirstDueAt);
        Assert.True((close.Clock.DueAt - due).Duration() < TimeSpan.FromMilliseconds(1), $"{close.Clock.DueAt:O}");
    }

    [Fact]
    public async Task An_office_called_past_its_turn_is_on_the_case_from_then_and_called_once()
    {
        var id = (await cast.Report()).Row.Id;
        (await cast.Street.Try(id, "acknowledge")).IsNotTheirs();
        (await cast.Urban.Try(id, "skipLevel", new { step = "street", reason = "涉及两个社区" })).IsNotSeen();
        (await cast.Member.Try(id, "skipLevel", new { step = "moon", reason = "？" })).IsRefused(400, "invalid", "step");
        (await cast.Member.Try(id, "skipLevel", new { step = "street" })).IsRefused(409, "reason_required", "reason");
        await cast.Member.Do(id, "skipLevel", new { step = "street", reason = "涉及两个社区" });
        (await cast.Street.Try(id, "acknowledge")).IsRefused(409, "nothing_to_acknowledge");
        (await cast.Water.Try(id, "skipLevel", new { step = "street", reason = "再叫一次" })).IsRefused(409, "nothing_changes");
        await cast.Water.Do(id, "skipLevel", new { step = "district", reason = "要封路" });
    }

    [Fact]
    public async Task Nothing_is_acknowledged_while_nobody_was_called()
    {
        var id = (await cast.Report()).Row.Id;
        foreach (var person in new[] { cast.Water, cast.Member, cast.Dispatcher }) (await person.Try(id, "acknowledge")).IsRefused(409, "nothing_to_acknowledge");
        (await cast.Urban.Try(id, "acknowledge")).IsNotSeen();
    }

    private Task<Told> Urge(string token) => cast.Resident.Try($"/api/track/{token}/urge", new { operationId = Guid.NewGuid() });
}
