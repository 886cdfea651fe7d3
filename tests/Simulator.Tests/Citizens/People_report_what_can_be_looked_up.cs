using GridOrleans.Domain.Areas;
using GridOrleans.Domain.Issues;
using GridOrleans.Domain.Whistles;
using GridOrleans.Simulator.Citizens;
using GridOrleans.Simulator.Tests.City;

namespace GridOrleans.Simulator.Tests.Citizens;

public class People_report_what_can_be_looked_up(TheDistrict district)
{
    private const int Many = 2_000;

    private readonly Town town = new(district.Plan);

    [Fact]
    public void the_same_seed_tells_the_same_stories_under_new_operation_ids()
    {
        var (first, second) = (new Reports(town, 5, "monday"), new Reports(town, 5, "tuesday"));
        for (var i = 0; i < 50; i++)
        {
            var (a, b) = (first.Next(), second.Next());
            Assert.NotEqual(a.Report.OperationId, b.Report.OperationId);
            Assert.Equal(a.Report with { OperationId = default }, b.Report with { OperationId = default });
            Assert.Equal(a.Token, b.Token);
        }
    }

    [Fact]
    public void each_has_a_place_words_and_somebody_who_may_send_it()
    {
        var buildings = district.Plan.Buildings.ToDictionary(b => b.Id);
        var categories = district.Plan.Categories.ToDictionary(c => c.Code);
        var tokens = district.Plan.DemoTokens.Select(t => t.Token).ToHashSet();
        Assert.All(Calls(), call =>
        {
            var report = call.Report;
            Assert.Single(new object?[] { report.Point, report.BuildingId, report.Address }, place => place is not null);
            Assert.True(report.BuildingId is null || buildings.ContainsKey(report.BuildingId));
            Assert.InRange(report.Words.Length, 5, 200);
            Assert.Equal(report.Channel == Channel.Resident, call.Token is null);
            Assert.True(call.Token is null || tokens.Contains(call.Token));
            if (categories[report.CategoryCode].UnitId is null)
            {
                Assert.NotNull(buildings[report.BuildingId!].EstateId);
            }
        });
    }

    [Fact]
    public void most_are_everyday_matters_and_a_few_places_make_most_trouble()
    {
        var calls = Calls();
        var categories = district.Plan.Categories.ToDictionary(c => c.Code);
        Assert.InRange(calls.Count(c => categories[c.Report.CategoryCode].Urgent) / (double)Many, 0.02, 0.12);
        Assert.Contains(calls, c => categories[c.Report.CategoryCode].Whistle == WhistleKind.Enterprise);
        var byGrid = calls.Where(c => c.Report.BuildingId is not null).GroupBy(c => c.Report.BuildingId![..15]).Select(g => g.Count()).OrderDescending().ToList();
        Assert.True(byGrid.Take(14).Sum() > byGrid.Sum() / 5, "the hot spots are not hot");
        Assert.True(byGrid.Count > 150, "reports come from too few grids");
    }

    [Fact]
    public void about_one_unit_in_ten_never_answers()
    {
        foreach (var seed in new[] { 1, 2341, 77 })
        {
            var called = district.Plan.Units.Where(u => u.Kind != UnitKind.Department).ToList();
            Assert.InRange(called.Count(u => Tempers.Of(u, seed) == Temper.Silent) / (double)called.Count, 0.06, 0.15);
            Assert.DoesNotContain(town.Of(UnitKind.Department), u => Tempers.Of(u, seed) == Temper.Silent);
        }
    }

    [Fact]
    public void they_sleep_at_night_whatever_the_speed_of_the_day()
    {
        var midnight = new DateTimeOffset(2026, 11, 20, 0, 0, 0, TimeSpan.FromHours(8));
        Assert.True(RushHours.Factor(midnight.AddHours(8.5), town.Zone, 1) > 2 * RushHours.Factor(midnight.AddHours(2), town.Zone, 1));
        Assert.Equal(1, Enumerable.Range(0, 1440).Average(m => RushHours.Factor(midnight.AddMinutes(m), town.Zone, 1)), 0.02);
        Assert.Equal(1, Enumerable.Range(0, 1440).Average(s => RushHours.Factor(midnight.AddSeconds(s), town.Zone, 60)), 0.02);
    }

    private List<Call> Calls()
    {
        var reports = new Reports(town, 2341, "run");
        return [.. Enumerable.Range(0, Many).Select(_ => reports.Next())];
    }
}
