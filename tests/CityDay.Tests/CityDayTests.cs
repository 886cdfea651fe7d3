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

    // Harm: a clock, an owner, a rung, a line or an outcome is wrong in a life that nobody thought of.
    [Fact]
    public void Domain_and_model_agree_on_a_whole_day_of_the_district()
    {
        var output = TestContext.Current.TestOutputHelper;
        var seed = int.TryParse(Environment.GetEnvironmentVariable("GRID_SEED")?.Split(',')[0], out var given) ? given : Random.Shared.Next();
        var reports = int.TryParse(Environment.GetEnvironmentVariable("GRID_CITY_REPORTS"), out var fewer) ? fewer : Reports;
        output?.WriteLine($"GRID_SEED={seed}");
        var day = new Day(seed, reports, District.Plan(2341));
        try
        {
            day.Run();
        }
        catch (DifferenceException difference)
        {
            Assert.Fail($"GRID_SEED={seed}\n{difference.Message}");
        }

        var seen = day.Census.Seen;
        output?.WriteLine($"{day.Cases.Count} cases, {day.Census.Decisions} decisions, {day.Census.Events} events");
        output?.WriteLine(string.Join(", ", seen.Select(each => $"{each.Key} {each.Value}")));
        if (reports < Reports) return;

        // A day on which nothing happens proves nothing.
        var expected = Enum.GetValues<CommandKind>().Select(Census.Done)
            .Concat(typeof(IssueEvent).GetNestedTypes().Select(Census.Happened))
            .Concat(Enum.GetValues<IssueState>().Select(Census.In));
        Assert.All(expected, what => Assert.True(seen.ContainsKey(what), $"{what}: never on this day, GRID_SEED={seed}"));
    }
}
