using System.Diagnostics;
using System.Globalization;
using GridOrleans.Contracts.Issues;
using GridOrleans.Domain.Access;
using GridOrleans.Harness;
using GridOrleans.Storage;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace GridOrleans.Bench;

/// <summary>Ten thousand clocks that come due within ten seconds among a hundred thousand pending issues; start-up and memory on the way.</summary>
public static class ClocksComeDue
{
    public static async Task Run(Report report, int pending, int due, TimeSpan within)
    {
        await using var database = await TestDatabase.Create();
        var district = await DemoDistrict.Create(drillDivisor: 1);
        await using (var first = SiloProcess.Launch(database.ConnectionString, district.File))
        {
            await first.Ready();
            await first.Stop();
        }

        // The first is due only once the process has had time to start and warm up.
        var start = await DatabaseTime.Now(database) + TimeSpan.FromSeconds(45) + TimeSpan.FromSeconds(pending / 2500.0);
        var far = start + TimeSpan.FromHours(12);
        await Seed(database.ConnectionString, district, pending, number => number < due ? start + within * number / due : far);
        report.Figure("open issues written through the journal", $"{pending}");

        var began = Stopwatch.GetTimestamp();
        await using var silo = await SiloProcess.Launch(database.ConnectionString).Ready();
        report.Figure($"start to ready with {pending} open issues", $"{Stopwatch.GetElapsedTime(began).TotalSeconds:F1} s");

        await Memory(report, silo, district, pending);
        if (await DatabaseTime.Now(database) > start) report.Failure("the machine was too slow: clocks came due before the process was warm");
        await Eventually.IsTrue("every due clock to be recorded", async () => await Fired(database) >= due, TimeSpan.FromMinutes(3));
        await Lateness(report, database, due, pending, within);
    }

    private static async Task Seed(string connection, DemoDistrict district, int count, Func<int, DateTimeOffset> yellowAt)
    {
        var services = new ServiceCollection().AddLogging().AddGridStorage(connection);
        await using var provider = services.BuildServiceProvider();
        await PendingIssues.Write(provider.GetRequiredService<IIssueJournal>(), district.Plan, count, yellowAt);
    }

    private static async Task Memory(Report report, SiloProcess silo, DemoDistrict district, int pending)
    {
        const int activated = 10_000;
        using var dispatcher = new Person(silo.Url, district.Token(Role.Dispatcher).Token);
        var ids = Enumerable.Range(0, activated).Select(number => Contracts.History.OperationId.Derive("bench", $"{pending - 1 - number}")).ToArray();
        await dispatcher.Look(ids[0]);
        var before = await Heap(dispatcher);
        await Parallel.ForEachAsync(ids, new ParallelOptions { MaxDegreeOfParallelism = 16 }, async (id, _) => await dispatcher.Look(id));
        var after = await Heap(dispatcher);
        report.Figure($"heap per active issue, {activated} activated", $"{(after - before) / activated:F0} B", $"process {silo.WorkingSetBytes / 1048576} MiB");
    }

    private static async Task Lateness(Report report, TestDatabase database, int due, int pending, TimeSpan within)
    {
        var late = new List<double>();
        await using var connection = new NpgsqlConnection(database.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(
            """
            SELECT extract(epoch FROM at - (happened->>'dueAt')::timestamptz) * 1000
            FROM issue_history, json_array_elements(events) AS happened
            WHERE happened->>'$kind' = 'clockWarned' AND happened->>'clock' = 'respond'
            """,
            connection);
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync()) late.Add((double)reader.GetDecimal(0));

        var lateness = new Percentiles(late);
        report.Figure(
            $"lateness of {due} clocks due within {within.TotalSeconds:F0} s among {pending} issues",
            $"p50 {Report.Milliseconds(lateness.At(0.5))}, p99 {Report.Milliseconds(lateness.At(0.99))}, max {Report.Milliseconds(lateness.Max)}",
            $"{late.Count(value => value < 0)} early, {late.Count - due} doubled");
    }

    private static async Task<long> Fired(TestDatabase database) =>
        await database.Scalar<long>("SELECT count(*) FROM issue WHERE light >= 1");

    /// <summary>What the last collection left, over all generations.</summary>
    private static async Task<double> Heap(Person person)
    {
        var text = await person.Http.GetStringAsync("/metrics");
        return text.Split('\n')
            .Where(line => line.StartsWith("dotnet_gc_last_collection_heap_size", StringComparison.Ordinal))
            .Sum(line => double.Parse(line[(line.LastIndexOf(' ') + 1)..], CultureInfo.InvariantCulture));
    }
}
