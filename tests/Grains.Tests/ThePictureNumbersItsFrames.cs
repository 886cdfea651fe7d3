using GridOrleans.Contracts.Grains;
using GridOrleans.Contracts.Issues;
using GridOrleans.Domain.Clocks;
using GridOrleans.Domain.Issues;
using GridOrleans.Grains.Wall;

namespace GridOrleans.GrainTests;

/// <summary>A screen trusts numbers: no frame may be skipped, repeated, or say something old.</summary>
public sealed class ThePictureNumbersItsFrames
{
    private readonly WallPicture picture = new("epoch", Sample.Directory);
    private DateTimeOffset now = Sample.Noon;

    public ThePictureNumbersItsFrames() => picture.Load([], 1);

    [Fact]
    public void Frames_follow_each_other_and_carry_only_what_changed()
    {
        var first = Cut();
        Assert.Equal((1, 0), (first.Wall.Seq, first.Wall.Previous));
        Assert.NotNull(first.Wall.Counts);

        Take(Sample.Reported());
        var second = Cut();
        Assert.Equal((2, 1), (second.Wall.Seq, second.Wall.Previous));
        Assert.Equal(1, second.Wall.Counts!.Open);
        Assert.Single(second.Wall.Cells);
        Assert.Single(second.Wall.Arrivals);
        Assert.Single(second.Wall.Board!);
        Assert.Single(second.Wall.Whistles!);
        Assert.Null(second.Wall.Tape);
        Assert.Single(second.Rows);
    }

    [Fact]
    public void Nothing_new_means_no_frame_until_a_heartbeat_is_due()
    {
        Cut();
        now += TimeSpan.FromMilliseconds(250);
        Assert.Null(picture.Cut(now));
        now += TimeSpan.FromMilliseconds(750);
        var heartbeat = picture.Cut(now);
        Assert.NotNull(heartbeat);
        Assert.Empty(heartbeat.Wall.Cells);
        Assert.Null(heartbeat.Wall.Counts);
        Assert.Null(heartbeat.Wall.Board);
    }

    [Fact]
    public void A_snapshot_after_a_frame_shows_the_same_and_carries_its_number()
    {
        Take(Sample.Due(Sample.Reported(), Sample.Noon.AddMinutes(21)));
        now = Sample.Noon.AddMinutes(21);
        var frame = Cut();
        var snapshot = picture.Snapshot(now);
        Assert.Equal(frame.Wall.Seq, snapshot.Seq);
        Assert.Equal(frame.Wall.Board, snapshot.Board);
        Assert.Equal(frame.Wall.Cells.Single(), snapshot.Cells.Single());
        Assert.Equal(Light.Red, snapshot.Cells.Single().Light);
    }

    [Fact]
    public void A_cell_of_an_older_version_is_ignored()
    {
        var row = IssueRows.Of(Sample.Reported());
        picture.Take(GridCells.Of(Sample.Grid, 10, [row]));
        picture.Take(GridCells.Of(Sample.Grid, 9, []));
        Assert.Equal(1, picture.Snapshot(now).Cells.Single().Open);
    }

    [Fact]
    public void Old_news_is_no_arrival()
    {
        Cut();
        Take(Sample.Reported(at: now.AddMinutes(-5)));
        Assert.Empty(Cut().Wall.Arrivals);
    }

    [Fact]
    public void A_frame_carries_at_most_fifty_arrivals()
    {
        for (var number = 1; number <= 80; number++) Take(Sample.Reported(number));
        Assert.Equal(50, Cut().Wall.Arrivals.Count);
    }

    private FeedFrame Cut()
    {
        now += TimeSpan.FromSeconds(1);
        return picture.Cut(now)!;
    }

    private void Take(Issue issue)
    {
        var row = IssueRows.Of(issue);
        picture.Take(row);
        picture.Take(GridCells.Of(row.GridCode, issue.Version + 1, [row]));
    }
}
