using GridOrleans.Contracts.Areas;
using GridOrleans.Contracts.Grains;
using GridOrleans.Contracts.Issues;
using GridOrleans.Contracts.Wall;

namespace GridOrleans.Grains.Wall;

/// <summary>Numbers the district's frames and pushes them to one observer per Api process.</summary>
public sealed class DistrictFeedGrain(
    IDistricts districts,
    IIssueRows rows,
    IWallFigures figures,
    TimeProvider time,
    FeedMetrics metrics,
    ILogger<DistrictFeedGrain> log) : Grain, IDistrictFeedGrain
{
    private static readonly TimeSpan CutEvery = TimeSpan.FromMilliseconds(250);

    private static readonly TimeSpan FiguresEvery = TimeSpan.FromSeconds(5);

    private static readonly TimeSpan RepairEvery = TimeSpan.FromSeconds(10);

    /// <summary>Commits become visible after their database time by as long as a transaction lasts; far longer than that.</summary>
    private static readonly TimeSpan RepairOverlap = TimeSpan.FromSeconds(15);

    private readonly Dictionary<IFeedObserver, DateTimeOffset> leases = [];
    private WallPicture picture = null!;
    private DateTimeOffset repairedTo;

    private string DistrictCode => this.GetPrimaryKeyString();

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        var district = districts.Current ?? throw new InvalidOperationException("No district has been imported yet.");
        repairedTo = time.GetUtcNow();
        var microseconds = (repairedTo - DateTimeOffset.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond;
        picture = new($"{microseconds:x}", district);
        picture.Load(await rows.OpenInDistrict(DistrictCode, cancellationToken), microseconds);
        picture.Take(await figures.Read(DistrictCode, district.Zone, repairedTo, cancellationToken));

        this.RegisterGrainTimer(Cut, new GrainTimerCreationOptions(CutEvery, CutEvery) { Interleave = true });
        this.RegisterGrainTimer(ReadFigures, new GrainTimerCreationOptions(FiguresEvery, FiguresEvery) { Interleave = true });
        this.RegisterGrainTimer(Repair, new GrainTimerCreationOptions(RepairEvery, RepairEvery) { Interleave = true });
    }

    public Task GridChanged(GridCell cell, IReadOnlyList<IssueRow> changed)
    {
        picture.Take(cell);
        foreach (var row in changed) picture.Take(row);
        return Task.CompletedTask;
    }

    public Task<WallSnapshot> Snapshot() => Task.FromResult(picture.Snapshot(time.GetUtcNow()));

    public Task<FeedPosition> Subscribe(IFeedObserver observer)
    {
        leases[observer] = time.GetUtcNow() + FeedLease.Length;
        return Task.FromResult(new FeedPosition(picture.Epoch, picture.Seq));
    }

    public Task Unsubscribe(IFeedObserver observer)
    {
        leases.Remove(observer);
        return Task.CompletedTask;
    }

    private Task Cut(CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        if (picture.Cut(now) is not { } frame) return Task.CompletedTask;
        metrics.FrameCut(frame);
        foreach (var (observer, until) in leases.ToArray())
        {
            if (until < now || !Push(observer, frame)) leases.Remove(observer);
        }

        return Task.CompletedTask;
    }

    private bool Push(IFeedObserver observer, FeedFrame frame)
    {
        try
        {
            _ = observer.Push(frame);
            return true;
        }
        catch (Exception failure)
        {
            log.ObserverGone(DistrictCode, failure);
            return false;
        }
    }

    private async Task ReadFigures(CancellationToken cancellation)
    {
        try
        {
            picture.Take(await figures.Read(DistrictCode, districts.Current!.Zone, time.GetUtcNow(), cancellation));
        }
        catch (Exception failure)
        {
            log.FiguresNotRead(DistrictCode, failure);
        }
    }

    /// <summary>What one-way messages lost: rows the store has in a higher version go to their grid as if the issue had told it.</summary>
    private async Task Repair(CancellationToken cancellation)
    {
        try
        {
            var from = time.GetUtcNow();
            foreach (var row in await rows.ChangedSince(DistrictCode, repairedTo - RepairOverlap, cancellation))
            {
                if (!picture.Take(row)) continue;
                metrics.RowRepaired();
                _ = GrainFactory.GetGrain<IGridGrain>(row.GridCode).IssueChanged(row);
            }

            repairedTo = from;
        }
        catch (Exception failure)
        {
            log.RepairFailed(DistrictCode, failure);
        }
    }
}

internal static partial class DistrictFeedLog
{
    [LoggerMessage(Level = LogLevel.Information, Message = "An observer of district {District} is gone.")]
    public static partial void ObserverGone(this ILogger log, string district, Exception failure);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Today's figures of district {District} could not be read; the wall keeps the last ones.")]
    public static partial void FiguresNotRead(this ILogger log, string district, Exception failure);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The picture of district {District} could not be compared with the rows; it will be tried again.")]
    public static partial void RepairFailed(this ILogger log, string district, Exception failure);
}
