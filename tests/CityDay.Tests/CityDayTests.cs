using System.Reflection;
using GridOrleans.CityDay.Tests.Checking;
using GridOrleans.CityDay.Tests.Driving;
using GridOrleans.Domain.Issues;
using GridOrleans.Simulator.City;

namespace GridOrleans.CityDay.Tests;

/// <summary>
/// The demo district for a day, checked after every event by a model that knows nothing of the domain but its records. Each run draws another day
/// and prints its seed; <c>GRID_SEED</c> plays one again, <c>GRID_CITY_REPORTS</c> a smaller one.
/// </summary>
public sealed class CityDayTests
{
    private const int Reports = 20_000;

    /// <summary>Cases meet only within their grid, so parts of the district can live side by side; always as many, so that a seed replays anywhere.</summary>
    private const int Parts = 4;

    /// <summary>Every code but the grain's own, which tells of a lost race.</summary>
    private static IEnumerable<string> Codes => typeof(Refusal).GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(code => (string)code.GetRawConstantValue()!)
        .Except([Refusal.ChangedMeanwhile]);

    // Harm: a clock, an owner, a rung, a line or an outcome is wrong in a life that nobody thought of.
    [Fact]
    public void Domain_and_model_agree_on_a_whole_day_of_the_district()
    {
        var output = TestContext.Current.TestOutputHelper;
        var seed = int.TryParse(Environment.GetEnvironmentVariable("GRID_SEED")?.Split(',')[0], out var given) ? given : Random.Shared.Next();
        var reports = int.TryParse(Environment.GetEnvironmentVariable("GRID_CITY_REPORTS"), out var fewer) ? fewer : Reports;
        output?.WriteLine($"GRID_SEED={seed}");
        var plan = District.Plan(2341);
        var days = Enumerable.Range(0, Parts).Select(part => new Day(seed + part, reports / Parts, new(plan, part, Parts))).ToArray();
        var census = new Census();
        try
        {
            Parallel.ForEach(days, day => day.Run());
        }
        catch (AggregateException differences)
        {
            Assert.Fail($"GRID_SEED={seed}\n{differences.InnerExceptions[0]}");
        }

        foreach (var day in days) census.Add(day.Census);
        var seen = census.Seen;
        output?.WriteLine($"{days.Sum(day => day.Cases.Count)} cases, {census.Decisions} decisions, {census.Events} events");
        output?.WriteLine(string.Join(", ", seen.Select(each => $"{each.Key} {each.Value}")));
        if (reports < Reports) return;

        // A day on which nothing happens proves nothing.
        var expected = Enum.GetValues<CommandKind>().Select(Census.Done)
            .Concat(typeof(IssueEvent).GetNestedTypes().Select(Census.Happened))
            .Concat(Enum.GetValues<IssueState>().Select(Census.In))
            .Concat(Codes.Select(Census.Refused));
        Assert.All(expected, what => Assert.True(seen.ContainsKey(what), $"{what}: never on this day, GRID_SEED={seed}"));
    }
}
