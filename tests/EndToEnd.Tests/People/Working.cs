using GridOrleans.Domain.Clocks;
using GridOrleans.Domain.Issues;

namespace GridOrleans.EndToEnd.People;

/// <summary>签收 to 结案: the lead unit works, others do not work in its place.</summary>
[Collection(nameof(Town))]
public sealed class Working(Cast cast)
{
    [Fact]
    public async Task The_lead_unit_takes_its_case_from_the_call_to_the_reply_and_nobody_else_does()
    {
        var id = (await cast.Report()).Row.Id;
        foreach (var (command, body, state) in new (string, object?, IssueState)[]
        {
            ("accept", null, IssueState.Accepted),
            ("arrive", null, IssueState.Handling),
            ("complete", new { result = "resolved", reply = "已疏通。" }, IssueState.Completed),
        })
        {
            await Outcomes.IsNotTheirs(id, command, body, cast.Member, cast.Chief, cast.Community, cast.Street);
            (await cast.Urban.Try(id, command, body)).IsNotSeen();
            (await cast.Wall.Try(id, command, body)).IsRefused(403, "forbidden");
            (await cast.Resident.Try(id, command, body)).IsRefused(401, "sign_in_required");
            Assert.Equal(state, (await cast.Water.Do(id, command, body)).Row.State);
            (await cast.Water.Try(id, command, body)).IsRefused(409, "wrong_state");
        }
    }

    [Fact]
    public async Task A_dispatcher_or_shift_leader_may_act_for_a_unit_that_telephones()
    {
        var id = (await cast.Report()).Row.Id;
        await cast.Dispatcher.Do(id, "accept");
        Assert.Equal(IssueState.Handling, (await cast.StreetLeader.Do(id, "handle")).Row.State);
        Assert.Equal(IssueState.Completed, (await cast.Leader.Do(id, "complete", new { result = "partly", reply = "明早再来。" })).Row.State);
    }

    [Fact]
    public async Task Nothing_is_completed_without_a_result_and_a_reply()
    {
        var id = (await cast.Handling()).Row.Id;
        (await cast.Water.Try(id, "complete", new { result = "resolved", reply = " " })).IsRefused(409, "reply_required", "reply");
        (await cast.Water.Try(id, "complete", new { result = "solved", reply = "好" })).IsRefused(400, "invalid", "result");
        (await cast.Water.Try(id, "complete", new { reply = "好" })).IsRefused(400, "invalid", "result");
        Assert.Equal(IssueState.Handling, (await cast.Water.Look(id)).Row.State);
    }

    [Fact]
    public async Task A_case_is_returned_with_a_reason_and_given_to_another_unit()
    {
        var id = (await cast.Report()).Row.Id;
        await Outcomes.IsNotTheirs(id, "return", new { reason = "不归我们" }, cast.Member, cast.Chief);
        (await cast.Water.Try(id, "return", new { reason = "" })).IsRefused(409, "reason_required", "reason");
        var returned = await cast.Water.Do(id, "return", new { reason = "不归我们" });
        Assert.Equal((IssueState.Filed, null, cast.StreetCode), (returned.Row.State, returned.Row.LeadUnitId, returned.Row.OwnerUnitId));

        // The street answers for it now, and only looks on.
        (await cast.Street.Try(id, "dispatch", new { unitId = "dept-urban" })).IsNotTheirs();
        await cast.StreetLeader.Do(id, "dispatch", new { unitId = "dept-urban" });
        await cast.Urban.Do(id, "accept");
    }

    [Fact]
    public async Task Redispatching_names_another_unit_and_a_reason_and_does_not_restart_the_citizens_clocks()
    {
        var reported = await cast.Report();
        var id = reported.Row.Id;
        await Outcomes.IsNotTheirs(id, "redispatch", new { unitId = "dept-urban", reason = "职责" }, cast.Water, cast.Member, cast.Chief);
        (await cast.Dispatcher.Try(id, "redispatch", new { unitId = "dept-water", reason = "职责" })).IsRefused(409, "same_unit", "unitId");
        (await cast.Dispatcher.Try(id, "redispatch", new { unitId = "dept-urban" })).IsRefused(409, "reason_required", "reason");
        var given = await cast.Dispatcher.Do(id, "redispatch", new { unitId = "dept-urban", reason = "职责" });
        Assert.Equal(reported.Clocks.Select(clock => clock.Clock.DueAt), given.Clocks.Select(clock => clock.Clock.DueAt));
        Assert.Equal(["dept-water", "dept-urban"], given.Holders.Select(holder => holder.UnitId));
        (await cast.Water.Try(id, "accept")).IsNotSeen();
        await cast.Urban.Do(id, "accept");
    }

    [Fact]
    public async Task A_failed_check_sends_it_back_to_the_unit_with_clocks_of_a_new_round()
    {
        var handling = await cast.Handling();
        var id = handling.Row.Id;
        await cast.Water.Do(id, "complete", new { result = "resolved", reply = "好了" });
        await Outcomes.IsNotTheirs(id, "check", new { passed = true }, cast.Water, cast.Member, cast.Chief);
        (await cast.Dispatcher.Try(id, "check", new { passed = false })).IsRefused(409, "reason_required", "reason");
        (await cast.Dispatcher.Try(id, "check", new { reason = "？" })).IsRefused(400, "invalid", "passed");

        var again = await cast.Dispatcher.Do(id, "check", new { passed = false, reason = "还在冒水" });
        Assert.Equal((IssueState.Handling, 2), (again.Row.State, again.Row.Round));
        foreach (var kind in new[] { ClockKind.Handle, ClockKind.Close })
        {
            var (before, after) = (handling.Clocks[(int)kind], again.Clocks[(int)kind]);
            Assert.Null(after.Clock.StoppedAt);
            Assert.True(after.Generation > before.Generation && after.Clock.DueAt > before.Clock.DueAt, $"{kind} starts anew");
        }

        Assert.NotNull(again.Clocks[(int)ClockKind.Respond].Clock.StoppedAt);
        await cast.Water.Do(id, "complete", new { result = "resolved", reply = "这次好了" });
        Assert.Equal(IssueState.Closed, (await cast.StreetLeader.Do(id, "check", new { passed = true })).Row.State);
    }
}
