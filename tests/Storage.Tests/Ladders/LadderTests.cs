using GridOrleans.Contracts.Areas;
using GridOrleans.Contracts.Escalation;
using GridOrleans.Contracts.Policies;
using GridOrleans.Domain.Areas;
using GridOrleans.Domain.Clocks;
using GridOrleans.Domain.Escalation;
using GridOrleans.Domain.Issues;
using GridOrleans.Storage.Districts;

namespace GridOrleans.StorageTests.Ladders;

/// <summary>Versions of ladders are kept as they were made, and the district chooses by them.</summary>
public sealed class LadderTests : IAsyncLifetime
{
    private static readonly Placement Somewhere = new(
        SamplePlan.District, SamplePlan.West[..9], SamplePlan.West[..12], SamplePlan.West, null, null, "某处", null, 118, 36.7);

    private readonly GridDatabase database = new();

    private ILadders Ladders => database.Get<ILadders>();

    private IDistrictDirectory District => database.Get<IDistricts>().Current!;

    public async ValueTask InitializeAsync()
    {
        await database.InitializeAsync();
        await database.Get<DistrictImporter>().Import(SamplePlan.Whole, CancellationToken.None);
        await database.Get<DistrictStore>().Refresh(CancellationToken.None);
    }

    public ValueTask DisposeAsync() => database.DisposeAsync();

    [Fact]
    public async Task Every_part_of_a_version_comes_back_and_its_number_counts_up()
    {
        var draft = Draft("night", new(true, "lift", null, SamplePlan.West, Channel.Resident)) with { Note = "夜间试行" };
        var (outcome, first) = await Ladders.Add(draft, null, Guid.NewGuid(), CancellationToken.None);
        var (_, second) = await Ladders.Add(draft with { IsRetired = true }, null, Guid.NewGuid(), CancellationToken.None);

        Assert.Equal((ShelfOutcome.Done, 1, 2), (outcome, first!.Ladder.Version, second!.Ladder.Version));
        var stored = (await Ladders.Read(CancellationToken.None)).Find("night", 1)!;
        Assert.Equal(Text(draft.Ladder with { Version = 1 }), Text(stored.Ladder));
        Assert.Equal((draft.When, draft.Name, draft.Note, draft.MadeBy, false), (stored.When, stored.Name, stored.Note, stored.MadeBy, stored.IsRetired));
    }

    [Fact]
    public async Task A_new_case_gets_the_most_particular_ladder_at_once_divided_for_the_drill()
    {
        var lift = District.Category("lift")!;
        Assert.Equal("four-levels", For(lift).Id);

        await Ladders.Add(Draft("lifts", new(CategoryCode: "lift")), null, Guid.NewGuid(), CancellationToken.None);

        Assert.Equal("lifts", For(lift).Id);
        Assert.Equal(TimeSpan.FromMinutes(15) / District.DrillDivisor, For(lift).Rungs[0].AcknowledgedFor);
        Assert.Equal("four-levels", For(District.Categories.First(category => category.Code != "lift")).Id);

        Ladder For(CategoryPlan category) => District.LadderFor(category, Somewhere, false, Channel.Resident, DateTimeOffset.UtcNow.AddSeconds(1));
    }

    [Fact]
    public async Task The_same_operation_makes_one_version()
    {
        var operation = Guid.NewGuid();
        await Ladders.Add(Draft("night"), null, operation, CancellationToken.None);
        var (outcome, again) = await Ladders.Add(Draft("night"), null, operation, CancellationToken.None);
        Assert.Equal((ShelfOutcome.Done, 1), (outcome, again!.Ladder.Version));
        Assert.Equal(2, (await Ladders.Read(CancellationToken.None)).Versions.Count);
    }

    [Fact]
    public async Task A_version_that_would_leave_a_case_without_a_ladder_is_not_made()
    {
        var (outcome, made) = await Ladders.Add(Draft("four-levels") with { IsRetired = true }, null, Guid.NewGuid(), CancellationToken.None);
        Assert.Equal((ShelfOutcome.LeavesGap, null), (outcome, made));
        Assert.Single((await Ladders.Read(CancellationToken.None)).Versions);
    }

    [Fact]
    public async Task Versions_are_never_edited()
    {
        var refused = await Assert.ThrowsAsync<Npgsql.PostgresException>(() => database.Execute("update ladder set rungs = '[]'"));
        Assert.Contains("never edited", refused.MessageText);
        await Assert.ThrowsAsync<Npgsql.PostgresException>(() => database.Execute("delete from ladder"));
    }

    private static LadderVersion Draft(string id, PolicyConditions? when = null) => new(
        new(id, 0,
            [
                new(LadderStep.Street, RungMoment.Yellow, TimeSpan.Zero, TimeSpan.FromMinutes(15), [ClockKind.Respond], Callee.Unit, "firm-1", "liaison", true,
                    SupervisionLevel.Red, new(null), ["firm-1"]),
                new(LadderStep.District, RungMoment.Red, TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(15)),
            ],
            new(1, 2, TimeSpan.FromHours(1))),
        "夜间", when ?? PolicyConditions.None, default, false, null, "管理员", default);

    private static string Text(Ladder ladder) => System.Text.Json.JsonSerializer.Serialize(ladder);
}
