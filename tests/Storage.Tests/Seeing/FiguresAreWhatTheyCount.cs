using GridOrleans.Domain.Clocks;
using GridOrleans.Storage.Figures;
using GridOrleans.Storage.Projection;
using GridOrleans.Storage.Search;

namespace GridOrleans.StorageTests.Seeing;

/// <summary>Every number is the number of things in the list behind it, whatever it is broken down by.</summary>
public sealed class FiguresAreWhatTheyCount(Town town) : IClassFixture<Town>
{
    private static readonly DateOnly First = new(2026, 11, 3), Last = new(2026, 11, 16);

    private readonly FigureStore figures = town.Database.Get<FigureStore>();

    public static TheoryData<string> Ids => new(Figure.All.Select(figure => figure.Id));

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task The_list_behind_a_number_is_as_long_as_the_number_says(string id)
    {
        var measure = Figure.Find(id)!.Measure;
        foreach (var filter in Filters())
        {
            var sum = await Sum(measure, filter);
            Assert.Equal(sum.N, (await List(measure, filter, Counted.All)).Count);
            Assert.Equal(sum.Hits, (await List(measure, filter, Counted.Hits)).Count);
            Assert.Equal(sum.N - sum.Hits, (await List(measure, filter, Counted.Misses)).Count);
        }
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task The_daily_sums_say_what_the_facts_say(string id)
    {
        var figure = Figure.Find(id)!;
        var facts = Facts().Where(fact => fact.Measure == figure.Measure && fact.Day >= First && fact.Day <= Last).ToArray();
        var expected = new FigureSum("", facts.Length, facts.Count(fact => fact.Hit), facts.Sum(fact => fact.Value));
        Assert.Equal(expected, await Sum(figure.Measure, new(First, Last)));
        if (figure.Measure == Measure.Acted) return;

        await SameGroups(figure.Measure, FigureGroup.Area, facts, fact => fact.GridCode.Length < 9 ? fact.GridCode : fact.GridCode[..9]);
        await SameGroups(figure.Measure, FigureGroup.Category, facts, fact => fact.CategoryCode);
        await SameGroups(figure.Measure, FigureGroup.Unit, facts, fact => fact.UnitId);
        await SameGroups(figure.Measure, FigureGroup.Person, facts, fact => fact.PersonId);
        await SameGroups(figure.Measure, FigureGroup.Building, facts, fact => fact.BuildingId);
        await SameGroups(figure.Measure, FigureGroup.Day, facts, fact => fact.Day.ToString("yyyy-MM-dd"));
        await SameGroups(figure.Measure, FigureGroup.Month, facts, fact => fact.Day.ToString("yyyy-MM") + "-01");
    }

    [Fact]
    public async Task Crossing_dimensions_narrows_like_each_of_them_does()
    {
        var facts = Facts().Where(fact => fact.Measure == Measure.OnTimeClose).ToArray();
        Assert.NotEmpty(facts);
        foreach (var unit in RandomLife.Units)
        {
            var filter = new FigureFilter(First, Last, AreaCode: "370102001", UnitIds: [unit], CategoryCodes: ["noise", "lift"], FirstRound: true);
            var expected = facts.Count(fact => fact.Day >= First && fact.Day <= Last && fact.GridCode.StartsWith("370102001", StringComparison.Ordinal)
                && fact.UnitId == unit && (fact.CategoryCode is "noise" or "lift") && fact.Round == 1);
            Assert.Equal(expected, (await Sum(Measure.OnTimeClose, filter)).N);
        }
    }

    [Fact]
    public async Task A_unit_sees_its_own_numbers_and_no_issue_that_is_no_longer_its_own()
    {
        var scope = new SearchScope([], ["firm-1"]);
        var filter = new FigureFilter(new(2026, 10, 1), new(2026, 12, 31), Scope: scope);
        var all = await List(Measure.Accurate, filter, Counted.All);
        Assert.NotEmpty(all);
        Assert.All(all, fact => Assert.Equal("firm-1", fact.UnitId));
        var visible = town.Lives.Where(life => Sight.UnitsOf(life.Issue).Contains("firm-1")).Select(life => life.Id).ToHashSet();
        Assert.All(all.Select(fact => fact.Issue).OfType<GridOrleans.Contracts.Issues.IssueRow>(), row => Assert.Contains(row.Id, visible));
        Assert.Contains(all, fact => fact.Issue is null);
    }

    [Fact]
    public async Task What_came_in_and_did_not_go_out_is_in_stock()
    {
        var rows = await figures.Flow(new(new(2026, 10, 1), new(2027, 3, 1)), FigureGroup.Week, CancellationToken.None);
        Assert.Equal(town.Lives.Count(life => life.Issue.IsOpen), rows[^1].Stock);
        Assert.All(rows.Zip(rows.Skip(1)), pair => Assert.Equal(pair.First.Stock + pair.Second.Opened - pair.Second.Ended, pair.Second.Stock));

        var late = await figures.Flow(new(Last, Last.AddDays(60)), FigureGroup.Month, CancellationToken.None);
        Assert.Equal(rows[^1].Stock, late[^1].Stock);
    }

    [Fact]
    public async Task Drills_are_kept_out_and_can_be_looked_at_by_themselves()
    {
        await using var drilling = await GridDatabase.Create();
        await drilling.Execute("insert into district (code, name, time_zone, demo, drill_divisor, fallback_unit_id) values ('370102', '临澜区', 'Asia/Shanghai', true, 60, '370102')");
        await Town.Live(drilling, 7, issues: 5, decisions: 3);
        await drilling.Get<IssueProjector>().CatchUp(CancellationToken.None);
        var everyDay = new FigureFilter(new(2026, 1, 1), new(2027, 1, 1));
        Assert.Empty(await drilling.Get<FigureStore>().Sums(Measure.Reported, everyDay, FigureGroup.None, 0, CancellationToken.None));
        Assert.Equal(5, (await drilling.Get<FigureStore>().Sums(Measure.Reported, everyDay with { Drill = true }, FigureGroup.None, 0, CancellationToken.None))[0].N);

        // The pace is changed: what was reported before stays what it was.
        await drilling.Execute("update district set drill_divisor = 1");
        await drilling.Execute("update drill_time set since = '2026-11-08' where divisor = 1");
        await drilling.Execute("truncate issue_search, fact, figure_day");
        await drilling.Execute("delete from projection");
        await drilling.Get<IssueProjector>().CatchUp(CancellationToken.None);
        var before = await drilling.Scalar<long>("select count(*) from issue where reported_at < '2026-11-08'");
        Assert.Equal(before, await drilling.Scalar<long>("select count(*) from fact where measure = 1 and drill"));
        Assert.Equal(5 - before, await drilling.Scalar<long>("select count(*) from fact where measure = 1 and not drill"));
    }

    [Fact]
    public async Task A_cluster_stands_out_against_the_days_before()
    {
        var spots = await town.Database.Get<HotSpots>().Find(new(new(2026, 11, 1), new(2026, 11, 20)), FigureGroup.Area, 15, CancellationToken.None);
        Assert.Equal(RandomLife.Grids.Length, spots.Count);
        Assert.All(spots, spot => Assert.Equal((0, (double)spot.Now), (spot.Before, spot.Score)));
        var calm = await town.Database.Get<HotSpots>().Find(new(new(2026, 11, 21), new(2026, 12, 10)), FigureGroup.Area, 15, CancellationToken.None);
        Assert.Empty(calm);
    }

    // Harm: every case that was closed in time shines as a plan delivered in time, which nobody asked for.
    [Fact]
    public void A_plan_is_counted_only_where_the_case_was_not_closed_in_time()
    {
        var (plans, closes) = (0, 0);
        foreach (var life in town.Lives)
        {
            var folded = FoldedIssue.Of(life.History);
            var close = folded.Issue.PastClocks.Select(past => past.Clock).Concat(folded.Issue.Clocks).Where(clock => clock.Kind == ClockKind.Close).ToArray();
            var facts = Storage.Figures.Facts.Of(folded, TimeZoneInfo.Utc, drill: false).ToArray();
            foreach (var plan in facts.Where(fact => fact.Measure == Measure.OnTimePlan))
            {
                Assert.Contains(close, clock => clock.BreachedAt is not null && clock.DueAt <= plan.At);
                plans++;
            }

            closes += facts.Count(fact => fact.Measure == Measure.OnTimeClose);
        }

        Assert.InRange(plans, 1, closes - 1);
    }

    private static IEnumerable<FigureFilter> Filters()
    {
        var all = new FigureFilter(new(2026, 10, 1), new(2027, 1, 1));
        yield return all;
        yield return new(First, Last, AreaCode: "370102001");
        yield return new(First, Last, UnitIds: ["dept-water"]);
        yield return new(First, Last, CategoryCodes: ["noise"], FirstRound: false);
        yield return all with { PersonId = "login:leader" };
        yield return new(First, Last, AreaCode: "370102001001", CategoryCodes: ["noise"]);
        yield return all with { Scope = new(["370102002"], ["firm-1"]) };
        yield return all with { Scope = new([], []) };
    }

    private IEnumerable<Fact> Facts() => town.Lives.SelectMany(life => Storage.Figures.Facts.Of(FoldedIssue.Of(life.History), TimeZoneInfo.Utc, drill: false));

    private async Task SameGroups(Measure measure, FigureGroup group, Fact[] facts, Func<Fact, string?> key)
    {
        var expected = facts.Where(fact => key(fact) is not null).GroupBy(fact => key(fact)!).Select(each => new FigureSum(each.Key, each.Count(), each.Count(fact => fact.Hit), each.Sum(fact => fact.Value)));
        var found = await figures.Sums(measure, new(First, Last), group, 9, CancellationToken.None);
        Assert.Equal(expected.OrderBy(sum => sum.Key, StringComparer.Ordinal), found.OrderBy(sum => sum.Key, StringComparer.Ordinal));
    }

    private async Task<FigureSum> Sum(Measure measure, FigureFilter filter) =>
        (await figures.Sums(measure, filter, FigureGroup.None, 0, CancellationToken.None)).SingleOrDefault() ?? FigureSum.Nothing("");

    private async Task<List<CountedFact>> List(Measure measure, FigureFilter filter, Counted counted)
    {
        var facts = new List<CountedFact>();
        for (string? cursor = null; ;)
        {
            var page = await figures.List(measure, filter, counted, cursor, 50, CancellationToken.None);
            facts.AddRange(page!.Items);
            if ((cursor = page.Next) is null) return facts;
        }
    }
}
