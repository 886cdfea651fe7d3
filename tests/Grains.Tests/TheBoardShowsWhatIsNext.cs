using GridOrleans.Contracts.Issues;
using GridOrleans.Domain.Clocks;
using GridOrleans.Domain.Issues;
using GridOrleans.Grains.Wall;

namespace GridOrleans.GrainTests;

public sealed class TheBoardShowsWhatIsNext
{
    [Fact]
    public void Three_latest_breaches_stand_above_the_nine_nearest_deadlines_one_row_a_case()
    {
        var now = Sample.Noon.AddMinutes(40);
        var rows = Enumerable.Range(1, 30)
            .Select(number => IssueRows.Of(Sample.Due(Sample.Reported(number, at: Sample.Noon.AddMinutes(number)), now)))
            .ToArray();
        var board = WallSections.Board(rows);

        Assert.Equal(12, board.Length);
        Assert.Equal(12, board.Select(row => row.IssueId).Distinct().Count());
        Assert.All(board.Take(3), row => Assert.Equal(Light.Red, row.Light));
        Assert.Equal(board.Take(3).OrderBy(row => row.DueAt), board.Take(3));
        Assert.All(board.Skip(3), row => Assert.NotEqual(Light.Red, row.Light));
        Assert.Equal(board.Skip(3).OrderBy(row => row.DueAt), board.Skip(3));
    }

    [Fact]
    public void Urgent_whistles_come_first_then_the_longest_waiting()
    {
        var waiting = Enumerable.Range(1, 4).Select(number => Sample.Reported(number, at: Sample.Noon.AddSeconds(number))).ToList();
        waiting.Add(Sample.Next(waiting[3], new IssueCommand.Whistle(Domain.Whistles.WhistleKind.Urgent, "孙村街道", ["dept-gas"]), Sample.Noon.AddMinutes(1)));
        waiting.RemoveAt(3);
        waiting[3] = Sample.Next(waiting[3], new IssueCommand.Accept(), Sample.Noon.AddMinutes(2));
        var shown = WallSections.Whistles(waiting.Select(IssueRows.Of).ToArray());

        Assert.Equal("dept-gas", shown[0].UnitId);
        Assert.Equal((1, 2), (shown[0].ReportedIn, shown[0].Called));
        Assert.Equal(shown.Skip(1).OrderBy(row => row.CalledAt), shown.Skip(1));
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(0.7999, 25)]
    [InlineData(0.8, 26)]
    [InlineData(0.9999, 31)]
    [InlineData(1, 32)]
    [InlineData(1.25, 33)]
    [InlineData(50, 36)]
    public void A_gauge_has_26_bins_to_yellow_6_to_red_and_5_beyond(double share, int bin) => Assert.Equal(bin, Gauges.Bin(share));

    [Fact]
    public void Gauges_count_running_clocks_only()
    {
        var accepted = Sample.Next(Sample.Reported(), new IssueCommand.Accept(), Sample.Noon.AddMinutes(3));
        var gauges = Gauges.Of([IssueRows.Of(accepted)], SlaPolicy.Pledge2341, new Dictionary<ClockKind, double>(), Sample.Noon.AddMinutes(27));
        Assert.Equal([0, 1, 1, 1], gauges.Select(gauge => gauge.Running));
        Assert.Equal(1, gauges[(int)ClockKind.Handle].Bins[Gauges.Bin(0.9)]);
    }

    // Harm: over a weekend a clock of working time is drawn as if half of its hours had run.
    [Fact]
    public void A_clock_of_working_time_is_placed_by_its_yellow_and_its_due_time()
    {
        var row = IssueRows.Of(Sample.Reported());
        var weekend = row with { Clocks = [new(ClockKind.Close, TimeSpan.FromHours(8), Sample.Noon, Sample.Noon.AddHours(72), Sample.Noon.AddHours(70), null, null, Light.Green)] };

        Assert.Equal(1, Bins(35)[Gauges.Bin(0.4)]);
        Assert.Equal(1, Bins(71)[Gauges.Bin(0.9)]);
        Assert.Equal(1, Bins(80)[Gauges.Bin(2)]);

        IReadOnlyList<int> Bins(int hours) =>
            Gauges.Of([weekend], SlaPolicy.Pledge2341, new Dictionary<ClockKind, double>(), Sample.Noon.AddHours(hours))[(int)ClockKind.Close].Bins;
    }
}
