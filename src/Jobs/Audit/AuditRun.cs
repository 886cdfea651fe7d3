using GridOrleans.Contracts.Audit;
using GridOrleans.Contracts.Deadlines;
using GridOrleans.Contracts.Grains;
using GridOrleans.Contracts.Jobs;
using GridOrleans.Domain.Issues;
using GridOrleans.Jobs.Sweeping;

namespace GridOrleans.Jobs.Audit;

/// <summary>
/// One look at everything that was promised: finds what should exist by now and does not, and puts it right by telling its owner, who decides. One
/// process at a time; each walk goes on where the last one of this process stopped, so that a run is bounded and all issues have their turn.
/// </summary>
public sealed class AuditRun(
    IAuditBooks books, IGrainFactory grains, IDeadlineTeller teller, IJobEngine engine, AuditMetrics metrics, AuditOptions options, TimeProvider time, ILogger<AuditRun> log)
{
    private const int MostInFlight = 16;

    private readonly Dictionary<AuditWalk, AuditCursor?> cursors = [];

    /// <summary>Null = another process is at it, or has just been.</summary>
    public async Task<AuditReport?> Run(CancellationToken cancellation)
    {
        // A little less than the period, so that two processes' clocks take turns and do not wait for each other.
        await using var mine = await books.Take(options.Period * 0.75, cancellation);
        if (mine is null) return null;

        List<Finding> suspected = [];
        foreach (var walk in Enum.GetValues<AuditWalk>()) await Walk(walk, suspected, cancellation);
        var found = await WithoutCallsUnderWay(suspected, cancellation);
        var rows = await books.RowsOverdue(options.Grace, options.MostRepairs, cancellation);
        var orders = await books.OrdersUndone(options.CallGrace, options.MostRepairs, cancellation);

        var repaired = await Repair(found, Wake, cancellation) + await Repair(rows, teller.Tell, cancellation) + await Enqueue(orders, cancellation);
        var report = Report(found, rows, orders, repaired);
        await books.Finished(report.Found.Values.Sum(), report.Repaired, cancellation);
        metrics.Asked(report);
        if (report.Found.Count > 0) log.PromisesBroken(report.Found.Values.Sum(), string.Join(", ", report.Found.Select(each => $"{each.Key} {each.Value}")), report.OldestAge, report.Repaired);
        return report;
    }

    private async Task Walk(AuditWalk walk, List<Finding> found, CancellationToken cancellation)
    {
        var cursor = cursors.GetValueOrDefault(walk);
        for (var read = 0; read < options.MostRead; read += options.PageSize)
        {
            var page = await books.Read(walk, cursor, options.PageSize, options.Horizon, cancellation);
            found.AddRange(page.Issues.SelectMany(issue => Expectations.Of(issue, options)).Take(options.MostRepairs - Math.Min(found.Count, options.MostRepairs)));
            cursor = page.Next;
            if (cursor is null) break;
        }

        cursors[walk] = cursor;
    }

    /// <summary>After an outage rungs fall long after their time, and their orders are just being carried out: a call is missing when no order is left for it.</summary>
    private async Task<List<Finding>> WithoutCallsUnderWay(List<Finding> suspected, CancellationToken cancellation)
    {
        List<Finding> found = [];
        var again = $"/audit-{time.GetUtcNow().ToUnixTimeSeconds()}";
        foreach (var finding in suspected)
        {
            if (finding.Order is not { } order || await books.Owe(order.Message(), again, cancellation)) found.Add(finding);
        }

        return found;
    }

    /// <summary>A missing call is owed again by now. Anything else is for the issue to decide, which also puts its deadline row right.</summary>
    private Task Wake(Finding finding) => finding.Wake is { } wake
        ? grains.GetGrain<IIssueGrain>(finding.IssueId).ClockDue(Enum.Parse<WakeKind>(wake, ignoreCase: true), finding.Generation)
        : Task.CompletedTask;

    private async Task<int> Repair<T>(IReadOnlyCollection<T> found, Func<T, Task> repair, CancellationToken cancellation)
    {
        var repaired = 0;
        var bounded = new ParallelOptions { MaxDegreeOfParallelism = MostInFlight, CancellationToken = cancellation };
        await Parallel.ForEachAsync(found, bounded, async (each, _) =>
        {
            try
            {
                await repair(each);
                Interlocked.Increment(ref repaired);
            }
            catch (Exception failure)
            {
                log.NotRepaired($"{each}", failure);
            }
        });
        return repaired;
    }

    private async Task<int> Enqueue(IReadOnlyList<UndoneOrder> orders, CancellationToken cancellation)
    {
        var batches = orders.GroupBy(order => order.Topic).SelectMany(topic => topic.Select(order => order.Id).Chunk(JobOrder.MaxBatch).Select(ids => new JobOrder(topic.Key, ids))).ToArray();
        return await Repair(batches, batch => engine.Enqueue(batch, cancellation), cancellation) == batches.Length ? orders.Count : 0;
    }

    private AuditReport Report(IReadOnlyList<Finding> found, IReadOnlyList<Deadline> rows, IReadOnlyList<UndoneOrder> orders, int repaired)
    {
        var kinds = found.Select(each => (each.Kind, each.Since))
            .Concat(rows.Select(row => (Kind: FindingKind.RowOverdue, Since: row.DueAt)))
            .Concat(orders.Select(order => (Kind: FindingKind.OrderUndone, Since: order.WrittenAt)))
            .ToArray();
        return new(
            kinds.GroupBy(each => each.Kind).ToDictionary(kind => kind.Key, kind => kind.Count()),
            repaired,
            kinds.Length == 0 ? TimeSpan.Zero : time.GetUtcNow() - kinds.Min(each => each.Since));
    }
}

/// <param name="Found">How many of each kind; kinds of which there are none are left out.</param>
/// <param name="OldestAge">Since when the oldest of them should have been there.</param>
public sealed record AuditReport(IReadOnlyDictionary<FindingKind, int> Found, int Repaired, TimeSpan OldestAge);

internal static partial class AuditLog
{
    [LoggerMessage(Level = LogLevel.Error, Message = "The audit found {Found} promises broken ({Kinds}), the oldest {OldestAge} ago; {Repaired} repairs were made.")]
    public static partial void PromisesBroken(this ILogger log, int found, string kinds, TimeSpan oldestAge, int repaired);

    [LoggerMessage(Level = LogLevel.Error, Message = "The audit could not repair {Finding}; it will be found again.")]
    public static partial void NotRepaired(this ILogger log, string finding, Exception failure);

    [LoggerMessage(Level = LogLevel.Error, Message = "The audit could not ask everything; tries again.")]
    public static partial void CouldNotAudit(this ILogger log, Exception failure);
}
