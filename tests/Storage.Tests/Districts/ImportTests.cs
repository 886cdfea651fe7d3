using GridOrleans.Contracts.Areas;
using GridOrleans.Storage.Districts;

namespace GridOrleans.StorageTests.Districts;

/// <summary>A plan is imported once and whole, or not at all with every reason named.</summary>
public sealed class ImportTests(GridDatabase database) : IClassFixture<GridDatabase>
{
    [Fact]
    public async Task Two_processes_that_import_at_once_make_one_district()
    {
        var importer = database.Get<DistrictImporter>();
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => importer.Import(SamplePlan.Whole, CancellationToken.None)));
        Assert.Single(outcomes.OfType<ImportOutcome.Imported>());
        Assert.All(outcomes.OfType<ImportOutcome.AlreadyThere>(), there => Assert.Equal(SamplePlan.District, there.DistrictCode));
        Assert.Equal(3, outcomes.OfType<ImportOutcome.AlreadyThere>().Count());
        Assert.Equal(5, await database.Scalar<long>("select count(*) from area"));
        Assert.Equal(2, await database.Scalar<long>("select count(*) from post"));

        // Each grid's first duty day, divided like every other target of a drill.
        Assert.Equal(2, await database.Scalar<long>(
            "select count(*) from deadline where owner_kind = 2 and clock = 'patrol' and generation = 1 and due_at between clock_timestamp() and clock_timestamp() + interval '24 min'"));
    }

    [Fact]
    public void The_sample_plan_has_no_problem() => Assert.Empty(PlanCheck.Problems(SamplePlan.Whole));

    private static readonly Dictionary<string, (string Row, string Field, DistrictPlan Plan)> Wrong = new()
    {
        ["a time zone that does not exist"] = ("district", "timeZone", SamplePlan.Whole with { TimeZone = "Mars/Olympus" }),
        ["targets divided by nothing"] = ("district", "drillDivisor", SamplePlan.Whole with { DrillDivisor = 0 }),
        ["a fallback owner that does not exist"] = ("district", "fallbackUnitId", SamplePlan.Whole with { FallbackUnitId = "nobody" }),
        ["demo accounts in a real district"] = ("district", "demo", SamplePlan.Whole with { Demo = false }),
        ["a parent that does not exist"] = ("areas[3] " + SamplePlan.West, "parentCode", West(area => area with { ParentCode = "990103009" })),
        ["a code outside its parent's"] = ("areas[3] 990199001001001", "code", West(area => area with { Code = "990199001001001" })),
        ["an open ring"] = ("areas[3] " + SamplePlan.West, "ring", West(area => area with { Ring = area.Ring!.SkipLast(1).ToArray() })),
        ["a clockwise ring"] = ("areas[3] " + SamplePlan.West, "ring", West(area => area with { Ring = area.Ring!.Reverse().ToArray() })),
        ["a ring that crosses itself"] = ("areas[3] " + SamplePlan.West, "ring", West(area => area with { Ring = [[0, 0], [1, 1], [1, 0], [0, 1], [0, 0]] })),
        ["a grid without a polygon"] = ("areas[3] " + SamplePlan.West, "ring", West(area => area with { Ring = null })),
        ["a code that stands twice"] = ("areas[4] " + SamplePlan.East, "code", West(area => area with { Code = SamplePlan.East })),
        ["a building in no grid"] = ("buildings[2] b-9", "gridCode", Tower(building => building with { GridCode = "990103001001009" })),
        ["a building outside its estate's grid"] = ("buildings[2] b-9", "gridCode", Tower(building => building with { EstateId = "e-1" })),
        ["a building nowhere"] = ("buildings[2] b-9", "latitude", Tower(building => building with { Latitude = double.NaN })),
        ["a building that stands twice"] = ("buildings[2] b-7", "id", Tower(building => building with { Id = "b-7" })),
        ["a category of a unit that does not exist"] =
            ("categories[0] sewage", "unitId", SamplePlan.Whole with { Categories = [SamplePlan.Whole.Categories[0] with { UnitId = "dept-fire" }] }),
        ["an alarm for a unit that does not exist"] =
            ("categories[0] lift", "alarmUnitIds", SamplePlan.Whole with { Categories = [SamplePlan.Whole.Categories[1] with { AlarmUnitIds = ["dept-fire"] }] }),
        ["an alarm of what is not urgent"] =
            ("categories[0] sewage", "alarmUnitIds", SamplePlan.Whole with { Categories = [SamplePlan.Whole.Categories[0] with { AlarmUnitIds = ["dept-water"] }] }),
        ["a post of nobody"] = ("posts[0] gridMember 0", "personId", SamplePlan.Whole with { Posts = [SamplePlan.Whole.Posts[0] with { PersonId = "p-2" }] }),
        ["a token that can be guessed"] =
            ("demoTokens[0] simulator", "token", SamplePlan.Whole with { DemoTokens = [SamplePlan.Whole.DemoTokens[0] with { Token = "short" }] }),
    };

    public static TheoryData<string> WrongPlans => new(Wrong.Keys);

    [Theory]
    [MemberData(nameof(WrongPlans))]
    public void A_wrong_field_is_named_with_its_row(string what)
    {
        var (row, field, plan) = Wrong[what];
        Assert.Contains(PlanCheck.Problems(plan), problem => problem.Row == row && problem.Field == field);
    }

    [Fact]
    public async Task A_wrong_plan_changes_nothing()
    {
        await using var empty = await GridDatabase.Create();
        var outcome = await empty.Get<DistrictImporter>().Import(SamplePlan.Whole with { TimeZone = "" }, CancellationToken.None);
        Assert.Single(Assert.IsType<ImportOutcome.Refused>(outcome).Problems);
        Assert.Equal(0, await empty.Scalar<long>("select count(*) from district"));
    }

    [Fact]
    public async Task A_plan_file_that_lacks_something_is_refused_with_its_place()
    {
        await using var file = new MemoryStream("""{"code":"990103","name":null}"""u8.ToArray());
        var (plan, problem) = await PlanFile.Read(file, CancellationToken.None);
        Assert.Null(plan);
        Assert.NotNull(problem);
    }

    [Fact]
    public async Task A_plan_survives_its_file()
    {
        var json = System.Text.Json.JsonSerializer.SerializeToUtf8Bytes(SamplePlan.Whole, Contracts.Json.GridJson.Options);
        var (plan, problem) = await PlanFile.Read(new MemoryStream(json), CancellationToken.None);
        Assert.Null(problem);
        Assert.Equal(json, System.Text.Json.JsonSerializer.SerializeToUtf8Bytes(plan, Contracts.Json.GridJson.Options));
    }

    private static DistrictPlan West(Func<AreaPlan, AreaPlan> change) => SamplePlan.Whole with
    {
        Areas = SamplePlan.Whole.Areas.Select(area => area.Code == SamplePlan.West ? change(area) : area).ToArray(),
    };

    private static DistrictPlan Tower(Func<BuildingPlan, BuildingPlan> change) => SamplePlan.Whole with
    {
        Buildings = SamplePlan.Whole.Buildings.Select(building => building.Id == "b-9" ? change(building) : building).ToArray(),
    };
}
