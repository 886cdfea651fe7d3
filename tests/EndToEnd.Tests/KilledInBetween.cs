using GridOrleans.Contracts.Issues;
using GridOrleans.Domain.Access;
using GridOrleans.Domain.Issues;

namespace GridOrleans.EndToEnd;

/// <summary>kill -9 between commands and their answers: sent again under the same operation ids, each is done exactly once.</summary>
public sealed class KilledInBetween
{
    private const int Rounds = 3;

    [Fact]
    public async Task Commands_whose_answers_were_lost_are_each_done_once_when_sent_again()
    {
        await using var city = await Installation.Start(drillDivisor: 1);
        for (var round = 1; round <= Rounds; round++)
        {
            var deeds = await Prepare(city);
            using (var dispatcher = city.Dispatcher)
            using (var leader = Leader(city))
            {
                var sent = deeds.Select(deed => Send(deed.IsLeaders ? leader : dispatcher, deed)).ToArray();
                await Task.WhenAny(sent);
                await city.Silo.Kill();
                await Task.WhenAll(sent);
            }

            await city.Restart();
            using var dispatcherAgain = city.Dispatcher;
            using var leaderAgain = Leader(city);
            foreach (var deed in deeds)
            {
                var told = await (deed.IsLeaders ? leaderAgain : dispatcherAgain).Try(deed.IssueId, deed.Verb, deed.Body);
                Assert.True(told.IsDone, $"round {round}, {deed.Verb}: {told}");
                Assert.True(deed.Holds(told.Issue), $"round {round}, {deed.Verb} was answered and not done");
                Assert.Equal(1, await city.Database.Scalar<long>($"SELECT count(*) FROM issue_history WHERE operation_id = '{deed.Operation}'"));
            }

            var merged = deeds.Single(deed => deed.Verb == "merge");
            var into = merged.Into!.Value;
            await Eventually.IsTrue("the duplicate to be named", async () => (await dispatcherAgain.Look(into)).Duplicates.Count == 1);
        }

        Assert.True(await city.Verifies());
    }

    /// <summary>A case for each command, so that none waits for another.</summary>
    private static async Task<Deed[]> Prepare(Installation city)
    {
        var earlier = (await Handling(city)).Row.Id;
        var (park, extend) = (DateTimeOffset.UtcNow.AddDays(3), DateTimeOffset.UtcNow.AddHours(6));
        (string Verb, Func<Guid, object> Body, bool IsLeaders, Func<IssueView, bool> Holds)[] kinds =
        [
            ("park", operation => new { operationId = operation, reason = "等配件", reviewAt = park }, false, view => view.Asks.Count == 1),
            ("park", operation => new { operationId = operation, reason = "等配件", reviewAt = park }, true, view => view.Row.State == IssueState.Parked),
            ("extend", operation => new { operationId = operation, clock = "close", dueAt = extend, reason = "要挖路" }, true, view => view.Clocks[2].Clock.DueAt > view.Clocks[2].FirstDueAt),
            ("filePlan", operation => new { operationId = operation, words = "换管", promisedAt = park }, true, view => view.Plan?.ApprovedAt is not null),
            ("supervise", operation => new { operationId = operation, level = "red", reason = "投诉" }, true, view => view.Row.Supervision == SupervisionLevel.Red),
            ("urge", operation => new { operationId = operation }, false, view => view.Row.Urges == 1),
            ("expedite", operation => new { operationId = operation, on = true, reason = "有老人" }, false, view => view.Row.Expedited),
            ("comment", operation => new { operationId = operation, words = "内部" }, false, _ => true),
            ("split", operation => new { operationId = operation, unitIds = new[] { "dept-green" } }, false, view => view.Row.CoHandlerUnitIds.Count == 1),
            ("complete", operation => new { operationId = operation, result = "resolved", reply = "好了" }, false, view => view.Row.State == IssueState.Completed),
            ("merge", operation => new { operationId = operation, intoIssueId = earlier, reason = "同一处" }, false, view => view.Row.State == IssueState.Merged),
        ];
        List<Deed> deeds = [];
        foreach (var (verb, body, isLeaders, holds) in kinds)
        {
            var operation = Guid.NewGuid();
            deeds.Add(new((await Handling(city)).Row.Id, verb, body(operation), operation, isLeaders, holds, verb == "merge" ? earlier : null));
        }

        return [.. deeds];
    }

    private static async Task<IssueView> Handling(Installation city)
    {
        using var resident = city.Resident;
        using var dispatcher = city.Dispatcher;
        var reported = await resident.Report(city.District.DepartmentCategory, city.District.Plan.Buildings[0]);
        await dispatcher.Do(reported.Row.Id, "accept");
        return await dispatcher.Do(reported.Row.Id, "handle");
    }

    /// <summary>An answer that never comes is what this is about.</summary>
    private static async Task Send(Person person, Deed deed)
    {
        try
        {
            await person.Try(deed.IssueId, deed.Verb, deed.Body);
        }
        catch (Exception lost) when (lost is HttpRequestException or IOException or TaskCanceledException)
        {
        }
    }

    private static Person Leader(Installation city) => new(city.Silo.Url, city.District.Token(Role.ShiftLeader).Token);

    private sealed record Deed(Guid IssueId, string Verb, object Body, Guid Operation, bool IsLeaders, Func<IssueView, bool> Holds, Guid? Into);
}
