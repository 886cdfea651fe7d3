using GridOrleans.Contracts.History;
using GridOrleans.Contracts.Issues;
using GridOrleans.Domain.Issues;
using GridOrleans.Storage.Projection;

namespace GridOrleans.Storage.Rebuild;

/// <summary>
/// Folds every history anew and compares everything that is derived from it, to the byte: the issue's row with its queue row and state, its deadlines, its
/// search row, its measured facts, and the daily sums. Runs beside a busy system: what looks different is looked at again under the issue's lock before
/// it counts, and only that is repaired.
/// </summary>
public sealed class IssueRebuilder(NpgsqlDataSource database, IssueProjector projector)
{
    private const int BatchSize = 200;

    private const int Attempts = 5;

    /// <param name="commitOf">What a commit of an issue in this state writes: the rule that live commits use.</param>
    /// <param name="repair">False = only look.</param>
    /// <param name="progress">Told after each batch.</param>
    public async Task<RebuildReport> Run(Func<Issue, HistoryEntry, IssueCommit> commitOf, bool repair, Action<RebuildReport>? progress, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        var fresh = new FreshRows(connection, commitOf);
        var total = RebuildReport.Nothing;
        await fresh.Prepare(cancellation);
        try
        {
            for (var ids = await Next(connection, Guid.Empty, cancellation); ids.Length > 0; ids = await Next(connection, ids[^1], cancellation))
            {
                total = total.And(await Patiently(() => Rows(connection, fresh, ids, repair, cancellation)));
                total = total.And(await Patiently(() => Projections(connection, ids, repair, cancellation)));
                progress?.Invoke(total);
            }

            return total.And(await Patiently(() => Leftovers(connection, repair, cancellation)));
        }
        finally
        {
            await fresh.Forget(CancellationToken.None);
        }
    }

    private static async Task<RebuildReport> Rows(NpgsqlConnection connection, FreshRows fresh, Guid[] ids, bool repair, CancellationToken cancellation)
    {
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        var unreadable = await fresh.Make(ids, cancellation);
        var readable = ids.Except(unreadable).ToArray();
        var suspects = (await fresh.DifferingRows(cancellation)).Union(await fresh.DifferingDeadlines(readable, cancellation)).ToArray();
        var report = RebuildReport.Nothing with { Issues = ids.Length, Unreadable = unreadable.Count };
        if (suspects.Length > 0)
        {
            // The system runs on: what was committed since the history was read is no difference.
            await fresh.Lock(suspects, cancellation);
            await fresh.Make(suspects, cancellation);
            Guid[] rows = [.. await fresh.DifferingRows(cancellation)], deadlines = [.. await fresh.DifferingDeadlines(suspects, cancellation)];
            if (repair && rows.Length > 0) await fresh.RepairRows(rows, cancellation);
            if (repair && deadlines.Length > 0) await fresh.RepairDeadlines(deadlines, cancellation);
            report = report with { Rows = rows.Length, Deadlines = deadlines.Length };
        }

        await transaction.CommitAsync(cancellation);
        return report;
    }

    private async Task<RebuildReport> Projections(NpgsqlConnection connection, Guid[] ids, bool repair, CancellationToken cancellation)
    {
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        await ProjectionLock.Take(connection, cancellation);
        var differing = await projector.Project(connection, ids, cancellation, repair);
        await transaction.CommitAsync(cancellation);
        return RebuildReport.Nothing with { Projections = differing.Count };
    }

    private static async Task<RebuildReport> Leftovers(NpgsqlConnection connection, bool repair, CancellationToken cancellation)
    {
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        await ProjectionLock.Take(connection, cancellation);
        var strays = await Leftover.Strays(connection, repair, cancellation);
        var sums = await Leftover.Sums(connection, repair, cancellation);
        await transaction.CommitAsync(cancellation);
        return RebuildReport.Nothing with { Strays = strays, Sums = sums };
    }

    private static async Task<Guid[]> Next(NpgsqlConnection connection, Guid after, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand("select distinct issue_id from issue_history where issue_id > $1 order by issue_id limit $2", connection)
        {
            Parameters = { new() { Value = after }, new() { Value = BatchSize } },
        };
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var ids = new List<Guid>(BatchSize);
        while (await reader.ReadAsync(cancellation)) ids.Add(reader.GetGuid(0));
        return [.. ids];
    }

    /// <summary>A batch that lost a fight for locks changed nothing and is done again.</summary>
    private static async Task<RebuildReport> Patiently(Func<Task<RebuildReport>> step)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await step();
            }
            catch (PostgresException failure) when (failure.SqlState.StartsWith("40", StringComparison.Ordinal) && attempt < Attempts)
            {
            }
        }
    }
}
