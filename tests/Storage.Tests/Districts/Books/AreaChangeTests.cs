using GridOrleans.Contracts.Areas;
using GridOrleans.Domain.Areas;
using GridOrleans.Storage.Districts;
using GridOrleans.Storage.Districts.Books;
using GridOrleans.Storage.Districts.Changes;
using static GridOrleans.StorageTests.SamplePlan;

namespace GridOrleans.StorageTests.Districts.Books;

/// <summary>Areas are redrawn for a day to come; what was before stays as it was.</summary>
public sealed class AreaChangeTests(SharedTown shared) : IClassFixture<SharedTown>
{
    private const string Both = Community + "003", North = Community + "004";

    private static readonly AreaChange MergeBoth = new(AreaChangeKind.Merge, [West, East], [new(Both, Name: "澜庭社区第 3 网格", ShortName: "澜庭 3 网格")]);

    [Fact]
    public async Task Two_grids_become_one_on_their_day_and_not_before()
    {
        await using var town = await Town.Found();
        var outcome = await town.Change(town.Tomorrow, MergeBoth);
        Assert.Empty(outcome.Problems);
        Assert.Equal($"+{Both} -{West} -{East} 1 3", $"{Told(outcome)} {outcome.MovedEstates} {outcome.MovedBuildings}");

        Assert.Equal([West, East], Grids(town.District.AreasOn(town.Today)));
        Assert.Equal([Both], Grids(town.District.AreasOn(town.Tomorrow)));
        Assert.Equal(West, town.District.GridAt(118.005, 36.705)!.Code);
        Assert.Equal(350, town.District.AreaOn(Both, town.Tomorrow)!.Households);
        Assert.Equal("residential", town.District.AreaOn(Both, town.Tomorrow)!.GridKind);

        await Pass(town);
        Assert.Equal([Both], Grids(town.District.Areas));
        Assert.Equal(Both, town.District.GridAt(118.015, 36.705)!.Code);
        Assert.Equal(Both, town.District.Building("b-9")!.GridCode);
        Assert.Equal(Both, town.District.Estate("e-1")!.GridCode);
        Assert.Equal(UnitKind.AreaOffice, town.District.Unit(Both)!.Kind);
        Assert.Null(town.District.Area(West));
        Assert.Equal("澜庭 1 网格", town.District.AreaEver(West)!.ShortName);
    }

    [Fact]
    public async Task Last_years_figures_are_those_of_last_years_grids()
    {
        await using var town = await Town.Found();
        await town.Database.Execute(
            $"""
            update area set valid_from = '2025-01-01';
            insert into issue (id, version, hash, district_code, grid_code, case_no, category_code, state, open, light, owner_unit_id, unit_ids, reported_at, next_due_at,
              stopped_late, track_key_hash, updated_at, queue_row, body)
            select gen_random_uuid(), 1, '', '{District}', grid, 'n' || n, 'lift', 'Closed', false, 0, '{District}', array[]::text[], '2025-06-01', 'infinity', 0, '', now(), 'null', 'null'
            from (values (1, '{West}'), (2, '{West}'), (3, '{East}')) as issue (n, grid)
            """);
        await town.Change(town.Tomorrow, MergeBoth);
        await Pass(town);

        Assert.Equal([("澜庭 1 网格", 2L), ("澜庭 2 网格", 1L)], await Figures(town, new(2025, 6, 1)));
        Assert.Equal([("澜庭 3 网格", 0L)], await Figures(town, town.Today));
    }

    [Fact]
    public async Task A_grid_is_split_and_its_buildings_go_where_they_stand()
    {
        await using var town = await Town.Found();
        var outcome = await town.Change(town.Today, new AreaChange(AreaChangeKind.Split, [East],
        [
            new(East, Ring: Box(118.01, 36.70, 118.014, 36.71), Households: 10),
            new(North, Name: "北", ShortName: "北", Ring: Box(118.014, 36.70, 118.02, 36.71), Households: 20),
        ]));
        Assert.Empty(outcome.Problems);
        Assert.Equal($"+{North} ~{East} 1", $"{Told(outcome)} {outcome.MovedBuildings}");
        Assert.Equal(North, town.District.Building("b-9")!.GridCode);
        Assert.Equal("dedicated", town.District.Area(North)!.GridKind);
    }

    [Fact]
    public async Task A_renamed_grid_has_a_renamed_office_and_its_old_name_before()
    {
        await using var town = await Town.Found(Whole with { Units = [.. Whole.Units, new(West, "澜庭 1 网格", "澜庭 1 网格", UnitKind.AreaOffice, West)] });
        await town.Change(town.Tomorrow, new AreaChange(AreaChangeKind.Rename, [West], [new(null, Name: "新", ShortName: "新 1 网格")]));
        Assert.Equal("澜庭 1 网格", town.District.Unit(West)!.ShortName);
        await Pass(town);
        Assert.Equal("新 1 网格", town.District.Unit(West)!.ShortName);
        Assert.Equal("澜庭 1 网格", town.District.AreaOn(West, town.Today.AddDays(-1))!.ShortName);
    }

    public static TheoryData<string> WrongChanges => new(Wrong.Keys);

    private static readonly Dictionary<string, (string Field, string Code, int DaysAhead, AreaChange[] Changes)> Wrong = new()
    {
        ["a day that is past"] = ("takesEffect", Fault.PastDay, -1, [MergeBoth]),
        ["an area that is not there"] = ("codes", Fault.Unknown, 1, [new(AreaChangeKind.Retire, [North], [])]),
        ["a merge of one"] = ("codes", Fault.NotInRange, 1, [new(AreaChangeKind.Merge, [West], [new(Both)])]),
        ["a community that still has grids"] = ("parentCode", Fault.StillInside, 1, [new(AreaChangeKind.Retire, [Community], [])]),
        ["a code of 14 digits"] = ("code", Fault.BadDigits, 1, [New(Community + "04")]),
        ["a code outside its parent's"] = ("code", Fault.NotInParent, 1, [New("990103001002004")]),
        ["a code that is there"] = ("into.code", Fault.AlreadyThere, 1, [New(West)]),
        ["a grid over its neighbour"] = ("ring", Fault.Overlaps, 1, [New(North, Box(118.005, 36.705, 118.012, 36.715))]),
        ["a ring that crosses itself"] = ("ring", Fault.RingCrosses, 1, [New(North, [[118, 36.72], [118.01, 36.73], [118.01, 36.72], [118, 36.73], [118, 36.72]])]),
        ["an open ring"] = ("ring", Fault.RingOpen, 1, [New(North, [.. Box(118, 36.72, 118.01, 36.73).SkipLast(1), [118, 36.721]])]),
        ["a grid without a shape"] = ("ring", Fault.Missing, 1, [new(AreaChangeKind.Add, [], [new(North, Community, "grid", "北", "北", null, "residential", 300)])]),
        ["a level that is not there"] = ("level", Fault.Unknown, 1, [new(AreaChangeKind.Add, [], [new(Community + "004", Community, "cell", "北", "北", null, null, 300)])]),
        ["a street in a community"] = ("level", Fault.WrongLevel, 1, [new(AreaChangeKind.Add, [], [new(Community + "004", Community, "street", "北", "北", null, null, 300)])]),
        ["buildings that would lie nowhere"] = ("building", Fault.PlaceLost, 1, [new(AreaChangeKind.Retire, [East], [])]),
        ["a merge into two pieces"] = ("into[0].ring", Fault.RingNotOne, 1, [New(North, Box(118.05, 36.7, 118.06, 36.71)), new(AreaChangeKind.Merge, [North, West], [new(Both, Name: "x", ShortName: "x")])]),
    };

    [Theory]
    [MemberData(nameof(WrongChanges))]
    public async Task A_wrong_change_is_named_and_changes_nothing(string what)
    {
        var town = shared.Town;
        var (field, code, days, changes) = Wrong[what];
        var revision = await town.Revision();
        var outcome = await town.Change(town.Today.AddDays(days), changes);
        Assert.Contains(outcome.Problems, problem => problem.Field == field && problem.Code == code);
        Assert.False(outcome.Applied);
        Assert.Equal(revision, await town.Revision());
        Assert.Equal(5, await town.Database.Scalar<long>("select count(*) from area"));
        Assert.Equal(0, await town.Database.Scalar<long>("select count(*) from audit"));
    }

    [Fact]
    public async Task Land_in_no_grid_and_a_grid_over_its_border_are_found_with_their_square_metres()
    {
        await using var town = await Town.Found();
        var outcome = await town.Change(town.Tomorrow, dryRun: true, New(North, Box(118.00, 36.71, 118.03, 36.715)));
        Assert.Empty(outcome.Problems);
        Assert.False(outcome.Applied);

        // 0.02 × 0.005 degrees at 36.7° north are 991,600 m² to a part in a thousand; so much is left of the community, and half of that lies beyond it.
        Assert.Equal(991_600, outcome.Findings.Single(finding => finding is { Kind: "gap", Code: Community }).SquareMetres, 1_000.0);
        Assert.Equal(495_800, outcome.Findings.Single(finding => finding is { Kind: "outside", Code: North, OtherCode: Community }).SquareMetres, 500.0);
        Assert.Equal(1, town.District.Areas.Count(area => area.Level == "community"));
        Assert.Equal(2, Grids(town.District.AreasOn(town.Tomorrow)).Length);
    }

    [Fact]
    public async Task A_plan_can_be_taken_back_before_its_day()
    {
        await using var town = await Town.Found();
        var outcome = await town.Change(town.Tomorrow, MergeBoth);
        Assert.Equal((false, null), await town.Keeper.CancelChange(Guid.NewGuid(), Town.Admin, CancellationToken.None));
        Assert.Equal((true, null), await town.Keeper.CancelChange(outcome.Id, Town.Admin, CancellationToken.None));
        Assert.Equal([West, East], Grids(town.District.AreasOn(town.Tomorrow)));
        Assert.Equal(0, await town.Database.Scalar<long>("select count(*) from place_move"));
        Assert.Equal(0, await town.Database.Scalar<long>($"select count(*) from unit where id = '{Both}' or valid_to is not null"));
        Assert.NotNull(Assert.Single(await town.Keeper.Changes(CancellationToken.None)).CancelledAt);
        await Pass(town);
        Assert.Equal((false, null), await town.Keeper.CancelChange(outcome.Id, Town.Admin, CancellationToken.None));
    }

    [Fact]
    public async Task The_same_change_set_is_planned_once_and_plans_follow_each_other()
    {
        await using var town = await Town.Found();
        var set = new AreaChangeSet(Guid.NewGuid(), town.Tomorrow, null, [MergeBoth]);
        Assert.Single((await town.Keeper.Change(set, Town.Admin, false, CancellationToken.None)).Began);
        var revision = await town.Revision();
        Assert.True((await town.Keeper.Change(set, Town.Admin, false, CancellationToken.None)).Applied);
        Assert.Equal(revision, await town.Revision());
        Assert.Equal(Fault.PlannedLater, Assert.Single((await town.Change(town.Today, New(North))).Problems).Code);
        Assert.Equal(Fault.PlannedThatDay, Assert.Single((await town.Change(town.Tomorrow, New(North))).Problems).Code);
    }

    [Fact]
    public async Task A_file_of_all_grids_retires_the_others()
    {
        await using var town = await Town.Found();
        var text = await town.Export(BookFile.Areas, FileFormat.GeoJson);
        var unchanged = await town.ImportAreas(text, isComplete: true);
        Assert.Equal((true, 0), (unchanged.Applied, unchanged.Began.Count + unchanged.Changed.Count + unchanged.Ended.Count));
        Assert.Equal(0, await town.Database.Scalar<long>("select count(*) from area_change"));

        // The eastern grid is left out and the western one drawn over its land.
        var whole = System.Text.Json.Nodes.JsonNode.Parse(text)!;
        var features = whole["features"]!.AsArray();
        features.RemoveAt(4);
        features[3]!["geometry"]!["coordinates"] = System.Text.Json.JsonSerializer.SerializeToNode(new[] { Box(118.00, 36.70, 118.02, 36.71) });
        var outcome = await town.ImportAreas(whole.ToJsonString(), town.Tomorrow, isComplete: true);
        Assert.Empty(outcome.Problems);
        Assert.Equal($"~{West} -{East} 1", $"{Told(outcome)} {outcome.MovedBuildings}");
    }

    [Fact]
    public async Task A_tree_of_six_levels_can_be_told()
    {
        const string zone = Street + "01", wide = zone + "001", cell = wide + "0001";
        AreaLevelPlan[] levels = [.. AreaLevelPlan.Usual.Take(2), new("zone", "片区", "zone", 2, 11, null), new("community", "社区", "community", 3, 14, "community"), new("grid", "网格", "grid", 4, 18, "grid"), new("lane", "巷", "lane", 5, 20, null)];
        var plan = Whole with
        {
            Levels = levels,
            Areas = [.. Whole.Areas.Take(2), new(zone, Street, "zone", "东片", "东片", null, null, 0), new(wide, zone, "community", "澜庭", "澜庭", null, null, 0), new(cell, wide, "grid", "一", "一", Square(118.00, 0.01), "residential", 350),
                new(cell + "01", cell, "lane", "巷", "巷", null, null, 10)],
            Estates = [Whole.Estates[0] with { GridCode = cell }],
            Buildings = [Whole.Buildings[0] with { GridCode = cell }],
            Units = [Whole.Units[0], Whole.Units[1] with { AreaCode = cell }, Whole.Units[2]],
            Posts = [],
        };
        await using var town = await Town.Found(plan);
        Assert.Equal(["district", "street", "zone", "community", "grid", "lane"], town.District.Levels.Select(level => level.Code));
        Assert.Equal(cell, town.District.GridAt(118.005, 36.705)!.Code);
    }

    private static string Told(AreaOutcome outcome) => string.Join(
        " ", outcome.Began.Select(code => "+" + code).Concat(outcome.Changed.Select(code => "~" + code)).Concat(outcome.Ended.Select(code => "-" + code)));

    private static AreaChange New(string code, double[][]? ring = null) =>
        new(AreaChangeKind.Add, [], [new(code, Community, "grid", "北", "北", ring ?? Box(118.00, 36.72, 118.01, 36.73), "residential", 300)]);

    private static double[][] Box(double west, double south, double east, double north) => [[west, south], [east, south], [east, north], [west, north], [west, south]];

    private static string[] Grids(IEnumerable<AreaPlan> areas) => [.. areas.Where(area => area.Level == "grid").Select(area => area.Code)];

    private static async Task<(string Name, long Issues)[]> Figures(Town town, DateOnly day)
    {
        await using var command = town.Database.DataSource.CreateCommand(
            "select area.short_name, count(issue.id) from area_on($1) as area left join issue on issue.grid_code = area.code where area.level = 'grid' group by area.code, area.short_name order by area.code");
        command.Parameters.Add(new() { Value = day });
        await using var reader = await command.ExecuteReaderAsync();
        var figures = new List<(string, long)>();
        while (await reader.ReadAsync()) figures.Add((reader.GetString(0), reader.GetInt64(1)));
        return [.. figures];
    }

    /// <summary>A day goes by: everything dated is a day older.</summary>
    private static async Task Pass(Town town)
    {
        await town.Database.Execute(
            """
            update area set valid_from = valid_from - 1, valid_to = valid_to - 1;
            update place_move set takes_effect = takes_effect - 1;
            update area_change set takes_effect = takes_effect - 1;
            update unit set valid_from = valid_from - 1, valid_to = valid_to - 1;
            update district set revision = revision + 1
            """);
        await town.Database.Get<DistrictStore>().Refresh(CancellationToken.None);
    }
}
