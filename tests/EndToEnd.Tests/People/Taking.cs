using GridOrleans.Contracts.Areas;
using GridOrleans.Contracts.Issues;
using GridOrleans.Domain.Issues;

namespace GridOrleans.EndToEnd.People;

/// <summary>上报, 立案, 派遣: a report becomes a case, or turns out to be none.</summary>
[Collection(nameof(Town))]
public sealed class Taking(Cast cast)
{
    [Fact]
    public async Task A_report_nobody_answers_for_is_filed_and_dispatched_by_whoever_directs_it()
    {
        var id = (await cast.Reported()).Row.Id;
        Assert.Equal(IssueState.Reported, (await cast.Dispatcher.Look(id)).Row.State);
        await Outcomes.IsNotTheirs(id, "file", null, cast.Member, cast.Chief, cast.Street);
        (await cast.Water.Try(id, "file")).IsNotSeen();
        Assert.Equal(IssueState.Filed, (await cast.StreetLeader.Do(id, "file")).Row.State);

        await Outcomes.IsNotTheirs(id, "dispatch", new { unitId = "dept-water" }, cast.Member, cast.Chief);
        (await cast.Dispatcher.Try(id, "dispatch", new { unitId = "dept-nowhere" })).IsRefused(400, "invalid", "unitId");
        (await cast.Dispatcher.Try(id, "file")).IsRefused(409, "wrong_state");
        var dispatched = await cast.Dispatcher.Do(id, "dispatch", new { unitId = "dept-water" });
        Assert.Equal((IssueState.Dispatched, "dept-water"), (dispatched.Row.State, dispatched.Row.OwnerUnitId));
        Assert.Equal(IssueState.Dispatched, (await cast.Water.Look(id)).Row.State);
    }

    [Fact]
    public async Task A_report_is_refused_with_a_reason_or_not_at_all()
    {
        var id = (await cast.Reported()).Row.Id;
        await Outcomes.IsNotTheirs(id, "refuse", new { reason = "不属实" }, cast.Member, cast.Chief, cast.Street);
        (await cast.Dispatcher.Try(id, "refuse", new { reason = " " })).IsRefused(409, "reason_required", "reason");
        Assert.Equal(IssueState.Refused, (await cast.Dispatcher.Do(id, "refuse", new { reason = "不属实" })).Row.State);
        Assert.Equal(IssueState.Filed, (await cast.Admin.Do(id, "reopen", new { reason = "经核实属实" })).Row.State);
    }

    [Fact]
    public async Task A_case_is_voided_by_whoever_directs_it()
    {
        var id = (await cast.Report()).Row.Id;
        await Outcomes.IsNotTheirs(id, "void", new { reason = "误报" }, cast.Water, cast.Member, cast.Chief);
        Assert.Equal(IssueState.Voided, (await cast.Dispatcher.Do(id, "void", new { reason = "误报" })).Row.State);
        (await cast.Water.Try(id, "accept")).IsRefused(409, "wrong_state");
    }

    [Fact]
    public async Task The_grids_own_people_and_whoever_directs_it_handle_a_report_on_the_spot()
    {
        foreach (var person in new[] { cast.Member, cast.Chief, cast.Dispatcher })
        {
            var id = (await cast.Reported()).Row.Id;
            (await cast.Water.Try(id, "selfHandle", Done)).IsNotSeen();
            (await cast.Street.Try(id, "selfHandle", Done)).IsNotTheirs();
            (await person.Try(id, "selfHandle", new { result = "resolved", reply = "" })).IsRefused(409, "reply_required", "reply");
            var handled = await person.Do(id, "selfHandle", Done);
            Assert.Equal((IssueState.SelfHandled, cast.GridCode, "resolved"), (handled.Row.State, handled.Row.OwnerUnitId, handled.Result));
            Assert.All(handled.Clocks, clock => Assert.NotNull(clock.Clock.StoppedAt));
        }
    }

    [Fact]
    public async Task A_report_may_say_that_it_was_handled_on_the_spot()
    {
        foreach (var person in new[] { cast.Member, cast.Chief, cast.Dispatcher, cast.StreetLeader })
        {
            var told = await Report(person, cast.Home, Done);
            Assert.Equal((201, IssueState.SelfHandled), (told.Status, told.Issue.Row.State));
            Assert.Equal(cast.GridCode, told.Issue.Row.OwnerUnitId);
            Assert.Equal("已当场清理。", told.Issue.Reply);
        }
    }

    [Fact]
    public async Task Who_has_nothing_to_do_with_the_grid_cannot_say_so_and_nothing_is_stored()
    {
        var before = await cast.City.Database.Scalar<long>("SELECT count(*) FROM issue");
        foreach (var person in new[] { cast.Resident, cast.Water, cast.Community, cast.Street })
        {
            (await Report(person, cast.Home, Done)).IsRefused(400, "invalid", "onTheSpot");
        }

        (await Report(cast.Member, cast.Elsewhere, Done)).IsRefused(400, "invalid", "onTheSpot");
        (await Report(cast.StreetLeader, cast.Elsewhere, Done)).IsRefused(400, "invalid", "onTheSpot");
        (await Report(cast.Member, cast.Home, new { result = "resolved", reply = " " })).IsRefused(400, "invalid", "onTheSpot.reply");
        (await Report(cast.Member, cast.Home, new { reply = "好" })).IsRefused(400, "invalid", "onTheSpot.result");
        (await Report(cast.Wall, cast.Home, Done)).IsRefused(403, "forbidden");
        Assert.Equal(before, await cast.City.Database.Scalar<long>("SELECT count(*) FROM issue"));
    }

    [Fact]
    public async Task Another_category_brings_its_own_policy_and_its_own_guard()
    {
        var reported = await cast.Report(Cast.Usual, cast.SelfManaged);
        var id = reported.Row.Id;
        object to = new { categoryCode = Cast.Major, reason = "是电梯" };
        await Outcomes.IsNotTheirs(id, "recategorise", to, cast.Water, cast.Member, cast.Chief);
        (await cast.Dispatcher.Try(id, "recategorise", new { categoryCode = "no-such", reason = "？" })).IsRefused(400, "invalid", "categoryCode");
        (await cast.Dispatcher.Try(id, "recategorise", new { categoryCode = Cast.Usual, reason = "同类" })).IsRefused(409, "nothing_changes");
        (await cast.Dispatcher.Try(id, "recategorise", new { categoryCode = Cast.Major })).IsRefused(409, "reason_required", "reason");

        var changed = await cast.Dispatcher.Do(id, "recategorise", to);
        Assert.Equal((Cast.Major, cast.CommunityCode), (changed.Row.CategoryCode, changed.Gate));
        Assert.Equal(IssueState.Dispatched, (await cast.Community.Look(id)).Row.State);
        Assert.Null((await cast.Dispatcher.Do(id, "recategorise", new { categoryCode = Cast.Usual, reason = "看错了" })).Gate);
    }

    private static object Done => new { result = "resolved", reply = "已当场清理。" };

    private Task<Told> Report(Person person, BuildingPlan at, object onTheSpot) => person.Try("/api/issues", new
    {
        operationId = Guid.NewGuid(), categoryCode = Cast.Usual, words = "井盖冒水", channel = person == cast.Resident ? "resident" : "member",
        buildingId = at.Id, onTheSpot,
    });
}
