using GridOrleans.Contracts.Issues;
using GridOrleans.Domain.Clocks;
using GridOrleans.Domain.Issues;
using GridOrleans.Storage.Queue;

namespace GridOrleans.StorageTests.Queue;

/// <summary>Lists show what they are asked for, in order, page after page, each issue once.</summary>
public sealed class QueueTests(GridDatabase database) : IClassFixture<GridDatabase>
{
    private readonly IIssueJournal journal = database.Get<IIssueJournal>();
    private readonly IssueQueue queue = database.Get<IssueQueue>();

    [Fact]
    public async Task Pages_follow_each_other_without_repeating_or_losing_an_issue()
    {
        var street = Street();
        var at = SampleIssue.Now() - TimeSpan.FromHours(1);
        var samples = Enumerable.Range(0, 25).Select(_ => new SampleIssue()).ToArray();

        // Many are reported in the same microsecond: the id decides.
        foreach (var (index, sample) in samples.Index()) await sample.Commit(journal, sample.Report(at + TimeSpan.FromSeconds(index / 5), grid: street + "001001"));

        foreach (var order in Enum.GetValues<QueueOrder>())
        {
            var seen = new List<IssueRow>();
            for (string? cursor = null; ;)
            {
                var page = await queue.List(new(AreaCode: street), order, cursor, 4, CancellationToken.None);
                Assert.True(page!.Items.Count is > 0 and <= 4);
                seen.AddRange(page.Items);

                // Somebody reports in between: on top of the newest, beneath the nearest due; no row we came by moves.
                if (seen.Count == 4) await Reported(street + "002001", "firm-1");
                if ((cursor = page.Next) is null) break;
            }

            Assert.Equal(samples.Select(sample => sample.Id).Order(), seen.Select(row => row.Id).Intersect(samples.Select(sample => sample.Id)).Order());
            Assert.Equal(seen.Count, seen.Select(row => row.Id).Distinct().Count());
            Assert.Equal(
                order == QueueOrder.Due ? seen.OrderBy(row => row.NextDueAt).Select(row => row.NextDueAt) : seen.OrderByDescending(row => row.ReportedAt).Select(row => (DateTimeOffset?)row.ReportedAt),
                seen.Select(row => order == QueueOrder.Due ? row.NextDueAt : row.ReportedAt));
        }
    }

    [Fact]
    public async Task Each_filter_narrows_by_what_it_says()
    {
        var street = Street();
        var fresh = await Reported(street + "001001", "unit-fresh");
        var accepted = await Reported(street + "001002", "unit-accepted");
        await accepted.Commit(journal, accepted.Decide(new IssueCommand.Accept()));
        var ended = await Reported(street + "002001", "unit-ended");
        foreach (var command in new IssueCommand[] { new IssueCommand.Accept(), new IssueCommand.Arrive(), new IssueCommand.Complete(Outcome.Resolved, "修好了") })
        {
            await ended.Commit(journal, ended.Decide(command));
        }

        Assert.Equal(Ids(fresh, accepted, ended), await Found(new(AreaCode: street)));
        Assert.Equal(Ids(fresh, accepted), await Found(new(AreaCode: street + "001")));
        Assert.Equal(Ids(fresh), await Found(new(AreaCode: street + "001001")));
        Assert.Equal(Ids(fresh, accepted), await Found(new(AreaCode: street, Open: true)));
        Assert.Equal(Ids(ended), await Found(new(AreaCode: street, Open: false)));
        Assert.Equal(Ids(accepted), await Found(new(AreaCode: street, State: IssueState.Accepted)));
        Assert.Equal(Ids(accepted), await Found(new(AreaCode: street, UnitId: "unit-accepted")));
        Assert.Equal(Ids(ended), await Found(new(AreaCode: street, UnitId: "unit-ended", Open: false)));
        Assert.Equal(Ids(fresh, accepted), await Found(new(AreaCode: street, Light: Light.Green, Open: true)));
        Assert.Empty(await Found(new(AreaCode: street, Light: Light.Red)));
        Assert.Equal(Ids(fresh, accepted), (await queue.List(new(AreaCode: street), QueueOrder.Due, null, 200, CancellationToken.None))!.Items.Select(row => row.Id).Order());

        Assert.Equal(Ids(fresh), await Found(new(AreaCode: street, Scope: new([street + "001001"], []))));
        Assert.Equal(Ids(fresh, accepted), await Found(new(AreaCode: street, Scope: new([street + "001001"], ["unit-accepted"]))));
        Assert.Empty(await Found(new(AreaCode: street, Scope: new([], []))));
    }

    [Fact]
    public async Task An_issue_is_found_by_its_slip()
    {
        var sample = await Reported(Street() + "001001", "firm-1");
        Assert.Equal(sample.Id, await queue.FindByTrackKey($"track-{sample.Id:N}", CancellationToken.None));
        Assert.Null(await queue.FindByTrackKey("track-none", CancellationToken.None));
        Assert.Equal(sample.Id, await queue.FindByCaseNo(SampleIssue.District, sample.Issue!.CaseNo, CancellationToken.None));
        Assert.Null(await queue.FindByCaseNo("110101", sample.Issue.CaseNo, CancellationToken.None));
    }

    [Theory]
    [InlineData("")]
    [InlineData("not ours")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("AP__________AAAAAAAAAAAAAAAAAAAAAA")]
    public async Task A_cursor_that_no_page_gave_out_is_not_followed(string cursor) =>
        Assert.Null(await queue.List(new(), QueueOrder.Newest, cursor, 10, CancellationToken.None));

    [Theory]
    [InlineData(0)]
    [InlineData(201)]
    public async Task A_page_has_a_limit(int limit) =>
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => queue.List(new(), QueueOrder.Newest, null, limit, CancellationToken.None));

    private async Task<SampleIssue> Reported(string grid, string unit)
    {
        var sample = new SampleIssue();
        await sample.Commit(journal, sample.Report(grid: grid, unit: unit));
        return sample;
    }

    private async Task<Guid[]> Found(QueueFilter filter) =>
        (await queue.List(filter, QueueOrder.Newest, null, 200, CancellationToken.None))!.Items.Select(row => row.Id).Order().ToArray();

    private static Guid[] Ids(params SampleIssue[] samples) => samples.Select(sample => sample.Id).Order().ToArray();

    private static int streets;

    /// <summary>A street of its own for each test.</summary>
    private static string Street() => $"370102{Interlocked.Increment(ref streets):D3}";
}
