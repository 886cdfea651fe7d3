using GridOrleans.Domain.Access;
using GridOrleans.Domain.Clocks;
using GridOrleans.Domain.Issues;
using GridOrleans.Storage.Search;

namespace GridOrleans.StorageTests.Seeing;

/// <summary>Searches find what they are asked for, and never an issue the searcher may not see.</summary>
public sealed class ASearchShowsWhatMayBeSeen(Town town) : IClassFixture<Town>
{
    private readonly IssueSearch search = town.Database.Get<IssueSearch>();

    [Fact]
    public async Task The_scope_of_a_search_is_the_domains_answer_for_every_issue()
    {
        var random = new Random(Town.Seed);
        for (var round = 0; round < 120; round++)
        {
            var actor = Anybody(random);
            var found = await Ids(SearchFilter.Everything, SearchScope.Of(actor), SearchOrder.Newest);
            var visible = town.Lives.Where(life => IssueAccess.MaySee(actor, life.Issue)).Select(life => life.Id);
            Assert.True(visible.Order().SequenceEqual(found.Order()), $"seed {Town.Seed}, round {round}: {actor.Role} of [{string.Join(", ", actor.AreaCodes)}] [{string.Join(", ", actor.UnitIds)}]");
        }
    }

    [Fact]
    public async Task Every_state_light_clock_and_unit_finds_exactly_its_issues()
    {
        foreach (var state in Enum.GetValues<IssueState>()) await Same([Term.State(state)], issue => issue.State == state);
        foreach (var category in RandomLife.Categories) await Same([Term.Category(category)], issue => issue.CategoryCode == category);
        foreach (var grid in RandomLife.Grids) await Same([Term.Area(grid)], issue => issue.Place.GridCode.StartsWith(grid, StringComparison.Ordinal));
        await Same([Term.Area("370102001")], issue => issue.Place.GridCode.StartsWith("370102001", StringComparison.Ordinal));
        foreach (var unit in RandomLife.Units)
        {
            await Same([Term.Lead(unit)], issue => issue.LeadUnitId == unit);
            await Same([Term.Owner(unit)], issue => issue.OwnerUnitId == unit);
        }

        await Same([Term.Open(true)], issue => issue.IsOpen);
        await Same([Term.Asking], issue => issue.Asks.Count > 0);
        await Same([Term.Urgent], issue => issue.Urgent || issue.Expedited);
        await Same([Term.Supervised(SupervisionLevel.Yellow)], issue => issue.Supervision == SupervisionLevel.Yellow);
        await Same([Term.Clock(ClockKind.Close, ClockState.Late)], issue => issue.Clock(ClockKind.Close) is { IsStopped: true, StoppedInTime: false });
        await Same([Term.Clock(ClockKind.Close, ClockState.Paused)], issue => issue.Clock(ClockKind.Close) is { IsStopped: false, PausedAt: not null });
        await Same([Term.Clock(ClockKind.Respond, ClockState.Red)], issue => issue.Clock(ClockKind.Respond) is { IsStopped: false, BreachedAt: not null });
        foreach (var score in Enumerable.Range(1, 5)) await Same([Term.Rating(score)], issue => issue.Rating == score);
    }

    [Fact]
    public async Task Words_are_found_as_they_stand_and_not_by_their_pairs_alone()
    {
        await SameText("消防通道", issue => issue.Words.Contains("消防通道"));
        await SameText("停在七楼", issue => issue.Words.Contains("停在七楼"));
        await SameText("ktv", issue => issue.Words.Contains("KTV"));
        await SameText("府前街18号", issue => issue.Place.Address is not null);
        await SameText("已派人清理", issue => issue.Reply is not null && issue.Reply.Contains("已派人清理"), atLeast: true);
        await SameText(town.Lives[7].Issue.CaseNo, issue => issue.CaseNo == town.Lives[7].Issue.CaseNo);

        // Both pairs 楼道 and 道堵 … but nobody wrote it like this; and no phrase reaches from one field into the next.
        Assert.Empty(await Ids(new([], [], [Bigrams.Normalise("消防楼道")]), null, SearchOrder.Newest));
        Assert.Empty(await Ids(new([], [], [Bigrams.Normalise("人出不了门锦绣")]), null, SearchOrder.Newest));
    }

    [Fact]
    public async Task Ranges_and_groups_narrow()
    {
        var from = new DateTimeOffset(2026, 11, 5, 0, 0, 0, TimeSpan.Zero);
        var range = new TimeRange(from, from.AddDays(3));
        Assert.Equal(
            Expected(issue => issue.ReportedAt >= range.From && issue.ReportedAt < range.Before),
            (await Ids(SearchFilter.Everything with { Reported = range }, null, SearchOrder.Updated)).Order());
        Assert.Equal(
            Expected(issue => issue.State is IssueState.Handling or IssueState.Parked && issue.CategoryCode != "noise"),
            (await Ids(new([], [[Term.State(IssueState.Handling), Term.State(IssueState.Parked)], [Term.Category("sewage"), Term.Category("lift")]], []), null, SearchOrder.Urgency)).Order());
        Assert.All(await Ids(SearchFilter.Everything with { Ended = new(null, DateTimeOffset.MaxValue) }, null, SearchOrder.Newest), id => Assert.False(Of(id).IsOpen));
    }

    [Fact]
    public async Task Pages_follow_each_other_in_every_order_whether_few_match_or_many()
    {
        foreach (var order in Enum.GetValues<SearchOrder>())
        {
            var whole = await Ids(SearchFilter.Everything, null, order);
            Assert.Equal(order == SearchOrder.Due ? town.Lives.Count(life => life.Issue.IsOpen) : town.Lives.Count, whole.Count);
            Assert.Equal(whole.Count, whole.Distinct().Count());
            foreach (var size in (int[])[7, 200]) Assert.Equal(whole, await Ids(SearchFilter.Everything, null, order, size));

            // More than are worth counting: the order's index gives the very same pages.
            var many = new IssueSearch(town.Database.DataSource) { CountedAtMost = 5 };
            Assert.Equal(whole, await Ids(SearchFilter.Everything, null, order, 7, many));
            var scope = new SearchScope(["370102001"], ["firm-1"]);
            Assert.Equal(await Ids(new([], [], ["消防通道"]), scope, order), await Ids(new([], [], ["消防通道"]), scope, order, 3, many));
            Assert.Equal(new(5, true), (await many.Find(SearchFilter.Everything, null, order, null, 10, CancellationToken.None))!.Count);
        }
    }

    [Fact]
    public async Task The_first_page_counts_and_a_wrong_cursor_is_refused()
    {
        var page = await search.Find(SearchFilter.Everything, null, SearchOrder.Newest, null, 10, CancellationToken.None);
        Assert.Equal(new(town.Lives.Count, false), page!.Count);
        Assert.Null((await search.Find(SearchFilter.Everything, null, SearchOrder.Newest, page.Next, 10, CancellationToken.None))!.Count);
        Assert.Null(await search.Find(SearchFilter.Everything, null, SearchOrder.Updated, page.Next, 10, CancellationToken.None));
        Assert.Null(await search.Find(SearchFilter.Everything, null, SearchOrder.Updated, "nonsense", 10, CancellationToken.None));
    }

    private static Actor Anybody(Random random)
    {
        string[] areas = ["370102", "370102001", "370102001001", "370102001001001", "370102002", "3701", "37010200100", "999999", "370102001001002"];
        return new(
            ActorKind.Person, "x", "x", Enum.GetValues<Role>()[random.Next(Enum.GetValues<Role>().Length)],
            [.. Enumerable.Range(0, random.Next(3)).Select(_ => areas[random.Next(areas.Length)])],
            [.. Enumerable.Range(0, random.Next(3)).Select(_ => RandomLife.Units[random.Next(RandomLife.Units.Length)])]);
    }

    private async Task Same(string[] terms, Func<Issue, bool> expected) =>
        Assert.Equal(Expected(expected), (await Ids(new(terms, [], []), null, SearchOrder.Newest)).Order());

    private async Task SameText(string text, Func<Issue, bool> expected, bool atLeast = false)
    {
        var found = await Ids(new([], [], [Bigrams.Normalise(text)]), null, SearchOrder.Newest);
        if (atLeast) Assert.Subset(found.ToHashSet(), Expected(expected).ToHashSet());
        else Assert.Equal(Expected(expected), found.Order());
        Assert.NotEmpty(found);
    }

    private IOrderedEnumerable<Guid> Expected(Func<Issue, bool> expected) => town.Lives.Where(life => expected(life.Issue)).Select(life => life.Id).Order();

    private Issue Of(Guid id) => town.Lives.First(life => life.Id == id).Issue;

    private async Task<List<Guid>> Ids(SearchFilter filter, SearchScope? scope, SearchOrder order, int size = 50, IssueSearch? by = null)
    {
        var ids = new List<Guid>();
        for (string? cursor = null; ;)
        {
            var page = await (by ?? search).Find(filter, scope, order, cursor, size, CancellationToken.None);
            ids.AddRange(page!.Items.Select(row => row.Id));
            if ((cursor = page.Next) is null) return ids;
        }
    }
}
