using System.Diagnostics;
using System.Text;
using GridOrleans.Contracts.Areas;
using GridOrleans.Domain.Areas;
using GridOrleans.Storage.Districts.Books;
using static GridOrleans.StorageTests.SamplePlan;

namespace GridOrleans.StorageTests.Districts.Books;

/// <summary>A district of 300 grids and 20,000 buildings comes in as files, and again, and changes nothing the second time.</summary>
public sealed class BigDistrictTests(ITestOutputHelper output)
{
    private const int Across = 20, Down = 15, HousesInGrid = 67;

    private const double Side = 0.004;

    [Fact]
    public async Task Three_hundred_grids_and_twenty_thousand_buildings_come_in_once()
    {
        // The district without its own grids and houses: the files bring them.
        await using var town = await Town.Found(Whole with
        {
            Estates = [], Buildings = [], Posts = [], Units = [new(District, "区", "区", UnitKind.AreaOffice, District)], DemoAccounts = [],
            Categories = [Whole.Categories[0] with { UnitId = null }],
        });
        var areas = Areas();
        var buildings = Buildings();

        var watch = Stopwatch.StartNew();
        var drawn = await town.ImportAreas(areas, isComplete: true);
        var built = await town.Import(BookFile.Buildings, FileFormat.GeoJson, buildings);
        output.WriteLine($"First: {watch.Elapsed.TotalSeconds:0.0} s");
        Assert.Empty(drawn.Problems);
        Assert.Empty(drawn.Findings);
        Assert.Empty(built.Problems);
        Assert.Equal((Across * Down, Across * Down * HousesInGrid), (town.District.Areas.Count(area => area.Level == "grid"), town.District.Buildings.Count));

        var revision = await town.Revision();
        watch.Restart();
        Assert.Equal(0, (await town.ImportAreas(areas, isComplete: true)) is var again ? again.Began.Count + again.Changed.Count + again.Ended.Count : -1);
        Assert.Equal(built.Rows, (await town.Import(BookFile.Buildings, FileFormat.GeoJson, buildings)).Unchanged);
        output.WriteLine($"Again: {watch.Elapsed.TotalSeconds:0.0} s");
        Assert.Equal(revision, await town.Revision());
    }

    [Fact]
    public async Task Three_hundred_grids_that_all_overlap_are_refused_with_each_pair_counted()
    {
        await using var town = await Town.Found();
        var outcome = await town.ImportAreas(Areas(overlapping: true), dryRun: true);

        // Each but the last of its row reaches over half of its neighbour.
        Assert.Equal((Across - 1) * Down, outcome.ProblemCount);
        Assert.Equal(Problems.MaxListed, outcome.Problems.Count);
        Assert.All(outcome.Problems, problem => Assert.Equal(Fault.Overlaps, problem.Code));
    }

    private static string Areas(bool overlapping = false)
    {
        var text = new StringBuilder("""{"type":"FeatureCollection","features":[""");
        foreach (var (code, parent, level) in new[] { (District, null, "district"), (Street, District, "street"), (Community, (string?)Street, "community") })
        {
            text.Append(Feature(Box(0, 0, Across, Down), $$"""{"code":"{{code}}","parentCode":{{(parent is null ? "null" : $"\"{parent}\"")}},"level":"{{level}}","name":"区","shortName":"区","households":0}""")).Append(',');
        }

        for (var number = 0; number < Across * Down; number++)
        {
            var (x, y) = (number % Across, number / Across);
            var extra = overlapping ? 0.5 : 0;
            text.Append(number == 0 ? "" : ",").Append(Feature(
                Box(x, y, x + 1 + extra, y + 1),
                $$"""{"code":"{{Code(number)}}","parentCode":"{{Community}}","level":"grid","name":"第 {{number}} 网格","shortName":"{{number}} 网格","gridKind":"residential","households":350}"""));
        }

        return text.Append("]}").ToString();
    }

    private static string Buildings()
    {
        var text = new StringBuilder("""{"type":"FeatureCollection","features":[""");
        for (var number = 0; number < Across * Down * HousesInGrid; number++)
        {
            var grid = number / HousesInGrid;
            var (x, y) = (grid % Across + 0.1 + number % HousesInGrid * 0.012, grid / Across + 0.5);
            text.Append(number == 0 ? "" : ",").Append(Feature(
                Box(x, y, x + 0.01, y + 0.01),
                $$"""{"id":"b-{{number}}","gridCode":"{{Code(grid)}}","name":"{{number}} 号楼","address":"府前街 {{number}} 号","floors":6}"""));
        }

        return text.Append("]}").ToString();
    }

    private static string Code(int number) => $"{Community}{number + 1:000}";

    private static string Feature(string ring, string properties) =>
        $$"""{"type":"Feature","geometry":{"type":"Polygon","coordinates":[{{ring}}]},"properties":{{properties}}}""";

    /// <summary>In grid sides from the lower left corner.</summary>
    private static string Box(double west, double south, double east, double north) =>
        string.Join(",", new[] { (west, south), (east, south), (east, north), (west, north), (west, south) }.Select(at => FormattableString.Invariant($"[{118 + at.Item1 * Side:0.########},{36.7 + at.Item2 * Side:0.########}]"))) is var ring ? $"[{ring}]" : "";
}
