using GridOrleans.Contracts.Issues;
using GridOrleans.Contracts.Wall;
using GridOrleans.Domain.Access;
using GridOrleans.Domain.Clocks;
using GridOrleans.Domain.Issues;

namespace GridOrleans.EndToEnd;

/// <summary>The main job: a report starts four clocks, a breach climbs the ladder, an answer stops it, the wall sees it.</summary>
public sealed class ReportToLadder
{
    [Fact]
    public async Task A_report_nobody_answers_climbs_three_rungs_and_stops_climbing_when_the_unit_answers()
    {
        await using var city = await Installation.Start(drillDivisor: 240);
        using var resident = city.Resident;
        using var dispatcher = city.Dispatcher;
        var reported = await resident.Report(city.District.DepartmentCategory, city.District.Plan.Buildings[0]);

        Assert.Equal(IssueState.Dispatched, reported.Row.State);
        Assert.Equal(city.District.DepartmentCategory.UnitId, reported.Row.OwnerUnitId);
        Assert.Equal([5, 7.5, 60, 360], reported.Clocks.Select(clock => (clock.Clock.DueAt - reported.Row.ReportedAt).TotalSeconds));

        var climbed = await Eventually.Get("three rungs to be called", async () =>
            await dispatcher.Look(reported.Row.Id) is var view && Called(view, ClockKind.Respond).Length >= 3 ? view : null);
        Assert.Equal([1, 2, 3], Called(climbed, ClockKind.Respond).Take(3).Select(rung => rung.Rung));
        Assert.Equal(Light.Red, climbed.Row.Light);
        Assert.True(climbed.Clocks[0].BreachedAt >= climbed.Clocks[0].Clock.DueAt, "a breach is never early");

        using var liaison = city.LiaisonOf(reported.Row.LeadUnitId!);
        await liaison.Do(reported.Row.Id, "accept");
        await liaison.Do(reported.Row.Id, "arrive");
        var rungs = Called(await dispatcher.Look(reported.Row.Id), ClockKind.Respond).Length;

        // The close clock runs on and reaches its own ladder: by then every later rung of the respond ladder would long have fallen due.
        var later = await Eventually.Get("the close clock to turn yellow", async () =>
            await dispatcher.Look(reported.Row.Id) is var view && Called(view, ClockKind.Close).Length >= 1 ? view : null);
        Assert.Equal(rungs, Called(later, ClockKind.Respond).Length);

        var done = await liaison.Do(reported.Row.Id, "complete", new { result = "resolved", reply = "已清理，三天内再来查一次。" });
        Assert.Equal(IssueState.Completed, done.Row.State);
        await dispatcher.Do(reported.Row.Id, "check", new { passed = true });
        var rated = await resident.Post($"/api/track/{reported.TrackToken}/rating", new { operationId = Guid.NewGuid(), score = 5 });
        Assert.True(rated.IsSuccessStatusCode, await rated.Content.ReadAsStringAsync());
        Assert.Equal(IssueState.Appraised, (await dispatcher.Look(reported.Row.Id)).Row.State);
        Assert.True(await city.Verifies());
    }

    [Fact]
    public async Task An_acknowledgement_holds_the_climb_and_its_lapse_lets_it_go_on()
    {
        await using var city = await Installation.Start(drillDivisor: 240);
        using var resident = city.Resident;
        using var dispatcher = city.Dispatcher;
        var reported = await resident.Report(city.District.DepartmentCategory, city.District.Plan.Buildings[1]);
        await Eventually.IsTrue("the community to be called", async () =>
            Called(await dispatcher.Look(reported.Row.Id), ClockKind.Respond).Length >= 3);

        await dispatcher.Do(reported.Row.Id, "acknowledge", new { clock = "respond" });

        var lapsed = await Eventually.Get("the street to be called after the lapse", async () =>
            await dispatcher.Look(reported.Row.Id) is var view && Called(view, ClockKind.Respond).Length >= 4 ? view : null);
        var third = Called(lapsed, ClockKind.Respond)[2];
        Assert.NotNull(third.LapsedAt);
        Assert.True(third.LapsedAt >= third.AcknowledgedUntil, "the hold lasted its whole limit");
        Assert.True(Called(lapsed, ClockKind.Respond)[3].CalledAt >= third.LapsedAt, "nobody was called during the hold");
    }

    [Fact]
    public async Task The_wall_and_the_desk_see_the_report_and_the_rung()
    {
        await using var city = await Installation.Start(drillDivisor: 240);
        await using var wall = await HubViewer.Watch(city.Silo.Url, city.District.Token(Role.Display).Token, "WatchWall");
        await using var desk = await HubViewer.Watch(city.Silo.Url, city.District.Token(Role.Dispatcher).Token, "WatchDesk");
        await wall.Next<WallFrame>("wall");
        await desk.Next<DeskFrame>("desk");

        using var resident = city.Resident;
        var reported = await resident.Report(city.District.DepartmentCategory, city.District.Plan.Buildings[2]);

        long last = 0;
        var frame = await Eventually.Get("the arrival on the wall", async () =>
        {
            var next = await wall.Next<WallFrame>("wall");
            Assert.True(last == 0 || next.Previous == last, "frames follow each other without a gap");
            last = next.Seq;
            return next.Arrivals.Any(arrival => arrival.IssueId == reported.Row.Id) ? next : null;
        });
        Assert.Contains(frame.Cells, cell => cell.GridCode == reported.Row.GridCode && cell.Open >= 1);
        await Eventually.IsTrue("the row on the desk", async () =>
            (await desk.Next<DeskFrame>("desk")).Rows.Any(row => row.Id == reported.Row.Id));
        await Eventually.IsTrue("a rung on the tape", async () =>
            (await wall.Next<WallFrame>("wall")).Tape?.Any(rung => rung.IssueId == reported.Row.Id) == true);
    }

    [Fact]
    public async Task A_ladder_made_for_a_category_calls_by_itself_its_card_with_it_and_can_be_tried_on_the_case()
    {
        await using var city = await Installation.Start(drillDivisor: 240);
        await city.Database.Scalar<object>(
            $"INSERT INTO api_token (token_hash, name, role, area_codes, unit_ids) VALUES (sha256('administrator-of-this-test'), 'administrator', 'Administrator', '{{{city.District.Plan.Code}}}', '{{}}')");
        using var administrator = new Person(city.Silo.Url, "administrator-of-this-test");
        using var resident = city.Resident;
        var category = city.District.DepartmentCategory;
        var made = await administrator.Post("/api/ladders", new
        {
            operationId = Guid.NewGuid(), id = "own", name = "专用", categoryCode = category.Code,
            rungs = new[] { new { step = "street", moment = "yellow", after = "00:00:00", acknowledgedFor = "00:10:00", callee = "lead", card = "yellow" } },
            repeat = new { lastRungs = 1, times = 1, every = "00:08:00" },
        });
        Assert.True(made.StatusCode == System.Net.HttpStatusCode.Created, await made.Content.ReadAsStringAsync());

        var reported = await resident.Report(category, city.District.Plan.Buildings[0]);
        using var dispatcher = city.Dispatcher;
        var view = await Eventually.Get("both passes of the rung to be called", async () =>
            await dispatcher.Look(reported.Row.Id) is var look && Called(look, ClockKind.Respond).Length == 2 ? look : null);
        Assert.Equal([(1, 0), (1, 1)], Called(view, ClockKind.Respond).Select(rung => (rung.Rung, rung.Pass)));
        Assert.Equal(1, await city.Database.Scalar<long>("SELECT count(*) FROM issue_history, json_array_elements(events) AS happened WHERE happened->>'$kind' = 'supervised'"));

        var tried = await administrator.Post("/api/ladders/simulate", new { issueId = reported.Row.Id, ladderId = "four-levels" });
        Assert.True(tried.IsSuccessStatusCode, await tried.Content.ReadAsStringAsync());
        Assert.Contains("\"wouldHaveCalled\":[{", await tried.Content.ReadAsStringAsync());
        Assert.Equal(System.Net.HttpStatusCode.Forbidden, (await dispatcher.Post("/api/ladders/simulate", new { issueId = reported.Row.Id, ladderId = "own" })).StatusCode);
    }

    private static RungView[] Called(IssueView view, ClockKind clock) =>
        view.Ladder.Where(rung => rung.Clock == clock && rung.CalledAt is not null).OrderBy(rung => (rung.Pass, rung.Rung)).ToArray();
}
