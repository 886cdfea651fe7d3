using GridOrleans.Contracts.Issues;
using GridOrleans.Contracts.Wall;
using GridOrleans.Domain.Clocks;
using GridOrleans.Domain.Issues;

namespace GridOrleans.StorageTests.Wall;

/// <summary>The day's sums are what the records say, by the district's own day.</summary>
public sealed class WallFigureTests : IAsyncLifetime
{
    private static readonly TimeZoneInfo Zone = TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai");

    private readonly GridDatabase database = new();
    private DateTimeOffset midnight;

    /// <summary>An afternoon: 15:30 of the real database's today, so that what is written now was written “today”.</summary>
    private DateTimeOffset Now => midnight + TimeSpan.FromHours(15.5);

    private IIssueJournal Journal => database.Get<IIssueJournal>();

    public async ValueTask InitializeAsync()
    {
        await database.InitializeAsync();
        var local = TimeZoneInfo.ConvertTime(SampleIssue.Now(), Zone);
        midnight = new DateTimeOffset(local.Date, local.Offset).ToUniversalTime();
    }

    public ValueTask DisposeAsync() => database.DisposeAsync();

    [Fact]
    public async Task An_empty_day_has_no_rates()
    {
        var figures = await Read();
        Assert.Empty(figures.OnTimeRates);
        Assert.Equal((0, 0, null, null), (figures.Today.Reported, figures.Today.Closed, figures.Today.SameDayRate, figures.Today.SameDayRateYesterday));
        Assert.Equal(24, figures.Today.ReportedByHour.Count);
        Assert.Equal(0, figures.Ranking.Units);
    }

    [Fact]
    public async Task Reports_and_completions_fall_into_their_local_hours()
    {
        await Handled(Hour(9.25), Hour(10.5), "u");
        await Handled(Hour(9.75), null, "u");
        await Handled(Hour(-0.5), Hour(0.25), "u");
        await Handled(Hour(9 - 24), Hour(9.5 - 24), "u");
        await Handled(Hour(20 - 24), Hour(21 - 24), "u");
        await Handled(Hour(-25), Hour(-24.5), "u");
        var refused = new SampleIssue();
        await refused.Commit(Journal, refused.Report(Hour(11), unit: null));
        await refused.Commit(Journal, refused.Decide(new IssueCommand.Refuse("不属于受理范围"), Hour(11.5)));

        var today = (await Read()).Today;
        Assert.Equal((3, 2), (today.Reported, today.Closed));
        Assert.Equal((2, 1), (today.ReportedByHour[9], today.ReportedByHour[11]));
        Assert.Equal((1, 1), (today.ClosedByHour[0], today.ClosedByHour[10]));
        Assert.Equal(0.5, today.SameDayRate);

        // Yesterday until 15:30: one reported at 9; the ones at 20:00 and 23:30 came later. Two of its three were completed on its day.
        Assert.Equal((1, 1), (today.ReportedYesterdaySameTime, today.ClosedYesterdaySameTime));
        Assert.Equal((1, 1, 1), (today.ReportedByHourYesterday[9], today.ReportedByHourYesterday[20], today.ReportedByHourYesterday[23]));
        Assert.Equal((1, 1), (today.ClosedByHourYesterday[9], today.ClosedByHourYesterday[21]));
        Assert.Equal(2.0 / 3, today.SameDayRateYesterday);
    }

    [Fact]
    public async Task Clocks_that_stopped_today_are_in_time_or_not()
    {
        // Accepted at once, arrived after 10 min, done after 20 min: all four in time.
        await Handled(Hour(9), Hour(9) + TimeSpan.FromMinutes(20), "u");

        // Done 5 hours later: accepted and arrived half an hour in (late for Respond's 20 min, and the 30th minute is too late for Handle), Close late, Plan in time.
        await Handled(Hour(9), Hour(14), "u", accepted: TimeSpan.FromMinutes(30));

        var rates = (await Read()).OnTimeRates;
        Assert.Equal(0.5, rates[ClockKind.Respond]);
        Assert.Equal(0.5, rates[ClockKind.Handle]);
        Assert.Equal(0.5, rates[ClockKind.Close]);
        Assert.Equal(1, rates[ClockKind.Plan]);
    }

    [Fact]
    public async Task Units_are_ranked_by_their_clocks_and_nobody_is_named_twice()
    {
        foreach (var (index, unit) in new[] { "a", "b", "c", "d", "e" }.Index())
        {
            await Handled(Hour(9), Hour(9) + TimeSpan.FromMinutes(index * 70), unit, accepted: TimeSpan.FromMinutes(index));
        }

        await Handled(Hour(9), Hour(14), "e", accepted: TimeSpan.FromMinutes(40));
        var ranking = (await Read()).Ranking;
        Assert.Equal(5, ranking.Units);
        Assert.Equal(["a", "b", "c"], ranking.First.Select(rank => rank.UnitId));
        Assert.Equal(["d", "e"], ranking.Last.Select(rank => rank.UnitId));
        Assert.Equal(new UnitRank(1, "a", 1, 4), ranking.First[0]);
        Assert.Equal((5, 8), (ranking.Last[1].Place, ranking.Last[1].Stopped));
        Assert.Equal(0.5, ranking.Last[1].OnTimeRate);
    }

    [Fact]
    public async Task Another_districts_figures_are_not_counted()
    {
        await Handled(Hour(9), Hour(10), "u");
        var other = await database.Get<IWallFigures>().Read("110101", Zone, Now, CancellationToken.None);
        Assert.Equal(0, other.Today.Reported);
        Assert.Empty(other.OnTimeRates);
    }

    private Task<DayFigures> Read() => database.Get<IWallFigures>().Read(SampleIssue.District, Zone, Now, CancellationToken.None);

    private DateTimeOffset Hour(double hours) => midnight + TimeSpan.FromHours(hours);

    /// <summary>Reported, accepted and arrived at once or after a while, and done.</summary>
    private async Task Handled(DateTimeOffset reported, DateTimeOffset? completed, string unit, TimeSpan? accepted = null)
    {
        var sample = new SampleIssue();
        await sample.Commit(Journal, sample.Report(reported, unit: unit));
        if (completed is not { } done) return;
        var at = reported + (accepted ?? TimeSpan.Zero);
        await sample.Commit(Journal, sample.Decide(new IssueCommand.Accept(), at));
        await sample.Commit(Journal, sample.Decide(new IssueCommand.Arrive(), at));
        await sample.Commit(Journal, sample.Decide(new IssueCommand.Complete(Outcome.Resolved, "已处理"), done));
    }
}
