using GridOrleans.Contracts.Areas;
using GridOrleans.Domain.Clocks;
using GridOrleans.Domain.Escalation;
using GridOrleans.Storage.Districts;

namespace GridOrleans.StorageTests.Districts;

/// <summary>The district in memory answers where things are, as the tables say.</summary>
public sealed class DirectoryTests(DirectoryTests.Imported imported) : IClassFixture<DirectoryTests.Imported>
{
    private IDistrictDirectory District => imported.District;

    [Fact]
    public void What_was_imported_is_there()
    {
        Assert.Equal(SamplePlan.District, District.Code);
        Assert.Equal("Asia/Shanghai", District.Zone.Id);
        Assert.True(District.IsDemo);
        Assert.Equal(SamplePlan.Whole.Areas.Select(area => area.Code), District.Areas.Select(area => area.Code));
        Assert.Equal(SamplePlan.Whole.Categories.Select(category => category.Code), District.Categories.Select(category => category.Code));
        Assert.Equal("firm-1", District.Estate("e-1")!.FirmUnitId);
        Assert.Equal("firm", District.EstateType("firm")!.FirstCall);
        Assert.Equal(["电梯停了", "困人了"], District.Category("lift")!.Examples);
        Assert.Equal(["dept-water"], District.Category("lift")!.AlarmUnitIds);
        Assert.Null(District.Category("sewage")!.AlarmUnitIds);
        Assert.Equal("府前街 20 号", District.Building("b-9")!.Address);
        Assert.Equal("锦绣物业", District.Unit("firm-1")!.ShortName);
        Assert.Equal(District.Area(SamplePlan.West)!.Ring, SamplePlan.Square(118.00, 0.01));
        Assert.Null(District.Area("990103009"));
    }

    [Fact]
    public void Promises_and_ladder_are_the_pledge_divided_for_the_drill()
    {
        Assert.Equal(SlaPolicy.Pledge2341.Drilled(60), District.Policy);
        Assert.Equal(Ladder.FourLevels.Drilled(60).Rungs, District.Ladder.Rungs);
    }

    [Theory]
    [InlineData(118.005, 36.705, SamplePlan.West)]
    [InlineData(118.015, 36.705, SamplePlan.East)]
    [InlineData(118.000, 36.700, SamplePlan.West)]
    [InlineData(118.010, 36.705, SamplePlan.West)]
    [InlineData(118.005, 36.711, null)]
    [InlineData(-60.0, 0.0, null)]
    public void A_point_lies_in_one_grid_or_in_none(double longitude, double latitude, string? grid) =>
        Assert.Equal(grid, District.GridAt(longitude, latitude)?.Code);

    [Fact]
    public void The_nearest_building_within_a_hundred_metres_is_found_with_its_distance()
    {
        // 0.0004 degrees of longitude at 36.705 north are 35.66 m.
        var (building, metres) = District.BuildingNear(118.0054, 36.7050)!.Value;
        Assert.Equal("b-7", building.Id);
        Assert.Equal(35.66, metres, 0.05);
        Assert.NotNull(District.BuildingNear(118.0050, 36.7050 + 99.9 / 111_195));
        Assert.Null(District.BuildingNear(118.0050, 36.7050 + 100.1 / 111_195));
    }

    [Theory]
    [InlineData("锦绣澜庭 7 号楼", "b-7")]
    [InlineData("锦绣澜庭７号楼", "b-7")]
    [InlineData("府前街18号8号楼", "b-8")]
    [InlineData("临澜大厦", "b-9")]
    [InlineData("街 20 号", "b-9")]
    [InlineData("锦绣澜庭", null)]
    [InlineData("号", null)]
    [InlineData("没有这个地方", null)]
    public void Words_find_a_building_only_when_they_mean_one(string words, string? building) =>
        Assert.Equal(building, District.BuildingByAddress(words)?.Id);

    [Fact]
    public void The_map_names_everything_and_no_person()
    {
        Assert.Equal(5, District.Map.Areas.Count);
        Assert.Equal(3, District.Map.Buildings!.Count);
        Assert.Contains(District.Map.Units, unit => unit is { Id: "firm-1", Kind: "propertyFirm" });
        Assert.Equal("府前街", Assert.Single(District.Map.Scenery.Roads).Name);
        Assert.DoesNotContain("李明", System.Text.Json.JsonSerializer.Serialize(District.Map, Contracts.Json.GridJson.Options));
    }

    [Fact]
    public async Task A_new_revision_is_loaded_and_the_same_one_is_not()
    {
        await using var database = await GridDatabase.Create();
        var store = database.Get<DistrictStore>();
        await store.Refresh(CancellationToken.None);
        Assert.Null(store.Current);

        await database.Get<DistrictImporter>().Import(SamplePlan.Whole, CancellationToken.None);
        await store.Refresh(CancellationToken.None);
        var first = Assert.IsType<DistrictDirectory>(store.Current);
        await store.Refresh(CancellationToken.None);
        Assert.Same(first, store.Current);

        await database.Execute("update unit set short_name = '新名' where id = 'firm-1'; update district set revision = revision + 1");
        await store.Refresh(CancellationToken.None);
        Assert.Equal("新名", store.Current!.Unit("firm-1")!.ShortName);
    }

    public sealed class Imported : IAsyncLifetime
    {
        private GridDatabase? database;

        public IDistrictDirectory District { get; private set; } = null!;

        public async ValueTask InitializeAsync()
        {
            database = await GridDatabase.Create();
            Assert.IsType<ImportOutcome.Imported>(await database.Get<DistrictImporter>().Import(SamplePlan.Whole, CancellationToken.None));
            await database.Get<DistrictStore>().Refresh(CancellationToken.None);
            District = database.Get<IDistricts>().Current!;
        }

        public async ValueTask DisposeAsync()
        {
            if (database is not null) await database.DisposeAsync();
        }
    }
}
