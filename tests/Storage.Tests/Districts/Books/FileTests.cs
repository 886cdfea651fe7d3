using System.Text;
using GridOrleans.Contracts.Areas;
using GridOrleans.Contracts.Json;
using GridOrleans.Domain.Areas;
using GridOrleans.Storage.Districts.Books;
using System.Text.Json;

namespace GridOrleans.StorageTests.Districts.Books;

/// <summary>Lists come in and go out as files: what went out comes in again and changes nothing; what is wrong is named by row and field.</summary>
public sealed class FileTests(SharedTown shared) : IClassFixture<SharedTown>
{
    private static readonly DistrictPlan Rich = SamplePlan.Whole with
    {
        Units = [.. SamplePlan.Whole.Units, new("team-1", "=1+1 \"队\", '队';二队", " 队", UnitKind.ServiceTeam, null, new(2026, 1, 1), new(2030, 1, 1))],
        Persons = [.. SamplePlan.Whole.Persons, new("p-2", "'-王", "+86 138-0000-0002", new(2029, 1, 1))],
        Posts = [.. SamplePlan.Whole.Posts, new("p-2", "liaison", null, "team-1", "fullTime", "退役军人", "dept-water", SamplePlan.Community, new(2026, 1, 1), new(2029, 1, 1))],
        Rosters =
        [
            new("r-1", "水务值班", "dept-water", null, "liaison", new(2026, 1, 1), null,
                [new(DayOfWeek.Monday, new(8, 0), new(18, 0), "p-1"), new(DayOfWeek.Sunday, new(18, 0, 30), new(8, 0), null)],
                [new(new(2026, 10, 1), null, null, null), new(new(2026, 10, 2), new(9, 0), new(10, 0), "p-2")]),
            new("r-2", "空", null, SamplePlan.West, "gridMember", null, null, [], []),
        ],
    };

    public static TheoryData<BookFile, FileFormat> Files => new(Enum.GetValues<BookFile>().SelectMany(file => BookKeeper.FormatsOf(file).Select(format => (file, format))));

    [Theory]
    [MemberData(nameof(Files))]
    public async Task What_went_out_comes_in_and_changes_nothing(BookFile file, FileFormat format)
    {
        await using var town = await Town.Found(Rich);
        var text = await town.Export(file, format);
        var revision = await town.Revision();
        if (file == BookFile.Areas)
        {
            var areas = await town.ImportAreas(text);
            Assert.Empty(areas.Problems);
            Assert.True(areas.Applied);
        }
        else
        {
            var outcome = await town.Import(file, format, text);
            Assert.Empty(outcome.Problems);
            Assert.Equal((0, 0, outcome.Rows, true), (outcome.Added, outcome.Changed, outcome.Unchanged, outcome.Applied));
            Assert.True(outcome.Rows > 0);
        }

        Assert.Equal(revision, await town.Revision());
        Assert.Equal(text, await town.Export(file, format));
    }

    [Fact]
    public async Task A_whole_district_can_be_carried_into_an_empty_one()
    {
        await using var from = await Town.Found(Rich);
        await using var to = await Town.Found(SamplePlan.Whole with { Estates = [], Buildings = [], Posts = [], Rosters = [], DemoAccounts = [] });
        foreach (var (file, format) in new[] { (BookFile.Units, FileFormat.Csv), (BookFile.People, FileFormat.Csv), (BookFile.Posts, FileFormat.Csv), (BookFile.Rosters, FileFormat.Csv), (BookFile.Estates, FileFormat.GeoJson), (BookFile.Buildings, FileFormat.GeoJson) })
        {
            var outcome = await to.Import(file, format, await from.Export(file, format));
            Assert.Empty(outcome.Problems);
            Assert.Equal(await from.Export(file, format), await to.Export(file, format));
        }

        Assert.Equal(Written(from.District.Building("b-7")), Written(to.District.Building("b-7")));
        Assert.Equal(["p-1"], to.District.Staff.OnDuty("firm-1", "liaison", DateTimeOffset.UtcNow).Select(person => person.PersonId));
    }

    public static TheoryData<string> WrongFiles => new(Wrong.Keys);

    private const string Units = "id,name,shortName,kind\n", Posts = "personId,kind,areaCode,unitId,validFrom,validTo\n";

    private static readonly Dictionary<string, (BookFile File, FileFormat Format, string Text, int Row, string Field, string Code)> Wrong = new()
    {
        ["an empty file"] = (BookFile.Units, FileFormat.Csv, "", 1, "file", Fault.Missing),
        ["a column nobody knows"] = (BookFile.Units, FileFormat.Csv, "id,name,shortName,kind,colour\n", 1, "colour", Fault.UnknownField),
        ["a column that is missing"] = (BookFile.Units, FileFormat.Csv, "id,name,kind\n", 1, "shortName", Fault.Missing),
        ["a row that is short"] = (BookFile.Units, FileFormat.Csv, Units + "u-1,一\n", 2, "file", Fault.Malformed),
        ["a quote that never ends"] = (BookFile.Units, FileFormat.Csv, Units + "u-1,\"一,一,department\n", 2, "file", Fault.Malformed),
        ["a kind nobody knows"] = (BookFile.Units, FileFormat.Csv, Units + "u-1,一,一,department\nu-2,二,二,castle\n", 3, "kind", Fault.NotReadable),
        ["an id with a slash"] = (BookFile.Units, FileFormat.Csv, Units + "a/b,一,一,department\n", 2, "id", Fault.BadId),
        ["an id that stands twice"] = (BookFile.Units, FileFormat.Csv, Units + "u-1,一,一,department\nu-1,一,一,department\n", 3, "id", Fault.Twice),
        ["a name that is too long"] = (BookFile.Units, FileFormat.Csv, Units + $"u-1,{new string('长', 101)},一,department\n", 2, "name", Fault.TooLong),
        ["an office of no area"] = (BookFile.Units, FileFormat.Csv, Units + "u-1,一,一,areaOffice\n", 2, "id", Fault.NotItsArea),
        ["a phone that is none"] = (BookFile.People, FileFormat.Csv, "id,name,phone\np-9,王,call me\n", 2, "phone", Fault.BadPhone),
        ["a post of nobody"] = (BookFile.Posts, FileFormat.Csv, Posts + "p-9,liaison,,firm-1,2026-01-01,\n", 2, "personId", Fault.Unknown),
        ["a post nowhere"] = (BookFile.Posts, FileFormat.Csv, Posts + "p-1,liaison,,,2026-01-01,\n", 2, "unitId", Fault.NeedsAPlace),
        ["a post nobody knows"] = (BookFile.Posts, FileFormat.Csv, Posts + "p-1,king,,firm-1,2026-01-01,\n", 2, "kind", Fault.Unknown),
        ["a day that is none"] = (BookFile.Posts, FileFormat.Csv, Posts + "p-1,liaison,,firm-1,2026-02-30,\n", 2, "validFrom", Fault.NotReadable),
        ["a post that ends before it begins"] = (BookFile.Posts, FileFormat.Csv, Posts + "p-1,liaison,,firm-1,2026-01-02,2026-01-02\n", 2, "validTo", Fault.EndsBeforeItBegins),
        ["a shift with no end"] = (BookFile.Rosters, FileFormat.Csv, "id,name,unitId,postKind,weekday,from,to\nr,值班,firm-1,liaison,monday,08:00,\n", 2, "to", Fault.Missing),
        ["a day off with a shift"] = (BookFile.Rosters, FileFormat.Csv, "id,name,unitId,postKind,day,from,to\nr,值班,firm-1,liaison,2026-10-01,,\nr,值班,firm-1,liaison,2026-10-01,08:00,09:00\n", 2, "exceptions", Fault.MixedDay),
        ["two rosters of one name"] = (BookFile.Rosters, FileFormat.Csv, "id,name,unitId,postKind\nr,值班,firm-1,liaison\nr,夜班,firm-1,liaison\n", 3, "id", Fault.Twice),
        ["a building on the moon"] = (BookFile.Buildings, FileFormat.Csv, $"id,gridCode,name,address,floors,longitude,latitude\nb,{SamplePlan.West},一,一,3,400,36\n", 2, "longitude", Fault.NotInRange),
        ["a building outside its estate's grid"] = (BookFile.Buildings, FileFormat.Csv, $"id,estateId,gridCode,name,address,floors,longitude,latitude\nb,e-1,{SamplePlan.East},一,一,3,118,36\n", 2, "gridCode", Fault.NotItsGrid),
        ["no JSON"] = (BookFile.Estates, FileFormat.GeoJson, "{\"type\":\n \"FeatureColl", 2, "file", Fault.Malformed),
        ["a JSON of something else"] = (BookFile.Estates, FileFormat.GeoJson, "[]", 0, "type", Fault.NotOneOf),
        ["a property nobody knows"] = (BookFile.Estates, FileFormat.GeoJson, Estate("null", "\"colour\":1"), 1, "colour", Fault.UnknownField),
        ["a number for a name"] = (BookFile.Estates, FileFormat.GeoJson, Estate("null", "\"name\":1"), 1, "name", Fault.NotReadable),
        ["a hole"] = (BookFile.Estates, FileFormat.GeoJson, Estate(Polygon("[[0,0],[9,0],[9,9],[0,9],[0,0]],[[1,1],[2,1],[2,2],[1,1]]")), 1, "geometry", Fault.RingHasHoles),
        ["a bow tie"] = (BookFile.Estates, FileFormat.GeoJson, Estate(Polygon("[[0,0],[9,9],[9,0],[0,9],[0,0]]")), 1, "geometry", Fault.RingCrosses),
        ["an open ring"] = (BookFile.Estates, FileFormat.GeoJson, Estate(Polygon("[[0,0],[9,0],[9,9],[0,9],[0,1]]")), 1, "geometry", Fault.RingOpen),
        ["a ring of two points"] = (BookFile.Estates, FileFormat.GeoJson, Estate(Polygon("[[0,0],[0,0]]")), 1, "geometry", Fault.RingTooShort),
        ["a ring on no earth"] = (BookFile.Estates, FileFormat.GeoJson, Estate(Polygon("[[0,0],[900,0],[9,9],[0,0]]")), 1, "geometry", Fault.RingBadPoint),
        ["a ring of words"] = (BookFile.Estates, FileFormat.GeoJson, Estate(Polygon("[[\"0\",0],[9,0],[9,9],[0,0]]")), 1, "geometry", Fault.RingBadPoint),
        ["a ring of numbers too large to be any"] = (BookFile.Estates, FileFormat.GeoJson, Estate(Polygon("[[1e400,0],[9,0],[9,9],[0,0]]")), 1, "geometry", Fault.RingBadPoint),
        ["a ring without end"] = (BookFile.Estates, FileFormat.GeoJson, Estate(Polygon("[" + string.Join(",", Enumerable.Repeat("[0,0]", 20_001)) + "]")), 1, "geometry", Fault.RingTooLong),
        ["a line for an estate"] = (BookFile.Estates, FileFormat.GeoJson, Estate("""{"type":"LineString","coordinates":[[0,0],[1,1]]}"""), 1, "geometry", Fault.RingNotOne),
        ["a nest of arrays"] = (BookFile.Estates, FileFormat.GeoJson, new string('[', 10_000), 1, "file", Fault.Malformed),
    };

    [Theory]
    [MemberData(nameof(WrongFiles))]
    public async Task A_wrong_file_is_named_by_row_and_field_and_changes_nothing(string what)
    {
        var town = shared.Town;
        var (file, format, text, row, field, code) = Wrong[what];
        var revision = await town.Revision();
        var outcome = await town.Import(file, format, text);
        Assert.Contains(outcome.Problems, problem => (problem.Row, problem.Field, problem.Code) == (row, field, code));
        Assert.False(outcome.Applied);
        Assert.Equal(revision, await town.Revision());
    }

    [Fact]
    public async Task A_file_that_is_no_utf8_is_refused()
    {
        await using var town = await Town.Found();
        var outcome = await town.Keeper.Import(
            BookFile.Units, FileFormat.Csv, new MemoryStream([.. Encoding.ASCII.GetBytes(Units), 0xB3, 0xC7, 0xB9, 0xDC, (byte)'\n']), Town.Admin, false, CancellationToken.None);
        Assert.Equal(Fault.Malformed, Assert.Single(outcome.Problems).Code);
    }

    [Fact]
    public async Task A_file_that_is_wrong_all_over_is_counted_and_not_listed_to_its_end()
    {
        await using var town = await Town.Found();
        var outcome = await town.Import(BookFile.Units, FileFormat.Csv, Units + string.Concat(Enumerable.Range(0, 500).Select(n => $"u-{n},,一,department\n")));
        Assert.Equal((500, Problems.MaxListed), (outcome.ProblemCount, outcome.Problems.Count));
    }

    [Fact]
    public async Task A_dry_run_says_what_would_change_and_changes_nothing()
    {
        await using var town = await Town.Found();
        const string text = Units + "dept-water,水务局,水务,department\ndept-fire,消防,消防,department\nfirm-1,锦绣物业,锦绣,propertyFirm\n";
        var dry = await town.Import(BookFile.Units, FileFormat.Csv, text, dryRun: true);
        Assert.Equal((1, 1, 1, false), (dry.Added, dry.Changed, dry.Unchanged, dry.Applied));
        Assert.Null(town.District.Unit("dept-fire"));

        var wet = await town.Import(BookFile.Units, FileFormat.Csv, text);
        Assert.Equal((1, 1, 1, true), (wet.Added, wet.Changed, wet.Unchanged, wet.Applied));
        Assert.Equal("消防", town.District.Unit("dept-fire")!.Name);
        Assert.Equal("锦绣", town.District.Unit("firm-1")!.ShortName);
    }

    [Fact]
    public async Task A_sheet_of_buildings_keeps_their_shapes()
    {
        await using var town = await Town.Found();
        await town.Import(BookFile.Buildings, FileFormat.Csv, (await town.Export(BookFile.Buildings, FileFormat.Csv)).Replace("锦绣澜庭 7 号楼", "锦绣澜庭 7 栋"));
        Assert.Equal("锦绣澜庭 7 栋", town.District.Building("b-7")!.Name);
        Assert.Equal(SamplePlan.Square(118.0049, 0.0002), town.District.Building("b-7")!.Ring);
    }

    [Fact]
    public async Task A_clockwise_ring_is_turned()
    {
        await using var town = await Town.Found();
        var text = await town.Export(BookFile.Estates, FileFormat.GeoJson);
        var ring = JsonSerializer.Serialize(SamplePlan.Square(118.004, 0.002));
        var turned = JsonSerializer.Serialize(SamplePlan.Square(118.004, 0.002).Reverse());
        Assert.Contains(ring, text, StringComparison.Ordinal);
        Assert.Equal(1, (await town.Import(BookFile.Estates, FileFormat.GeoJson, text.Replace(ring, turned))).Unchanged);
    }

    private static string Estate(string geometry, string? property = null) =>
        $$$"""{"type":"FeatureCollection","features":[{"type":"Feature","geometry":{{{geometry}}},"properties":{"id":"e-9"{{{(property is null ? "" : "," + property)}}}}}]}""";

    private static string Polygon(string rings) => $$"""{"type":"Polygon","coordinates":[{{rings}}]}""";

    private static string Written<T>(T item) => JsonSerializer.Serialize(item, GridJson.Options);
}
