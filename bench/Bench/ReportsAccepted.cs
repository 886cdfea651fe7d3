using System.Collections.Concurrent;
using System.Diagnostics;
using GridOrleans.Domain.Access;
using GridOrleans.Harness;

namespace GridOrleans.Bench;

/// <summary>Durable reports accepted per second through the public API, with 1, 32 and 128 in flight.</summary>
public static class ReportsAccepted
{
    private static readonly int[] InFlight = [1, 32, 128];

    public static async Task Run(Report report, double yardstick, TimeSpan each)
    {
        await using var database = await TestDatabase.Create();
        var district = await DemoDistrict.Create(drillDivisor: 1);
        await using var silo = SiloProcess.Launch(database.ConnectionString, district.File);
        await silo.Ready();
        using var person = new Person(silo.Url, district.Token(Role.Dispatcher).Token);
        await Drive(person, district, 32, TimeSpan.FromSeconds(3));

        foreach (var inFlight in InFlight)
        {
            var (accepted, failed, took, latencies) = await Drive(person, district, inFlight, each);
            var rate = accepted / took.TotalSeconds;
            var percentiles = new Percentiles(latencies);
            report.Figure(
                $"durable reports accepted over HTTP, {inFlight} in flight",
                $"{rate:F0}/s, p50 {Report.Milliseconds(percentiles.At(0.5))}, p99 {Report.Milliseconds(percentiles.At(0.99))}",
                $"{rate / yardstick:F2} × pgbench; {failed} failed");
        }

        var rows = await database.Scalar<long>("SELECT count(*) FROM issue");
        report.Figure("rows found afterwards", $"{rows}");
    }

    private static async Task<(int Accepted, int Failed, TimeSpan Took, IReadOnlyCollection<double> Latencies)> Drive(
        Person person, DemoDistrict district, int inFlight, TimeSpan length)
    {
        var latencies = new ConcurrentBag<double>();
        int next = 0, failed = 0;
        var watch = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, inFlight).Select(async _ =>
        {
            while (watch.Elapsed < length)
            {
                var building = district.Plan.Buildings[Interlocked.Increment(ref next) % district.Plan.Buildings.Count];
                var began = Stopwatch.GetTimestamp();
                using var response = await person.TryReport(district.DepartmentCategory, building);
                if (response.IsSuccessStatusCode) latencies.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
                else Interlocked.Increment(ref failed);
            }
        }));
        return (latencies.Count, failed, watch.Elapsed, latencies);
    }
}
