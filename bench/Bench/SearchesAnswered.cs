using System.Diagnostics;
using GridOrleans.Harness;
using GridOrleans.Storage;
using GridOrleans.Storage.Duplicates;
using GridOrleans.Storage.Migrations;
using GridOrleans.Storage.Queue;
using GridOrleans.Storage.Search;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace GridOrleans.Bench;

/// <summary>First pages of searches, the queue's first page, and likely duplicates, among a year of issues; beside 50 rows read by their key.</summary>
public static class SearchesAnswered
{
    private const int Times = 30, PageSize = 50;

    public static async Task Run(Report report, int issues)
    {
        await using var database = await TestDatabase.Create();
        var district = await DemoDistrict.Create(drillDivisor: 1);
        await using var storage = new ServiceCollection().AddLogging().AddGridStorage(database.ConnectionString).BuildServiceProvider();
        await storage.GetRequiredService<Migrator>().Apply(CancellationToken.None);
        var source = storage.GetRequiredService<NpgsqlDataSource>();
        var many = new ManyIssues(district.Plan, issues, await DatabaseTime.Now(database));
        var began = Stopwatch.GetTimestamp();
        await many.Write(source);
        report.Figure($"{issues} issues written by COPY", $"{Stopwatch.GetElapsedTime(began).TotalSeconds:F0} s", $"terms' index {await Megabytes(database, "issue_search_by_term")} MiB, table {await Megabytes(database, "issue_search")} MiB");

        var yardstick = await Median(_ => ByKey(source));
        report.Figure($"yardstick: {PageSize} rows by their key", Report.Milliseconds(yardstick));
        var search = storage.GetRequiredService<IssueSearch>();
        var street = district.Plan.Areas.First(area => area.Level == "street").Code;
        var unit = district.Plan.Categories.First(category => category.UnitId is not null).UnitId!;
        var everything = new SearchScope([district.Plan.Code], []);
        (string What, SearchFilter Filter, SearchScope Scope, SearchOrder Order)[] cases =
        [
            ("everything, newest first", SearchFilter.Everything, everything, SearchOrder.Newest),
            ("everything open, nearest due first", SearchFilter.Everything, everything, SearchOrder.Due),
            ("words that many have: 消防通道", Words("消防通道"), everything, SearchOrder.Newest),
            ("words of one category and floor: 井盖 17楼", Words("井盖", "17楼"), everything, SearchOrder.Newest),
            ("one case number", Words("M-00012345"), everything, SearchOrder.Newest),
            ("words nobody wrote", Words("长颈鹿"), everything, SearchOrder.Newest),
            ("a street's open issues of one category", new([Term.Open(true), Term.Category(district.Plan.Categories[0].Code)], [], []), new([street], []), SearchOrder.Urgency),
            ("a unit's own, latest change first", SearchFilter.Everything, new([], [unit]), SearchOrder.Updated),
            ("last week in a street, with words", Words("电梯") with { Reported = new(DateTimeOffset.UtcNow.AddDays(-7), null) }, new([street], []), SearchOrder.Newest),
        ];
        foreach (var (what, filter, scope, order) in cases)
        {
            await Measure(report, yardstick, $"search: {what}", async _ => await search.Find(filter, scope, order, null, PageSize, CancellationToken.None));
        }

        var queue = storage.GetRequiredService<IssueQueue>();
        await Measure(report, yardstick, "queue: a street's first page", async _ => await queue.List(new(AreaCode: street), QueueOrder.Due, null, PageSize, CancellationToken.None));
        var finder = storage.GetRequiredService<DuplicateFinder>();
        await Measure(report, yardstick, "duplicates of a fresh report", async time =>
        {
            var (place, category) = (many.PlaceOf(time), many.CategoryOf(time));
            await finder.Find(new(category.Code, place.Longitude, place.Latitude, many.ReportedAt(0), category.Examples[0]), null, false, DuplicateFinder.MaxCandidates, CancellationToken.None);
        });
    }

    private static SearchFilter Words(params string[] phrases) => new([], [], [.. phrases.Select(Bigrams.Normalise)]);

    private static async Task Measure(Report report, double yardstick, string what, Func<int, Task> ask)
    {
        var times = new Percentiles(await Answers(ask));
        report.Figure(what, $"p50 {Report.Milliseconds(times.At(0.5))}, p95 {Report.Milliseconds(times.At(0.95))}", $"{times.At(0.5) / yardstick:F1} × the yardstick");
    }

    private static async Task<double> Median(Func<int, Task> ask) => new Percentiles(await Answers(ask)).At(0.5);

    /// <summary>The first ones warm the cache and the plans, and are not counted.</summary>
    private static async Task<List<double>> Answers(Func<int, Task> ask)
    {
        var times = new List<double>();
        for (var time = -5; time < Times; time++)
        {
            var began = Stopwatch.GetTimestamp();
            await ask(time + 5);
            if (time >= 0) times.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
        }

        return times;
    }

    private static async Task ByKey(NpgsqlDataSource source)
    {
        await using var command = source.CreateCommand("select queue_row from issue where id = any(array(select issue_id from issue_search order by reported_at desc limit 50))");
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync()) _ = reader.GetString(0);
    }

    private static async Task<long> Megabytes(TestDatabase database, string relation) => await database.Scalar<long>($"select pg_total_relation_size('{relation}') / 1048576");
}
