using GridOrleans.Contracts.Areas;
using GridOrleans.Contracts.Grains;
using GridOrleans.Contracts.Issues;
using GridOrleans.Contracts.Wall;
using GridOrleans.Grains.Wall;

namespace GridOrleans.Grains.Grids;

/// <summary>Counts, lights and nearest deadline of one grid, handed to the district's feed at most four times a second; and its patrol duty.</summary>
public sealed class GridGrain(
    [PersistentState("duty", "grid")] IPersistentState<PatrolDuty> duty,
    IIssueRows rows,
    IDistricts districts,
    PatrolRules patrols,
    TimeProvider time) : Grain, IGridGrain
{
    /// <summary>Between two reports to the feed.</summary>
    private static readonly TimeSpan ReportEvery = TimeSpan.FromMilliseconds(250);

    private readonly LatestRows latest = new();
    private readonly Dictionary<Guid, IssueRow> unreported = [];
    private IGrainTimer? report;
    private DateTimeOffset reportedAt = DateTimeOffset.MinValue;
    private bool isReportDue;
    private GridCell cell = null!;

    private string Code => this.GetPrimaryKeyString();

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        foreach (var row in await rows.OpenInGrid(Code, cancellationToken)) latest.Take(row, true);
        cell = GridCells.Of(Code, NextVersion(), latest.Open);
        report = this.RegisterGrainTimer(Report, new GrainTimerCreationOptions(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan));
    }

    public Task IssueChanged(IssueRow row)
    {
        // Not only what is news here: a grid that this very message woke has just read the row from the store, and the feed has not heard of it.
        latest.Take(row, row.Open);
        if (latest.IsOvertaken(row)) return Task.CompletedTask;
        unreported[row.Id] = row;
        if (isReportDue) return Task.CompletedTask;

        isReportDue = true;
        var wait = reportedAt + ReportEvery - time.GetUtcNow();
        report!.Change(wait > TimeSpan.Zero ? wait : TimeSpan.Zero, Timeout.InfiniteTimeSpan);
        return Task.CompletedTask;
    }

    public Task<GridStatus> Status() => Task.FromResult(StatusNow());

    public async Task<GridStatus> RecordPatrol(PatrolLog patrol)
    {
        if (duty.State.Record(patrol)) await duty.WriteStateAsync();
        return StatusNow();
    }

    public async Task DutyDue(string clock, int generation)
    {
        if (clock != PatrolRules.Clock) return;
        var isDue = duty.State.Generation == generation;
        if (isDue)
        {
            duty.State.EndDay(time.GetUtcNow(), patrols.DayLength, patrols.Target);
            await duty.WriteStateAsync();
        }

        // Also when it was not due: a crash between the two writes left the old row behind.
        await patrols.Schedule(Code, duty.State);
    }

    private Task Report(CancellationToken cancellation)
    {
        isReportDue = false;
        reportedAt = time.GetUtcNow();
        cell = GridCells.Of(Code, NextVersion(), latest.Open);
        var changed = unreported.Values.ToArray();
        unreported.Clear();
        return districts.Current is { } district
            ? GrainFactory.GetGrain<IDistrictFeedGrain>(district.Code).GridChanged(cell, changed)
            : Task.CompletedTask;
    }

    private GridStatus StatusNow() => new(
        GridCells.Of(Code, cell.Version, latest.Open),
        patrols.Target,
        duty.State.Walked,
        duty.State.DayEndsAt,
        duty.State.Missed);

    /// <summary>Grows over activations too: microseconds of database time, or one more.</summary>
    private long NextVersion() =>
        Math.Max((cell?.Version ?? 0) + 1, (time.GetUtcNow() - DateTimeOffset.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond);
}
