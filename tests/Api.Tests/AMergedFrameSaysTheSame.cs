using FsCheck;
using FsCheck.Fluent;
using GridOrleans.Api.Live;
using GridOrleans.ApiTests.Support;
using GridOrleans.Contracts.Wall;
using GridOrleans.Domain.Tests.Laws;

namespace GridOrleans.ApiTests;

/// <summary>A slow wall must show the same picture as a quick one, only later.</summary>
public sealed class AMergedFrameSaysTheSame
{
    [Fact]
    public void Merging_gives_the_picture_that_the_frames_give_one_by_one() => Law.Holds(Arb.From(Streams), frames =>
    {
        var oneByOne = frames.Aggregate(Picture.Empty, (picture, frame) => picture.After(frame));
        var merged = Picture.Empty.After(frames.Aggregate((held, next) => Merge.Wall(held, next, true)));
        Assert.Equal(oneByOne.Text, merged.Text);
    });

    [Fact]
    public void It_does_not_matter_which_neighbours_are_merged_first() => Law.Holds(Arb.From(Streams), frames =>
    {
        var fromTheLeft = frames.Aggregate((held, next) => Merge.Wall(held, next, true));
        var fromTheRight = frames.Reverse().Aggregate((next, held) => Merge.Wall(held, next, true));
        Assert.Equal(Picture.Empty.After(fromTheLeft).Text, Picture.Empty.After(fromTheRight).Text);
        Assert.Equal((fromTheLeft.Previous, fromTheLeft.Seq), (fromTheRight.Previous, fromTheRight.Seq));
        Assert.Equal(fromTheLeft.Arrivals, fromTheRight.Arrivals);
    });

    [Fact]
    public void A_merged_frame_spans_what_it_was_made_of_and_stays_bounded() => Law.Holds(Arb.From(Streams), frames =>
    {
        var merged = frames.Aggregate((held, next) => Merge.Wall(held, next, true));
        Assert.Equal((frames[0].Previous, frames[^1].Seq, frames[^1].At), (merged.Previous, merged.Seq, merged.At));
        Assert.True(merged.Arrivals.Count <= Merge.MaxArrivals);
        Assert.Equal(merged.Cells.Select(cell => cell.GridCode).Distinct().Count(), merged.Cells.Count);
    });

    [Fact]
    public void A_cell_that_was_overtaken_does_not_come_back()
    {
        var merged = Merge.Wall(Frame(1, Feed.Cell("g", 7, open: 3)), Frame(2, Feed.Cell("g", 5, open: 9)), true);
        Assert.Equal(3, Assert.Single(merged.Cells).Open);
    }

    [Fact]
    public void Over_a_hole_the_merged_frame_starts_after_it() =>
        Assert.Equal(6, Merge.Wall(Frame(2), Frame(7), follows: false).Previous);

    [Fact]
    public void A_new_epoch_takes_nothing_from_the_old_one()
    {
        var merged = Merge.Wall(Frame(9, Feed.Cell("g", 7)), Frame(1) with { Epoch = "e2" }, true);
        Assert.Empty(merged.Cells);
        Assert.Equal(("e2", 0L), (merged.Epoch, merged.Previous));
    }

    private static WallFrame Frame(long seq, params GridCell[] cells) =>
        new("e1", seq, seq - 1, Cases.Noon.AddSeconds(seq), cells, [], null, null, null, null, null, null, null);

    /// <summary>Frames as a feed cuts them: numbered in order, cells of few grids with growing versions, sections now and then.</summary>
    private static Gen<WallFrame[]> Streams =>
        from length in Gen.Choose(1, 12)
        from draws in Gen.ArrayOf(Gen.Choose(0, int.MaxValue - 1), length * 4)
        select Enumerable.Range(0, length).Select(index => Drawn(index + 1, draws.AsSpan(index * 4, 4).ToArray())).ToArray();

    private static WallFrame Drawn(int seq, int[] draws) => Frame(seq, [.. Cells(seq, draws[0])]) with
    {
        Arrivals = [.. Enumerable.Range(0, draws[1] % 9).Select(number => new Arrival(new Guid(seq, (short)number, 0, new byte[8]), "g0", 118, 36, Cases.Noon))],
        Counts = draws[2] % 3 == 0 ? new(draws[2] % 50, 0, 0, 0) : null,
        Ranking = draws[3] % 4 == 0 ? new(draws[3] % 30, [], []) : null,
    };

    private static IEnumerable<GridCell> Cells(int seq, int draw) =>
        Enumerable.Range(0, 5).Where(grid => (draw >> grid) % 2 == 1).Select(grid => Feed.Cell($"g{grid}", (seq * 10) - (draw % 15), draw % 100));

    /// <summary>What a screen shows after frames, by the rules of WallFrame.</summary>
    private sealed record Picture(IReadOnlyDictionary<string, GridCell> Cells, WallCounts? Counts, UnitRanking? Ranking)
    {
        public static Picture Empty { get; } = new(new Dictionary<string, GridCell>(), null, null);

        public string Text => $"{string.Join(';', Cells.OrderBy(cell => cell.Key).Select(cell => cell.Value))} {Counts} {Ranking?.Units}";

        public Picture After(WallFrame frame)
        {
            var cells = new Dictionary<string, GridCell>(Cells);
            foreach (var cell in frame.Cells)
            {
                if (!cells.TryGetValue(cell.GridCode, out var known) || known.Version <= cell.Version) cells[cell.GridCode] = cell;
            }

            return new(cells, frame.Counts ?? Counts, frame.Ranking ?? Ranking);
        }
    }
}
