using System.Text.Json;
using GridOrleans.Contracts.Issues;
using GridOrleans.Domain.Issues;

namespace GridOrleans.EndToEnd.People;

/// <summary>The same operation twice, many at once, and one that comes too late: on real storage, over HTTP.</summary>
[Collection(nameof(Town))]
public sealed class TwiceAndAtOnce(Cast cast)
{
    private readonly Stages stages = new(cast);

    [Fact]
    public async Task Every_command_sent_three_times_under_one_operation_id_is_done_once_and_answered_alike()
    {
        // A rating is the reporter's, and while clocks are young nobody has been called who could acknowledge.
        foreach (var verb in (await Samples.Verbs(cast.Resident)).Except(["rate", "acknowledge"]))
        {
            var stage = await StageFor(verb);
            var body = WithOperation(Samples.Of(verb, stage), out var operation);
            var atOnce = await Task.WhenAll(cast.Admin.Try(stage.Id, verb, body), cast.Admin.Try(stage.Id, verb, body));
            await cast.Dispatcher.Do(stage.Id, "comment", new { words = "另一件事" });
            var later = await cast.Admin.Try(stage.Id, verb, body);
            Assert.All([.. atOnce, later], told => Assert.True(told.IsDone, $"{verb}: {told}"));
            Assert.Single(new[] { atOnce[0], atOnce[1], later }.Select(told => (told.Issue.Row.Version, told.Issue.Row.State, told.Issue.Row.OwnerUnitId)).Distinct());
            Assert.True(await cast.EntriesOf(operation) == 1, $"{verb} made {await cast.EntriesOf(operation)} entries");
        }
    }

    [Fact]
    public async Task A_rating_and_an_urge_by_the_tracking_link_count_once_too()
    {
        var (closed, open) = (await cast.Closed(), await cast.Report());
        foreach (var (issue, verb, more) in new (IssueView, string, object)[] { (closed, "rating", new { score = 2 }), (open, "urge", new { words = "快" }) })
        {
            var body = WithOperation(more, out var operation);
            var told = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => cast.Resident.Try($"/api/track/{issue.TrackToken}/{verb}", body)));
            Assert.All(told, each => Assert.True(each.IsDone, each.ToString()));
            Assert.Equal(1, await cast.EntriesOf(operation));
        }
    }

    [Fact]
    public async Task Twenty_different_commands_at_once_come_one_after_the_other_and_none_is_lost()
    {
        var stage = await stages.Called();
        (Person Who, string Verb)[] deeds =
        [
            (cast.Water, "comment"), (cast.Member, "comment"), (cast.Chief, "comment"), (cast.Dispatcher, "comment"), (cast.Chief, "instruct"),
            (cast.Leader, "instruct"), (cast.Admin, "instruct"), (cast.Leader, "supervise"), (cast.Member, "urge"), (cast.Chief, "urge"),
            (cast.Dispatcher, "expedite"), (cast.Dispatcher, "promise"), (cast.Water, "extend"), (cast.Water, "filePlan"), (cast.Dispatcher, "split"),
            (cast.Member, "skipLevel"), (cast.Urban, "reportIn"), (cast.Dispatcher, "recategorise"), (cast.Water, "complete"), (cast.Dispatcher, "redispatch"),
        ];
        var sent = deeds.Select(deed => (deed.Who, deed.Verb, Body: WithOperation(Samples.Of(deed.Verb, stage), out var operation), Operation: operation)).ToArray();
        var told = await Task.WhenAll(sent.Select(each => each.Who.Try(stage.Id, each.Verb, each.Body)));

        // What came after the case had moved on is refused, with the reason; what was answered as done stands in the history once.
        Assert.All(told.Where(each => !each.IsDone), each => Assert.True(each.Status is 409 or 403 or 404, each.ToString()));
        var done = sent.Zip(told).Where(pair => pair.Second.IsDone).ToArray();
        Assert.True(done.Length >= 8, $"only {done.Length} were done");
        Assert.Equal(done.Length, done.Select(pair => pair.Second.Issue.Row.Version).Distinct().Count());
        foreach (var pair in done) Assert.Equal(1, await cast.EntriesOf(pair.First.Operation));
        foreach (var pair in sent.Zip(told).Where(pair => !pair.Second.IsDone)) Assert.Equal(0, await cast.EntriesOf(pair.First.Operation));
        var history = await cast.Admin.Get<HistoryLine[]>($"/api/issues/{stage.Id}/history");
        Assert.Equal(stage.Case.Row.Version + done.Length, history.Length);
        Assert.Equal(Enumerable.Range(1, history.Length).Select(number => (long)number), history.Select(line => line.Version));
        Assert.True(await cast.City.Verifies());
    }

    [Fact]
    public async Task Of_two_dispatchers_the_slower_one_is_told_what_changed_and_does_nothing()
    {
        var seen = await cast.Report();
        var id = seen.Row.Id;
        await cast.Water.Do(id, "accept");
        object late = new { unitId = "dept-urban", reason = "没人接", seenVersion = seen.Row.Version };
        var told = (await cast.Dispatcher.Try(id, "redispatch", late)).IsRefused(409, "changed_meanwhile");
        var change = Assert.Single(told.Body.GetProperty("changes").EnumerateArray().ToArray());
        Assert.Equal("accepted", change.GetProperty("kind").GetString());
        Assert.Equal("临澜区水务局报到签收。", change.GetProperty("text").GetString());
        Assert.Equal(("dept-water", IssueState.Accepted), ((await cast.Dispatcher.Look(id)).Row.LeadUnitId, (await cast.Dispatcher.Look(id)).Row.State));

        // Having looked again, it is done.
        var now = (await cast.Dispatcher.Look(id)).Row.Version;
        Assert.Equal("dept-urban", (await cast.Dispatcher.Do(id, "redispatch", new { unitId = "dept-urban", reason = "职责", seenVersion = now })).Row.LeadUnitId);
    }

    [Fact]
    public async Task Remarks_take_nobodys_step_away_and_a_repetition_is_no_lost_race()
    {
        var seen = await cast.Report();
        var id = seen.Row.Id;
        await cast.Member.Do(id, "comment", new { words = "我在门口" });
        await cast.Water.Do(id, "accept", new { seenVersion = seen.Row.Version });
        await cast.Chief.Do(id, "instruct", new { words = "先拉警戒线", seenVersion = seen.Row.Version });

        var body = WithOperation(new { seenVersion = (await cast.Water.Look(id)).Row.Version }, out var operation);
        Assert.True((await cast.Water.Try(id, "arrive", body)).IsDone);
        await cast.Dispatcher.Do(id, "recategorise", new { categoryCode = "standing-water", reason = "是积水" });
        Assert.True((await cast.Water.Try(id, "arrive", body)).IsDone);
        Assert.Equal(1, await cast.EntriesOf(operation));
    }

    [Fact]
    public async Task Two_shift_leaders_who_decide_differently_do_not_both_have_their_way()
    {
        var stage = await stages.Asked();
        var told = await Task.WhenAll(
            cast.Leader.Try(stage.Id, "approve", new { askId = stage.AskId }),
            cast.StreetLeader.Try(stage.Id, "deny", new { askId = stage.AskId, reason = "不行" }));
        Assert.Single(told, each => each.IsDone);
        var state = (await cast.Admin.Look(stage.Id)).Row.State;
        Assert.Equal(told[0].IsDone ? IssueState.Parked : IssueState.Handling, state);
    }

    private Task<Stage> StageFor(string verb) => verb switch
    {
        "file" or "refuse" or "selfHandle" => stages.Reported(),
        "dispatch" => stages.Filed(),
        "accept" or "void" or "redispatch" or "return" or "merge" => stages.Dispatched(),
        "arrive" or "handle" => stages.Accepted(),
        "approve" or "deny" or "withdrawAsk" => stages.Asked(),
        "reportIn" or "decline" or "withdrawLine" => stages.Called(),
        "lineArrive" or "lineDone" => stages.ReportedIn(),
        "rateLine" => stages.PartDone(),
        "unsupervise" => stages.Supervised(),
        "resume" => stages.Parked(),
        "check" => stages.Completed(),
        "reopen" or "callBack" => stages.Unhappy(),
        _ => stages.Handling(),
    };

    private static Dictionary<string, object?> WithOperation(object body, out Guid operation)
    {
        operation = Guid.NewGuid();
        var fields = JsonSerializer.SerializeToElement(body, Contracts.Json.GridJson.Options).EnumerateObject().ToDictionary(field => field.Name, object? (field) => field.Value);
        fields["operationId"] = operation;
        return fields;
    }
}
