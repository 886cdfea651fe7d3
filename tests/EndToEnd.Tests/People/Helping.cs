using GridOrleans.Contracts.Issues;
using GridOrleans.Domain.Issues;

namespace GridOrleans.EndToEnd.People;

/// <summary>吹哨 and 协办: units beside the lead.</summary>
[Collection(nameof(Town))]
public sealed class Helping(Cast cast)
{
    [Fact]
    public async Task A_called_unit_reports_in_on_its_own_line_and_on_no_other()
    {
        var id = (await cast.Handling()).Row.Id;
        object call = new { kind = "community", unitIds = new[] { "dept-urban" } };
        (await cast.Urban.Try(id, "comment", new { words = "？" })).IsNotSeen();
        await Outcomes.IsNotTheirs(id, "whistle", call, cast.Water, cast.Member, cast.Chief);
        (await cast.Dispatcher.Try(id, "whistle", new { kind = "community", unitIds = Array.Empty<string>() })).IsRefused(400, "invalid", "unitIds");
        (await cast.Dispatcher.Try(id, "whistle", new { kind = "community", unitIds = new[] { "nobody" } })).IsRefused(400, "invalid", "unitIds[0]");
        (await cast.Dispatcher.Try(id, "whistle", new { kind = "flute", unitIds = new[] { "dept-urban" } })).IsRefused(400, "invalid", "kind");

        var called = await cast.Dispatcher.Do(id, "whistle", call);
        var line = called.Whistles.Single(each => each.UnitId == "dept-urban").LineId;
        Assert.Contains("dept-urban", called.Row.RingingUnitIds);
        await Outcomes.IsNotTheirs(id, "reportIn", new { lineId = line }, cast.Water, cast.Member, cast.Chief);
        (await cast.Community.Try(id, "reportIn", new { lineId = line })).IsNotTheirs();
        (await cast.Urban.Try(id, "reportIn", new { lineId = Guid.NewGuid() })).IsRefused(409, "no_such_line", "lineId");
        var answered = await cast.Urban.Do(id, "reportIn", new { lineId = line });
        Assert.NotNull(answered.Whistles.Single(each => each.LineId == line).ReportedInAt);
        Assert.Equal(IssueState.Handling, answered.Row.State);
    }

    [Fact]
    public async Task A_community_and_a_street_call_departments_to_the_cases_of_their_area()
    {
        var id = (await cast.Report()).Row.Id;
        Assert.Contains("dept-urban", (await cast.Community.Do(id, "whistle", new { kind = "community", unitIds = new[] { "dept-urban" } })).Row.RingingUnitIds);
        Assert.Contains("dept-traffic", (await cast.Street.Do(id, "whistle", new { kind = "street", unitIds = new[] { "dept-traffic" } })).Row.RingingUnitIds);
        var elsewhere = (await cast.Report(Cast.Usual, cast.Elsewhere)).Row.Id;
        foreach (var office in new[] { cast.Community, cast.Street })
        {
            (await office.Try(elsewhere, "whistle", new { kind = "community", unitIds = new[] { "dept-urban" } })).IsNotSeen();
        }
    }

    [Fact]
    public async Task A_queue_lists_what_its_reader_may_open()
    {
        var (here, elsewhere) = ((await cast.Report()).Row.Id, (await cast.Report(Cast.Usual, cast.Elsewhere)).Row.Id);
        foreach (var person in new[] { cast.Community, cast.Street, cast.Chief, cast.Member, cast.StreetLeader })
        {
            var queue = await person.Get<Queue>("/api/issues?sort=newest&limit=200");
            Assert.Contains(queue.Items, row => row.Id == here);
            Assert.DoesNotContain(queue.Items, row => row.Id == elsewhere);
        }

        Assert.DoesNotContain((await cast.Urban.Get<Queue>("/api/issues?sort=newest&limit=200")).Items, row => row.Id == here);
    }

    [Fact]
    public async Task A_called_unit_declines_with_a_reason()
    {
        var id = (await cast.Handling()).Row.Id;
        var called = await cast.StreetLeader.Do(id, "whistle", new { kind = "street", unitIds = new[] { "dept-urban", "dept-traffic" } });
        var line = called.Whistles.Single(each => each.UnitId == "dept-urban").LineId;
        (await cast.Urban.Try(id, "decline", new { lineId = line })).IsRefused(409, "reason_required", "reason");
        await Outcomes.IsNotTheirs(id, "decline", new { lineId = line, reason = "不归我们" }, cast.Water, cast.Member);
        var declined = await cast.Urban.Do(id, "decline", new { lineId = line, reason = "不归我们" });
        Assert.Equal("不归我们", declined.Whistles.Single(each => each.LineId == line).DeclineReason);
        (await cast.Urban.Try(id, "reportIn", new { lineId = line })).IsRefused(409, "no_such_line", "lineId");

        // Who declined still sees the case, and may no longer silence its ladder.
        (await cast.Urban.Try(id, "acknowledge")).IsNotTheirs();
    }

    [Fact]
    public async Task The_lead_reports_in_by_its_line_as_by_its_signature()
    {
        var reported = await cast.Report();
        var line = Assert.Single(reported.Whistles).LineId;
        Assert.Equal(IssueState.Accepted, (await cast.Water.Do(reported.Row.Id, "reportIn", new { lineId = line })).Row.State);
    }

    [Fact]
    public async Task The_lead_does_not_complete_while_a_co_handler_has_a_part_to_do()
    {
        var id = (await cast.Handling()).Row.Id;
        object split = new { unitIds = new[] { "dept-urban" } };
        await Outcomes.IsNotTheirs(id, "split", split, cast.Water, cast.Member, cast.Chief);
        (await cast.Dispatcher.Try(id, "split", new { unitIds = Enumerable.Repeat("dept-urban", 21) })).IsRefused(400, "invalid", "unitIds");
        var shared = await cast.Dispatcher.Do(id, "split", split);
        Assert.Equal(["dept-urban"], shared.Row.CoHandlerUnitIds);
        var line = shared.Whistles.Single(each => each.UnitId == "dept-urban").LineId;

        object done = new { result = "resolved", reply = "好了" };
        (await cast.Water.Try(id, "complete", done)).IsRefused(409, "co_handler_open");
        (await cast.Urban.Try(id, "lineDone", new { lineId = line, words = " " })).IsRefused(409, "words_required", "words");
        await Outcomes.IsNotTheirs(id, "lineDone", new { lineId = line, words = "好了" }, cast.Water, cast.Member, cast.Chief);
        await cast.Urban.Do(id, "reportIn", new { lineId = line });
        await cast.Urban.Do(id, "lineDone", new { lineId = line, words = "路面已清理" });
        Assert.Equal(IssueState.Completed, (await cast.Water.Do(id, "complete", done)).Row.State);
    }

    private sealed record Queue(IReadOnlyList<IssueRow> Items);
}
