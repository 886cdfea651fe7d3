using System.Globalization;
using GridOrleans.Bench;

string[] known = ["all", "reports", "frames", "overdue", "clocks", "search"];
var what = args.Length > 0 ? args[0] : "all";
if (!known.Contains(what))
{
    Console.Error.WriteLine($"There is no bench “{what}”. Known: {string.Join(", ", known)}.");
    return 2;
}

var report = new Report($"./grid bench {what}");
var each = TimeSpan.FromSeconds(10);

if (what is "all" or "reports")
{
    var yardstick = await Yardstick.SingleRowCommits(report, each);
    await ReportsAccepted.Run(report, yardstick, each);
}

if (what is "all" or "frames") await FramesReceived.Run(report, viewers: 100, reportsPerSecond: 50, length: TimeSpan.FromSeconds(20));
if (what is "all" or "overdue") await OverdueAtStart.Run(report, overdue: 1_000);
if (what is "all" or "clocks") await ClocksComeDue.Run(report, pending: 100_000, due: 10_000, within: TimeSpan.FromSeconds(10));
if (what is "all" or "search")
{
    // A million takes its minutes to write; a smaller number is printed with every figure.
    var issues = Environment.GetEnvironmentVariable("GRID_BENCH_ISSUES") is { Length: > 0 } wanted ? int.Parse(wanted, CultureInfo.InvariantCulture) : 1_000_000;
    await SearchesAnswered.Run(report, issues);
}

var folder = Environment.GetEnvironmentVariable("GRID_BENCH_OUT") ?? Path.Combine("artifacts", "bench");
await report.Save(Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"{what}-{DateTime.UtcNow:yyyyMMdd-HHmmss}.md")));
return 0;
