using GridOrleans.Contracts.Issues;
using GridOrleans.Domain.Access;
using GridOrleans.Storage.Duplicates;
using GridOrleans.Storage.Projection;
using GridOrleans.Storage.Search;

namespace GridOrleans.StorageTests.Seeing;

/// <summary>Candidates are near in place and time and of the same kind; the likeliest stands first.</summary>
public sealed class TheSameThingIsFoundTwice(Town town) : IClassFixture<Town>
{
    private readonly DuplicateFinder finder = town.Database.Get<DuplicateFinder>();

    [Fact]
    public async Task Candidates_are_exactly_those_within_reach()
    {
        foreach (var life in town.Lives)
        {
            var issue = life.Issue;
            var found = await finder.Find(DuplicateFinder.Of(issue), null, later: true, 500, CancellationToken.None);
            var expected = town.Lives.Select(each => each.Issue).Where(other =>
                other.Id != issue.Id && other.CategoryCode == issue.CategoryCode && (other.ReportedAt - issue.ReportedAt).Duration() <= DuplicateFinder.Span
                && other.State is not (Domain.Issues.IssueState.Refused or Domain.Issues.IssueState.Voided or Domain.Issues.IssueState.Merged)
                && PlaceCells.Metres(issue.Place.Longitude, issue.Place.Latitude, other.Place.Longitude, other.Place.Latitude) <= DuplicateFinder.ReachMetres);
            Assert.Equal(expected.Select(other => other.Id).Order(), found.Select(each => each.Row.Id).Order());
            Assert.Equal(found.Select(each => each.Score).OrderDescending(), found.Select(each => each.Score));
        }
    }

    [Fact]
    public async Task Nearer_and_more_alike_stands_before_farther_and_other_words()
    {
        var journal = town.Database.Get<IIssueJournal>();
        var at = new DateTimeOffset(2026, 8, 1, 8, 0, 0, TimeSpan.Zero);
        var (alike, other) = (new SampleIssue(), new SampleIssue());
        await other.Commit(journal, other.Report(at, words: "有人半夜唱歌"));
        await alike.Commit(journal, alike.Report(at, words: "消防通道被纸箱堵了"));
        await town.Database.Get<IssueProjector>().CatchUp(CancellationToken.None);
        var question = new Resembling("c-1", 117.1001, 36.7001, at + TimeSpan.FromHours(1), "楼下消防通道又堵了");
        var found = await finder.Find(question, null, later: false, 10, CancellationToken.None);
        Assert.Equal([alike.Id, other.Id], found.Select(each => each.Row.Id));
        Assert.InRange(found[0].Metres, 10, 16);

        // Later reports are no candidates for somebody who reports now, and what one may not see is not shown.
        Assert.Empty(await finder.Find(question with { At = at - TimeSpan.FromHours(1) }, null, later: false, 10, CancellationToken.None));
        Assert.Equal(2, (await finder.Find(question with { At = at - TimeSpan.FromHours(1) }, null, later: true, 10, CancellationToken.None)).Count);
        var elsewhere = SearchScope.Of(RandomLife.Person("d", Role.Dispatcher, ["370102009"]));
        Assert.Empty(await finder.Find(question, elsewhere, later: false, 10, CancellationToken.None));
    }

    [Fact]
    public void Squares_around_a_point_hold_everything_within_reach()
    {
        var random = new Random(Town.Seed);
        for (var round = 0; round < 20_000; round++)
        {
            var (x, y) = (random.NextDouble() * 358 - 179, random.NextDouble() * 160 - 80);
            var (metres, angle) = (random.NextDouble() * 250, random.NextDouble() * Math.Tau);
            var otherY = y + Math.Sin(angle) * metres / PlaceCells.MetresPerDegree;
            var otherX = x + Math.Cos(angle) * metres / PlaceCells.MetresPerDegree / Math.Cos(y * Math.PI / 180);
            var cells = PlaceCells.Around(x, y, 250);
            Assert.True(cells.Contains(PlaceCells.Of(otherX, otherY)), $"seed {Town.Seed}, round {round}");
            Assert.InRange(cells.Length, 1, 12);
        }
    }
}
