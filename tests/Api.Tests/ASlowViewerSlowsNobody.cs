using GridOrleans.Api.Live;
using GridOrleans.ApiTests.Support;
using GridOrleans.Contracts.Issues;
using GridOrleans.Contracts.Wall;
using GridOrleans.Storage.Queue;

namespace GridOrleans.ApiTests;

/// <summary>One phone in a tunnel must not stop the wall of the hall, nor fill the server's memory.</summary>
public sealed class ASlowViewerSlowsNobody
{
    [Fact]
    public async Task Others_get_every_frame_while_one_reads_nothing()
    {
        var feed = new Feed();
        var slow = feed.Connect("slow", new WallWatch());
        var quick = feed.Connect("quick", new WallWatch());
        slow.Line.Pause();
        feed.Cut();
        await quick.Viewer.Pumping;
        await Until(() => slow.Line.Taken.Count > 0);
        for (var number = 1; number < 200; number++)
        {
            feed.Cut([Feed.Cell("g", number)]);
            await quick.Viewer.Pumping;
        }

        Assert.Equal(200, quick.Line.WallFrames.Count());
        Assert.Single(slow.Line.WallFrames);

        slow.Line.Resume();
        await slow.Viewer.Pumping;
        var merged = slow.Line.WallFrames.Last();
        Assert.Equal(2, slow.Line.WallFrames.Count());
        Assert.Equal((1L, 200L), (merged.Previous, merged.Seq));
        Assert.Equal(199, Assert.Single(merged.Cells).Version);
    }

    [Fact]
    public async Task Numbers_have_no_hole_whatever_the_pace()
    {
        var feed = new Feed();
        var (viewer, line) = feed.Connect("wall", new WallWatch());
        for (var number = 0; number < 60; number++)
        {
            if (number % 7 == 2) line.Pause();
            feed.Cut();
            if (number % 7 == 5) line.Resume();
            if (number % 7 == 6) await viewer.Pumping;
        }

        line.Resume();
        await viewer.Pumping;
        long have = 0;
        foreach (var frame in line.WallFrames)
        {
            Assert.Equal(have, frame.Previous);
            have = frame.Seq;
        }

        Assert.Equal(60, have);
    }

    [Fact]
    public async Task Who_takes_nothing_for_half_a_minute_is_cut_off()
    {
        var feed = new Feed();
        var (viewer, line) = feed.Connect("dead", new WallWatch());
        line.Pause();
        feed.Cut();
        await Until(() => feed.Time.Armed > 0);
        feed.Time.Advance(feed.Options.SendTimeout - TimeSpan.FromSeconds(1));
        Assert.False(line.IsAborted);
        feed.Time.Advance(TimeSpan.FromSeconds(1));
        await viewer.Pumping;
        Assert.True(line.IsAborted);
        feed.Cut();
        Assert.Single(line.Taken);
    }

    [Fact]
    public async Task A_frame_lost_between_feed_and_process_shows_as_a_gap()
    {
        var feed = new Feed();
        var (viewer, line) = feed.Connect("wall", new WallWatch());
        feed.Cut();
        await viewer.Pumping;
        feed.Cut(isLost: true);
        var after = feed.Cut();
        await viewer.Pumping;
        Assert.Equal((2L, 3L), (line.WallFrames.Last().Previous, after.Seq));
    }

    [Fact]
    public async Task A_hole_shows_through_a_merge_too()
    {
        var feed = new Feed();
        var (viewer, line) = feed.Connect("wall", new WallWatch());
        line.Pause();
        feed.Cut();
        await Until(() => line.Taken.Count == 1);
        feed.Cut();
        feed.Cut(isLost: true);
        feed.Cut();
        line.Resume();
        await viewer.Pumping;
        Assert.True(line.WallFrames.Last().Previous > 1, "the screen would take the merged frame for complete");
    }

    [Fact]
    public async Task A_frame_that_was_overtaken_is_not_sent_again()
    {
        var feed = new Feed();
        var (viewer, line) = feed.Connect("wall", new WallWatch());
        var first = feed.Cut();
        feed.Cut();
        await viewer.Pumping;
        var count = line.Taken.Count;
        await feed.Relay.Push(new(first, []));
        Assert.Equal(count, line.Taken.Count);
    }

    [Fact]
    public async Task Watching_starts_where_the_feed_is()
    {
        var feed = new Feed();
        feed.Cut();
        feed.Cut();
        var (viewer, line) = feed.Connect("late", new WallWatch());
        feed.Cut();
        await viewer.Pumping;
        Assert.Equal(2, Assert.Single(line.WallFrames).Previous);
    }

    [Fact]
    public async Task Quiet_desks_and_issues_hear_a_heartbeat_each_second()
    {
        var feed = new Feed();
        var issue = Guid.NewGuid();
        var (viewer, line) = feed.Connect("desk", new RowsWatch("desk", "desk", new([SmallDistrict.Hall], [])), new IssueWatch(issue, 3));
        for (var quarter = 0; quarter < 16; quarter++)
        {
            feed.Cut();
            await viewer.Pumping;
        }

        var beats = line.Messages<DeskFrame>().ToArray();
        Assert.Equal(4, beats.Length);
        Assert.All(beats.Zip(beats.Skip(1)), pair => Assert.Equal(pair.First.Seq, pair.Second.Previous));
        Assert.All(line.Messages<IssuePing>(), ping => Assert.Equal((issue, 3L), (ping.Id, ping.Version)));
        Assert.Equal(4, line.Messages<IssuePing>().Count());
    }

    [Fact]
    public async Task A_desk_gets_the_rows_of_its_areas_and_nothing_else()
    {
        var feed = new Feed();
        var scope = new QueueScope([SmallDistrict.Street], []);
        var (viewer, line) = feed.Connect("desk", new RowsWatch("desk", "desk", scope));
        var mine = Row("dept-water");
        feed.Cut(rows: [mine, mine with { Id = Guid.NewGuid(), GridCode = "990103009001001" }]);
        await viewer.Pumping;
        Assert.Equal(mine.Id, Assert.Single(Assert.Single(line.Messages<DeskFrame>()).Rows).Id);
    }

    [Fact]
    public async Task A_unit_that_loses_an_issue_is_told_so_and_no_more()
    {
        var feed = new Feed();
        var (viewer, line) = feed.Connect("unit", new RowsWatch("unit/dept-water", "unit", new([], ["dept-water"])));
        var row = Row("dept-water");
        feed.Relay.Shown([row]);
        feed.Cut(rows: [row with { Version = 9, UnitIds = ["dept-fire"], LeadUnitId = "dept-fire" }]);
        await viewer.Pumping;
        var gone = Assert.Single(Assert.Single(line.Messages<DeskFrame>()).Rows);
        Assert.Equal((row.Id, false, null), (gone.Id, gone.Open, gone.LeadUnitId));
        Assert.Empty(gone.UnitIds);

        feed.Cut(rows: [row with { Version = 10, UnitIds = ["dept-fire"] }]);
        await viewer.Pumping;
        Assert.DoesNotContain(line.Messages<DeskFrame>().Skip(1), frame => frame.Rows.Count > 0);
    }

    [Fact]
    public async Task An_issues_viewers_are_told_to_look_again_also_after_a_hole()
    {
        var feed = new Feed();
        var row = Row("dept-water");
        var (viewer, line) = feed.Connect("case", new IssueWatch(row.Id, row.Version));
        feed.Cut(rows: [row with { Version = 5 }]);
        await viewer.Pumping;
        Assert.Equal(5, line.Messages<IssuePing>().Last().Version);
        feed.Cut(isLost: true);
        feed.Cut();
        await viewer.Pumping;
        Assert.True(line.Messages<IssuePing>().Last().Version > 5);
    }

    [Fact]
    public void Topics_and_connections_are_bounded()
    {
        var feed = new Feed(new() { MaxConnections = 1, MaxTopicsPerConnection = 2 });
        var (viewer, _) = feed.Connect("one", new IssueWatch(Guid.NewGuid(), 1), new WallWatch());
        Assert.False(feed.Relay.Watch(viewer, new IssueWatch(Guid.NewGuid(), 1)));
        Assert.True(feed.Relay.Watch(viewer, new WallWatch()), "watching the same topic again is no second topic");
        viewer.Remove("issue");
        Assert.True(feed.Relay.Watch(viewer, new IssueWatch(Guid.NewGuid(), 1)));

        var second = new Viewer("two", viewer.Account, new HeldLine(), feed.Options, feed.Time, null!);
        Assert.False(feed.Relay.Connect(second));
        feed.Relay.Disconnect("one");
        Assert.True(feed.Relay.Connect(second));
    }

    [Fact]
    public void What_is_remembered_of_issues_is_bounded_and_keeps_the_latest()
    {
        var recent = new RecentUnits(10);
        var last = Row("dept-water");
        for (var number = 0; number < 1000; number++) recent.Take(Row("dept-fire"));
        recent.Take(last);
        Assert.Equal(["dept-water"], recent.Take(last with { Version = 2, UnitIds = ["dept-fire"] }));
    }

    private static IssueRow Row(string unitId)
    {
        var issue = Cases.Reported();
        return IssueRows.Of(issue) with { Id = Guid.NewGuid(), UnitIds = [unitId], LeadUnitId = unitId };
    }

    /// <summary>Waits for something another thread is about to do.</summary>
    private static async Task Until(Func<bool> isSo)
    {
        var limit = Task.Delay(TimeSpan.FromSeconds(30));
        while (!isSo())
        {
            Assert.False(limit.IsCompleted, "it did not happen");
            await Task.Yield();
        }
    }
}
