using GridOrleans.Contracts.Issues;
using GridOrleans.Domain.Clocks;
using GridOrleans.Domain.Issues;

namespace GridOrleans.EndToEnd.People;

/// <summary>申请 → 同意 / 不同意: what nobody below the right post does alone.</summary>
[Collection(nameof(Town))]
public sealed class Asking(Cast cast)
{
    [Fact]
    public async Task A_park_waits_for_a_shift_leader_and_then_every_clock_stands_still()
    {
        var id = (await cast.Handling()).Row.Id;
        await Outcomes.IsNotTheirs(id, "park", Park, cast.Member, cast.Chief);
        (await cast.Water.Try(id, "park", new { reason = "等配件", reviewAt = In.Days(-1) })).IsRefused(409, "moment_out_of_range", "reviewAt");
        (await cast.Water.Try(id, "park", new { reason = "等配件", reviewAt = In.Days(500) })).IsRefused(409, "moment_out_of_range", "reviewAt");
        (await cast.Water.Try(id, "park", new { reason = "等配件" })).IsRefused(400, "invalid", "reviewAt");

        var asked = await cast.Water.Do(id, "park", Park);
        var ask = Assert.Single(asked.Asks);
        Assert.Equal((IssueState.Handling, "park", false, true), (asked.Row.State, ask.Command, ask.MayDecide, ask.MayWithdraw));
        (await cast.Water.Try(id, "park", Park)).IsRefused(409, "already_asked");

        // Neither who asked, nor a dispatcher, nor the grid.
        foreach (var verdict in new[] { "approve", "deny" })
        {
            await Outcomes.IsNotTheirs(id, verdict, new { askId = ask.AskId, reason = "可以" }, cast.Water, cast.Dispatcher, cast.Member, cast.Chief);
            (await cast.Leader.Try(id, verdict, new { askId = Guid.NewGuid(), reason = "可以" })).IsRefused(409, "no_such_ask", "askId");
        }

        var parked = await cast.StreetLeader.Do(id, "approve", new { askId = ask.AskId, note = "同意" });
        Assert.Equal((IssueState.Parked, "等配件"), (parked.Row.State, parked.Parking!.Reason));
        Assert.All(parked.Row.Clocks.Where(clock => clock.StoppedAt is null), clock => Assert.NotNull(clock.PausedAt));
        (await cast.Leader.Try(id, "approve", new { askId = ask.AskId })).IsRefused(409, "no_such_ask", "askId");

        await Outcomes.IsNotTheirs(id, "resume", null, cast.Member, cast.Chief);
        var resumed = await cast.Water.Do(id, "resume", new { note = "配件到了" });
        Assert.Equal((IssueState.Handling, null), (resumed.Row.State, resumed.Parking));
        Assert.All(resumed.Row.Clocks, clock => Assert.Null(clock.PausedAt));
        Assert.True(resumed.Clocks[(int)ClockKind.Close].Clock.DueAt > asked.Clocks[(int)ClockKind.Close].Clock.DueAt, "the pause is not counted");
    }

    [Fact]
    public async Task A_shift_leader_parks_without_asking_anybody()
    {
        var id = (await cast.Handling()).Row.Id;
        Assert.Equal(IssueState.Parked, (await cast.StreetLeader.Do(id, "park", Park)).Row.State);
    }

    [Fact]
    public async Task What_is_denied_with_a_reason_changes_nothing_and_may_be_asked_again()
    {
        var id = (await cast.Handling()).Row.Id;
        var ask = Assert.Single((await cast.Dispatcher.Do(id, "park", Park)).Asks);
        (await cast.Leader.Try(id, "deny", new { askId = ask.AskId, reason = " " })).IsRefused(409, "reason_required", "reason");
        var denied = await cast.Leader.Do(id, "deny", new { askId = ask.AskId, reason = "先想别的办法" });
        Assert.Equal((IssueState.Handling, 0), (denied.Row.State, denied.Asks.Count));
        Assert.Single((await cast.Water.Do(id, "park", Park)).Asks);
    }

    [Fact]
    public async Task Who_asked_takes_it_back_and_so_does_whoever_directs_the_case()
    {
        var id = (await cast.Handling()).Row.Id;
        foreach (var person in new[] { cast.Water, cast.Dispatcher })
        {
            var ask = Assert.Single((await cast.Water.Do(id, "park", Park)).Asks);
            await Outcomes.IsNotTheirs(id, "withdrawAsk", new { askId = ask.AskId }, cast.Member, cast.Chief);
            (await cast.Urban.Try(id, "withdrawAsk", new { askId = ask.AskId })).IsNotSeen();
            Assert.Empty((await person.Do(id, "withdrawAsk", new { askId = ask.AskId })).Asks);
            (await person.Try(id, "withdrawAsk", new { askId = ask.AskId })).IsRefused(409, "no_such_ask", "askId");
        }
    }

    [Fact]
    public async Task A_street_grants_the_first_extension_the_district_the_second_and_nobody_a_third()
    {
        var handling = await cast.Handling();
        var id = handling.Row.Id;
        var first = await Extend(id, 6);
        var granted = await cast.StreetLeader.Do(id, "approve", new { askId = first.AskId });
        var close = granted.Clocks[(int)ClockKind.Close];
        Assert.Equal(handling.Clocks[(int)ClockKind.Close].Clock.DueAt, close.FirstDueAt);
        Assert.True(close.Clock.DueAt > close.FirstDueAt);

        var second = await Extend(id, 8);
        (await cast.StreetLeader.Try(id, "approve", new { askId = second.AskId })).IsNotTheirs();
        (await cast.StreetLeader.Try(id, "deny", new { askId = second.AskId, reason = "不行" })).IsNotTheirs();
        await cast.Leader.Do(id, "approve", new { askId = second.AskId });
        (await cast.Leader.Try(id, "extend", Later(10))).IsRefused(409, "too_many_extensions");
    }

    [Fact]
    public async Task An_extension_is_later_than_the_due_time_of_a_clock_that_runs()
    {
        var id = (await cast.Handling()).Row.Id;
        await Outcomes.IsNotTheirs(id, "extend", Later(6), cast.Member, cast.Chief);
        (await cast.Water.Try(id, "extend", Later(1))).IsRefused(409, "not_later", "dueAt");
        (await cast.Water.Try(id, "extend", Later(24 * 500))).IsRefused(409, "moment_out_of_range", "dueAt");
        (await cast.Water.Try(id, "extend", new { clock = "respond", dueAt = In.Hours(6), reason = "忙" })).IsRefused(409, "clock_not_running", "clock");
        (await cast.Water.Try(id, "extend", new { clock = "lunch", dueAt = In.Hours(6), reason = "忙" })).IsRefused(400, "invalid", "clock");
        (await cast.Water.Try(id, "extend", new { clock = "close", dueAt = In.Hours(6), reason = "" })).IsRefused(409, "reason_required", "reason");
        Assert.Empty((await cast.Water.Look(id)).Asks);
    }

    [Fact]
    public async Task An_ask_that_the_case_has_left_behind_cannot_be_approved()
    {
        var id = (await cast.Handling()).Row.Id;
        var ask = await Extend(id, 6);
        await cast.Dispatcher.Do(id, "promise", new { clock = "close", dueAt = In.Hours(7), occasion = "早餐会" });
        (await cast.Leader.Try(id, "approve", new { askId = ask.AskId })).IsRefused(409, "ask_outdated");
    }

    [Fact]
    public async Task A_filed_plan_stops_its_clock_and_its_promise_counts_once_approved()
    {
        var id = (await cast.Handling()).Row.Id;
        await Outcomes.IsNotTheirs(id, "filePlan", Plan, cast.Member, cast.Chief);
        (await cast.Water.Try(id, "filePlan", new { words = " ", promisedAt = In.Days(2) })).IsRefused(409, "words_required", "words");
        (await cast.Water.Try(id, "filePlan", new { words = "换管", promisedAt = In.Days(-2) })).IsRefused(409, "moment_out_of_range", "promisedAt");
        var filed = await cast.Water.Do(id, "filePlan", Plan);
        Assert.Null(filed.Plan!.ApprovedAt);
        Assert.NotNull(filed.Clocks[(int)ClockKind.Plan].Clock.StoppedAt);

        (await cast.Dispatcher.Try(id, "approve", new { askId = filed.Asks[0].AskId })).IsNotTheirs();
        var approved = await cast.StreetLeader.Do(id, "approve", new { askId = filed.Asks[0].AskId });
        Assert.NotNull(approved.Plan!.ApprovedAt);
        Assert.Equal(filed.Plan.PromisedAt, approved.Clocks[(int)ClockKind.Close].Clock.DueAt);
    }

    [Fact]
    public async Task A_major_matter_of_a_self_managed_estate_is_not_completed_before_the_community_approves_its_plan()
    {
        var handling = await cast.Handling(Cast.Major, cast.SelfManaged);
        var id = handling.Row.Id;
        Assert.Equal(cast.CommunityCode, handling.Gate);
        var committee = cast.LiaisonOf(handling.Row.LeadUnitId!);
        object done = new { result = "resolved", reply = "修好了" };
        (await committee.Try(id, "complete", done)).IsRefused(409, "plan_required");

        var ask = Assert.Single((await committee.Do(id, "filePlan", Plan)).Asks);
        (await committee.Try(id, "complete", done)).IsRefused(409, "plan_required");
        foreach (var leader in new[] { cast.Leader, cast.StreetLeader, cast.Dispatcher }) (await leader.Try(id, "approve", new { askId = ask.AskId })).IsNotTheirs();
        (await cast.Community.Try(id, "complete", done)).IsNotTheirs();
        Assert.True(Assert.Single((await cast.Community.Look(id)).Asks).MayDecide);
        await cast.Community.Do(id, "approve", new { askId = ask.AskId });
        Assert.Equal(IssueState.Completed, (await committee.Do(id, "complete", done)).Row.State);
    }

    [Fact]
    public async Task The_same_matter_in_an_estate_without_a_guard_needs_no_plan() => Assert.Null((await cast.Report(Cast.Major)).Gate);

    [Fact]
    public async Task By_policy_a_return_and_a_void_wait_too()
    {
        var reported = await cast.Report(Cast.Strict);
        var id = reported.Row.Id;
        var unit = cast.LiaisonOf(reported.Row.LeadUnitId!);
        var back = Assert.Single((await unit.Do(id, "return", new { reason = "不归我们" })).Asks);
        Assert.Equal("return", back.Command);
        var returned = await cast.StreetLeader.Do(id, "approve", new { askId = back.AskId });
        Assert.Equal((IssueState.Filed, null), (returned.Row.State, returned.Row.LeadUnitId));

        var wipe = Assert.Single((await cast.Dispatcher.Do(id, "void", new { reason = "误报" })).Asks);
        Assert.Equal(IssueState.Filed, (await cast.Dispatcher.Look(id)).Row.State);
        (await cast.Dispatcher.Try(id, "approve", new { askId = wipe.AskId })).IsNotTheirs();
        Assert.Equal(IssueState.Voided, (await cast.Leader.Do(id, "approve", new { askId = wipe.AskId })).Row.State);
    }

    [Fact]
    public async Task By_policy_a_streets_whistle_waits_and_a_communitys_does_not()
    {
        var id = (await cast.Report(Cast.Strict)).Row.Id;
        Assert.Empty((await cast.Dispatcher.Do(id, "whistle", new { kind = "community", unitIds = new[] { "dept-water" } })).Asks);
        var ask = Assert.Single((await cast.Dispatcher.Do(id, "whistle", new { kind = "street", unitIds = new[] { "dept-urban" } })).Asks);
        (await cast.Urban.Try(id, "comment", new { words = "？" })).IsNotSeen();
        await cast.Leader.Do(id, "approve", new { askId = ask.AskId });
        Assert.Contains((await cast.Urban.Look(id)).Whistles, line => line.UnitId == "dept-urban" && line.ReportedInAt is null);
    }

    private static object Park => new { reason = "等配件", reviewAt = In.Days(3) };

    private static object Plan => new { words = "更换主管道", promisedAt = In.Days(2) };

    private static object Later(double hours) => new { clock = "close", dueAt = In.Hours(hours), reason = "需要挖开路面" };

    private async Task<AskView> Extend(Guid id, double hours) => Assert.Single((await cast.Water.Do(id, "extend", Later(hours))).Asks);
}
