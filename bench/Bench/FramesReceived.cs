using System.Collections.Concurrent;
using System.Diagnostics;
using GridOrleans.Contracts.Wall;
using GridOrleans.Domain.Access;
using GridOrleans.Harness;

namespace GridOrleans.Bench;

/// <summary>From sending a report to the frame that carries it at each of many viewers.</summary>
public static class FramesReceived
{
    public static async Task Run(Report report, int viewers, int reportsPerSecond, TimeSpan length)
    {
        await using var database = await TestDatabase.Create();
        var district = await DemoDistrict.Create(drillDivisor: 1);
        await using var silo = SiloProcess.Launch(database.ConnectionString, district.File);
        await silo.Ready();

        var sent = new ConcurrentDictionary<Guid, long>();
        var seen = new ConcurrentBag<(Guid Issue, long At)>();
        using var stop = new CancellationTokenSource();
        var walls = new List<HubViewer>();
        for (var number = 0; number < viewers; number++) walls.Add(await HubViewer.Watch(silo.Url, district.Token(Role.Display).Token, "WatchWall"));
        var watching = walls.Select(wall => Watch(wall, seen, stop.Token)).ToArray();

        using var person = new Person(silo.Url, district.Token(Role.Dispatcher).Token);
        var reports = new List<Task>();
        using var beat = new PeriodicTimer(TimeSpan.FromSeconds(1.0 / reportsPerSecond));
        for (var number = 0; number < reportsPerSecond * length.TotalSeconds; number++)
        {
            await beat.WaitForNextTickAsync();
            var building = district.Plan.Buildings[number % district.Plan.Buildings.Count];
            var at = Stopwatch.GetTimestamp();
            reports.Add(Task.Run(async () => sent[(await person.Report(district.DepartmentCategory, building)).Row.Id] = at));
        }

        await Task.WhenAll(reports);
        await Eventually.IsTrue("every report at every viewer", () => Task.FromResult(seen.Count >= sent.Count * viewers), TimeSpan.FromSeconds(10));
        await stop.CancelAsync();
        await Task.WhenAll(watching);
        foreach (var wall in walls) await wall.DisposeAsync();

        var times = new Percentiles(seen.Where(each => sent.ContainsKey(each.Issue))
            .Select(each => Stopwatch.GetElapsedTime(sent[each.Issue], each.At).TotalMilliseconds));
        report.Figure(
            $"report sent → frame received, {viewers} viewers, {reportsPerSecond} reports/s",
            $"p50 {Report.Milliseconds(times.At(0.5))}, p99 {Report.Milliseconds(times.At(0.99))}",
            $"{times.Count} of {sent.Count * viewers} arrivals seen");
    }

    private static async Task Watch(HubViewer wall, ConcurrentBag<(Guid, long)> seen, CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            var frame = await wall.Next<WallFrame>("wall");
            var at = Stopwatch.GetTimestamp();
            foreach (var arrival in frame.Arrivals) seen.Add((arrival.IssueId, at));
        }
    }
}
