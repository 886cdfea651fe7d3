using GridOrleans.Api.Live;
using GridOrleans.ApiTests.Support;
using GridOrleans.Contracts.Issues;
using GridOrleans.Storage.Queue;

namespace GridOrleans.ApiTests;

/// <summary>Measures what the whole process holds, so nothing else may run meanwhile.</summary>
[CollectionDefinition(nameof(Alone), DisableParallelization = true)]
public sealed class Alone;

/// <summary>A wall runs for weeks; what its neighbours do not read must not fill the server.</summary>
[Collection(nameof(Alone))]
public sealed class FramesNobodyReadsLeaveNothingBehind
{
    [Fact]
    public void Five_minutes_of_200_frames_a_second_leave_nothing_behind_in_viewers_that_do_not_read()
    {
        // Kept, the frames would be some hundred megabytes; what one waiting picture holds is far below one.
        const int frames = 5 * 60 * 200, cellsInFrame = 50, grids = 269;
        const long bound = 32 * 1024 * 1024;
        var feed = new Feed();
        var row = IssueRows.Of(Cases.Reported());
        for (var number = 0; number < 10; number++)
        {
            feed.Connect($"wall-{number}", new WallWatch()).Line.Pause();
            feed.Connect($"desk-{number}", new RowsWatch("desk", "desk", new([SmallDistrict.Hall], []))).Line.Pause();
        }

        var before = 0L;
        for (var number = 0; number < frames; number++)
        {
            if (number == frames / 100) before = GC.GetTotalMemory(forceFullCollection: true);
            var cells = Enumerable.Range(0, cellsInFrame).Select(cell => Feed.Cell($"g{(number + cell) % grids}", number)).ToArray();
            feed.Cut(cells, [row with { Version = number + 2 }]);
        }

        var grown = GC.GetTotalMemory(forceFullCollection: true) - before;
        Assert.True(grown < bound, $"{frames} frames left {grown / 1024} KiB behind");
        GC.KeepAlive(feed);
    }
}
