using GridOrleans.Contracts.Issues;
using GridOrleans.Harness;
using GridOrleans.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace GridOrleans.Bench;

/// <summary>Clocks that came due while no process ran: how long after ready the last breach is on record.</summary>
public static class OverdueAtStart
{
    public static async Task Run(Report report, int overdue)
    {
        await using var database = await TestDatabase.Create();
        var district = await DemoDistrict.Create(drillDivisor: 1);
        await using (var first = SiloProcess.Launch(database.ConnectionString, district.File))
        {
            await first.Ready();
            await first.Kill();
        }

        // Ten minutes past yellow: red, and past the chief's and the community's rung too.
        var yellow = await DatabaseTime.Now(database) - TimeSpan.FromMinutes(10);
        await using (var provider = new ServiceCollection().AddLogging().AddGridStorage(database.ConnectionString).BuildServiceProvider())
        {
            await PendingIssues.Write(provider.GetRequiredService<IIssueJournal>(), district.Plan, overdue, _ => yellow);
        }

        await using var silo = await SiloProcess.Launch(database.ConnectionString).Ready();
        var ready = await DatabaseTime.Now(database);
        await Eventually.IsTrue("every overdue clock to be breached", async () =>
            await database.Scalar<long>("SELECT count(*) FROM issue WHERE light = 2") >= overdue);
        var last = await database.Scalar<DateTime>("SELECT max(at) FROM issue_history WHERE version = 2");
        await Eventually.IsTrue("every rung to be called", async () =>
            await database.Scalar<long>("SELECT count(*) FROM outbox WHERE done_at IS NULL") == 0, TimeSpan.FromMinutes(5));
        var called = await database.Scalar<DateTime>("SELECT max(at) FROM issue_history");
        report.Figure(
            $"{overdue} clocks overdue at start: last breach after ready",
            $"{(last - ready.UtcDateTime).TotalSeconds:F1} s",
            $"last rung called after {(called - ready.UtcDateTime).TotalSeconds:F1} s");
    }
}
