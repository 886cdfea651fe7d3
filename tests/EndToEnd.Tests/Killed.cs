using GridOrleans.Contracts.Issues;
using GridOrleans.Domain.Clocks;

namespace GridOrleans.EndToEnd;

/// <summary>What must hold when the process or the database goes at the worst moment.</summary>
public sealed class Killed
{
    [Fact]
    public async Task Killed_between_the_answer_and_the_breach_nothing_is_lost_and_each_rung_is_called_once()
    {
        await using var city = await Installation.Start(drillDivisor: 240);
        using (var resident = city.Resident)
        {
            for (var number = 0; number < 20; number++)
            {
                await resident.Report(city.District.DepartmentCategory, city.District.Plan.Buildings[number]);
            }
        }

        var acknowledged = await city.Database.Scalar<long>("SELECT count(*) FROM issue");
        await city.Silo.Kill();
        Assert.Equal(20, acknowledged);

        // The database's clock runs on while nobody is there: the respond clocks come due.
        await Eventually.IsTrue("the clocks to be overdue", async () =>
            await city.Database.Scalar<bool>("SELECT bool_and(clock_timestamp() > reported_at + interval '6 seconds') FROM issue"));
        await city.Restart();

        using var dispatcher = city.Dispatcher;
        var queue = await dispatcher.Get<QueuePage>("/api/issues?open=true&limit=200");
        Assert.Equal(20, queue.Items.Count);
        foreach (var row in queue.Items)
        {
            var view = await Eventually.Get("every overdue rung to be called", async () =>
                await dispatcher.Look(row.Id) is var look && Rungs(look).Length >= 3 ? look : null);
            Assert.NotNull(view.Clocks[0].BreachedAt);
            Assert.Equal(Rungs(view).Distinct(), Rungs(view));
            Assert.Equal(1, await city.Database.Scalar<long>(
                $"""
                SELECT count(*) FROM issue_history, json_array_elements(events) AS happened
                WHERE issue_id = '{row.Id}' AND happened->>'$kind' = 'clockBreached' AND happened->>'clock' = 'respond'
                """));
        }

        Assert.True(await city.Verifies());
    }

    [Fact]
    public async Task Deadline_rows_lost_while_nobody_was_there_are_found_by_the_audit_and_the_breach_is_recorded()
    {
        await using var city = await Installation.Start(drillDivisor: 240);
        using (var resident = city.Resident) await resident.Report(city.District.DepartmentCategory, city.District.Plan.Buildings[0]);
        await city.Silo.Kill();
        await city.Database.Scalar<object>("DELETE FROM deadline WHERE owner_kind = 1");
        await city.Restart();

        await Eventually.IsTrue("the audit to have told the issue", async () => await city.Database.Scalar<long>(
            "SELECT count(*) FROM issue_history, json_array_elements(events) AS happened WHERE happened->>'$kind' = 'clockBreached' AND happened->>'clock' = 'respond'") == 1);
        Assert.True(await city.Verifies());
    }

    [Fact]
    public async Task The_database_restarted_under_load_loses_no_acknowledged_command_and_the_process_recovers_by_itself()
    {
        await using var server = await PostgresServer.Start();
        await using var city = await Installation.Start(drillDivisor: 60, server.ConnectionString);
        using var stop = new CancellationTokenSource();
        var acknowledged = new System.Collections.Concurrent.ConcurrentDictionary<Guid, Guid>();
        var reporters = Enumerable.Range(0, 8).Select(number => Report(city, number, acknowledged, stop.Token)).ToArray();

        await Eventually.IsTrue("some reports", () => Task.FromResult(acknowledged.Count > 30));
        await server.Down(isImmediate: true);
        await server.Up();
        var before = acknowledged.Count;
        await Eventually.IsTrue("reports to be taken again", () => Task.FromResult(acknowledged.Count > before + 30));
        await stop.CancelAsync();
        await Task.WhenAll(reporters);

        using var dispatcher = city.Dispatcher;
        foreach (var (operation, issue) in acknowledged)
        {
            Assert.Equal(1, await city.Database.Scalar<long>($"SELECT count(*) FROM issue WHERE id = '{issue}'"));
            Assert.Equal(1, await city.Database.Scalar<long>($"SELECT count(*) FROM issue_history WHERE operation_id = '{operation}'"));
        }

        Assert.False(city.Silo.HasExited);
        Assert.True(await city.Verifies());
    }

    [Fact]
    public async Task Asked_to_stop_it_drains_and_ends_with_zero()
    {
        await using var city = await Installation.Start(drillDivisor: 60);
        using var resident = city.Resident;
        await resident.Report(city.District.DepartmentCategory, city.District.Plan.Buildings[0]);
        Assert.Equal(0, await city.Silo.Stop());
    }

    /// <summary>Reports until told to stop; an unanswered report is sent again under the same operation id until it is answered.</summary>
    private static async Task Report(
        Installation city,
        int number,
        System.Collections.Concurrent.ConcurrentDictionary<Guid, Guid> acknowledged,
        CancellationToken stop)
    {
        using var resident = new Person(city.Silo.Url, timeout: TimeSpan.FromSeconds(10));
        for (var count = 0; !stop.IsCancellationRequested; count++)
        {
            var operation = Guid.NewGuid();
            var building = city.District.Plan.Buildings[(number * 131 + count) % city.District.Plan.Buildings.Count];
            var view = await Eventually.Get("an answer to a report", async () =>
            {
                using var response = await resident.TryReport(city.District.DepartmentCategory, building, operation);
                return response.IsSuccessStatusCode
                    ? await System.Net.Http.Json.HttpContentJsonExtensions.ReadFromJsonAsync<IssueView>(response.Content, Contracts.Json.GridJson.Options)
                    : null;
            });
            acknowledged[operation] = view.Row.Id;
        }
    }

    private static (int Generation, int Rung)[] Rungs(IssueView view) => view.Ladder
        .Where(rung => rung.Clock == ClockKind.Respond && rung.CalledAt is not null)
        .Select(rung => (rung.Generation, rung.Rung))
        .ToArray();

    private sealed record QueuePage(IReadOnlyList<IssueRow> Items, string? Next);
}
