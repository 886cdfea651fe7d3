using GridOrleans.Contracts.Issues;
using GridOrleans.Domain.Clocks;

namespace GridOrleans.EndToEnd;

/// <summary>Two processes on one database: on Orleans they share the work, on the embedded engine the second must refuse.</summary>
public sealed class TwoProcesses
{
    private const int Issues = 40;

    [Fact]
    public async Task Two_processes_on_one_database_never_double_a_breach()
    {
        await using var city = await Installation.Start(drillDivisor: 240);
        await using var second = SiloProcess.Launch(city.Database.ConnectionString);
        if (Surroundings.Engine == "Embedded")
        {
            Assert.NotEqual(0, await second.Ended());
            Assert.Contains("Engine=Orleans", second.Log, StringComparison.Ordinal);
        }
        else
        {
            await second.Ready();
        }

        // Through both doors where there are two.
        Uri[] doors = second.HasExited ? [city.Silo.Url] : [city.Silo.Url, second.Url];
        for (var number = 0; number < Issues; number++)
        {
            using var resident = new Person(doors[number % doors.Length]);
            await resident.Report(city.District.DepartmentCategory, city.District.Plan.Buildings[number]);
        }

        await Eventually.IsTrue("every respond clock to be breached", async () => await Breaches(city) >= Issues);
        using var dispatcher = city.Dispatcher;
        var queue = await dispatcher.Get<QueuePage>("/api/issues?open=true&limit=200");
        Assert.Equal(Issues, queue.Items.Count);
        foreach (var row in queue.Items)
        {
            await Eventually.IsTrue("three rungs", async () => Rungs(await dispatcher.Look(row.Id)).Length >= 3);
            var view = await dispatcher.Look(row.Id);
            Assert.Equal(Rungs(view).Distinct(), Rungs(view));
        }

        Assert.Equal(Issues, await Breaches(city));
        Assert.Equal(0, await city.Database.Scalar<long>(
            "SELECT count(*) FROM (SELECT issue_id, version FROM issue_history GROUP BY 1, 2 HAVING count(*) > 1) doubled"));
        Assert.True(await city.Verifies());
    }

    private static async Task<long> Breaches(Installation city) => await city.Database.Scalar<long>(
        """
        SELECT count(*) FROM issue_history, json_array_elements(events) AS happened
        WHERE happened->>'$kind' = 'clockBreached' AND happened->>'clock' = 'respond'
        """);

    private static (int, int)[] Rungs(IssueView view) => view.Ladder
        .Where(rung => rung.Clock == ClockKind.Respond && rung.CalledAt is not null)
        .Select(rung => (rung.Generation, rung.Rung))
        .ToArray();

    private sealed record QueuePage(IReadOnlyList<IssueRow> Items, string? Next);
}
