using GridOrleans.Contracts.Issues;
using GridOrleans.Domain.Issues;

namespace GridOrleans.StorageTests.Issues;

/// <summary>Grains rebuild themselves from these rows.</summary>
public sealed class RowTests(GridDatabase database) : IClassFixture<GridDatabase>
{
    private readonly IIssueJournal journal = database.Get<IIssueJournal>();
    private readonly IIssueRows rows = database.Get<IIssueRows>();

    [Fact]
    public async Task Open_issues_are_found_by_district_grid_and_unit_and_leave_when_they_end()
    {
        var sample = new SampleIssue();
        await sample.Commit(journal, sample.Report(grid: "370102007001001", unit: "unit-rows"));
        Assert.Equal([sample.Id], (await rows.OpenInGrid("370102007001001", CancellationToken.None)).Select(row => row.Id));
        Assert.Equal([sample.Id], (await rows.OpenOfUnit("unit-rows", CancellationToken.None)).Select(row => row.Id));
        Assert.Contains(sample.Id, (await rows.OpenInDistrict(SampleIssue.District, CancellationToken.None)).Select(row => row.Id));

        await sample.Commit(journal, sample.Decide(new IssueCommand.Void("重复")));
        Assert.Empty(await rows.OpenInGrid("370102007001001", CancellationToken.None));
        Assert.Empty(await rows.OpenOfUnit("unit-rows", CancellationToken.None));
    }

    [Fact]
    public async Task A_row_is_read_as_it_was_written()
    {
        var sample = new SampleIssue();
        var commit = sample.Report(grid: "370102007001002");
        await sample.Commit(journal, commit);
        var row = Assert.Single(await rows.OpenInGrid("370102007001002", CancellationToken.None));
        Assert.Equal(Json(commit.Row), Json(row));
    }

    [Fact]
    public async Task What_was_written_since_a_moment_is_found_open_or_not()
    {
        var before = new SampleIssue();
        await before.Commit(journal, before.Report());
        DateTimeOffset since = await database.Scalar<DateTime>("select clock_timestamp()");
        var after = new SampleIssue();
        await after.Commit(journal, after.Report());
        await after.Commit(journal, after.Decide(new IssueCommand.Void("重复")));

        var changed = (await rows.ChangedSince(SampleIssue.District, since, CancellationToken.None)).ToDictionary(row => row.Id);
        Assert.DoesNotContain(before.Id, changed.Keys);
        Assert.Equal(2, changed[after.Id].Version);
        Assert.Empty(await rows.ChangedSince("110101", since, CancellationToken.None));
    }

    [Fact]
    public async Task Reports_of_a_building_come_newest_first()
    {
        var now = SampleIssue.Now();
        var samples = new[] { new SampleIssue(), new SampleIssue(), new SampleIssue() };
        foreach (var (index, sample) in samples.Index()) await sample.Commit(journal, sample.Report(now - TimeSpan.FromDays(20 * index), building: "b-rows"));
        var reports = await rows.ReportsOfBuilding("b-rows", now - TimeSpan.FromDays(30), CancellationToken.None);
        Assert.Equal([new(samples[0].Id, "c-1", now), new BuildingReport(samples[1].Id, "c-1", now - TimeSpan.FromDays(20))], reports);
    }

    private static string Json(IssueRow row) => System.Text.Json.JsonSerializer.Serialize(row, Contracts.Json.GridJson.Options);
}
