using GridOrleans.Contracts.Areas;
using GridOrleans.Contracts.Grains;
using GridOrleans.Contracts.Issues;
using GridOrleans.Contracts.Wall;

namespace GridOrleans.Grains.Wall;

/// <summary>The district's picture in memory: takes changes, and cuts frames of what differs from the frame before.</summary>
public sealed class WallPicture(string epoch, IDistrictDirectory district)
{
    /// <summary>New reports a frame carries at most; above that the map would be all pulses.</summary>
    private const int ArrivalsPerFrame = 50;

    /// <summary>An issue first heard of later than this after its report is old news (a repair, a reopened grid).</summary>
    private static readonly TimeSpan ArrivalAge = TimeSpan.FromSeconds(10);

    private static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(1);

    private readonly LatestRows rows = new();
    private readonly Dictionary<string, GridCell> cells = [];
    private readonly Dictionary<string, GridCell> changedCells = [];
    private readonly Dictionary<Guid, IssueRow> changedRows = [];
    private readonly List<Arrival> arrivals = [];
    private DayFigures day = Figures.None;
    private Sections shown = Sections.None;
    private DateTimeOffset cutAt, gaugesAt;
    private bool hasNews;

    public long Seq { get; private set; }

    public string Epoch => epoch;

    /// <summary>Rows as the store has them, and cells counted from them, before the first report of any grid.</summary>
    public void Load(IReadOnlyList<IssueRow> open, long version)
    {
        foreach (var row in open) rows.Take(row, true);
        foreach (var grid in district.Areas.Where(area => area.Level == "grid"))
        {
            cells[grid.Code] = new(grid.Code, 0, 0, 0, 0, default, null, null);
        }

        foreach (var grid in open.GroupBy(row => row.GridCode)) cells[grid.Key] = GridCells.Of(grid.Key, version, grid.ToArray());
    }

    public void Take(GridCell cell)
    {
        if (cells.TryGetValue(cell.GridCode, out var known) && known.Version >= cell.Version) return;
        cells[cell.GridCode] = changedCells[cell.GridCode] = cell;
        hasNews = true;
    }

    /// <summary>True when the row is news to the picture.</summary>
    public bool Take(IssueRow row)
    {
        var isNew = !rows.Knows(row.Id) && row.ReportedAt + ArrivalAge > cutAt;
        if (!rows.Take(row, row.Open)) return false;
        changedRows[row.Id] = row;
        if (isNew && row.Open && arrivals.Count < ArrivalsPerFrame)
        {
            arrivals.Add(new(row.Id, row.GridCode, row.Longitude, row.Latitude, row.ReportedAt));
        }

        hasNews = true;
        return true;
    }

    public void Take(DayFigures figures) => day = figures;

    /// <summary>The next frame, or null while nothing is new and the last one is younger than a heartbeat.</summary>
    public FeedFrame? Cut(DateTimeOffset now)
    {
        if (!hasNews && now - cutAt < Heartbeat) return null;
        var next = Draw(now);
        var frame = new WallFrame(
            epoch, Seq + 1, Seq, now, changedCells.Values.ToArray(), arrivals.ToArray(),
            Changed(shown.Counts, next.Counts),
            ReferenceEquals(shown.Gauges, next.Gauges) ? null : next.Gauges,
            shown.Board.SequenceEqual(next.Board) ? null : next.Board,
            shown.Whistles.SequenceEqual(next.Whistles) ? null : next.Whistles,
            shown.Tape.SequenceEqual(next.Tape) ? null : next.Tape,
            ReferenceEquals(shown.Day, next.Day) ? null : next.Day.Ranking,
            ReferenceEquals(shown.Day, next.Day) ? null : next.Day.Today);
        var cut = new FeedFrame(frame, changedRows.Values.ToArray());
        (Seq, cutAt, shown, hasNews) = (Seq + 1, now, next, false);
        changedCells.Clear();
        changedRows.Clear();
        arrivals.Clear();
        return cut;
    }

    public WallSnapshot Snapshot(DateTimeOffset now)
    {
        var sections = Draw(now);
        return new(
            district.Code, district.Name, district.Map.TimeZone, district.DrillDivisor, epoch, Seq, now, cells.Values.ToArray(),
            sections.Counts, sections.Gauges, sections.Board, sections.Whistles, sections.Tape, day.Ranking, day.Today);
    }

    /// <summary>Gauges move with time alone, but an eye needs them once a second and not four times.</summary>
    private Sections Draw(DateTimeOffset now)
    {
        var open = rows.Open;
        var isGaugeDue = now - gaugesAt >= Heartbeat || shown.Gauges.Length == 0;
        if (isGaugeDue) gaugesAt = now;
        return new(
            WallSections.Counts(open),
            isGaugeDue ? Gauges.Of(open, district.Policy, day.OnTimeRates, now) : shown.Gauges,
            WallSections.Board(open),
            WallSections.Whistles(open),
            WallSections.Tape(open),
            day);
    }

    private static WallCounts? Changed(WallCounts before, WallCounts now) => before == now ? null : now;

    private sealed record Sections(WallCounts Counts, ClockGauge[] Gauges, DeadlineRow[] Board, WhistleRow[] Whistles, RungRow[] Tape, DayFigures Day)
    {
        public static Sections None { get; } = new(new(-1, 0, 0, 0), [], [], [], [], Figures.None);
    }

    private static class Figures
    {
        public static DayFigures None { get; } = new(
            new Dictionary<Domain.Clocks.ClockKind, double>(),
            new(0, [], []),
            new(0, 0, null, 0, 0, null, new int[24], new int[24], new int[24], new int[24]));
    }
}

