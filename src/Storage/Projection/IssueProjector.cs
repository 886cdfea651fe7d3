using GridOrleans.Contracts.Areas;
using GridOrleans.Contracts.History;
using GridOrleans.Storage.Figures;
using GridOrleans.Storage.Search;

namespace GridOrleans.Storage.Projection;

/// <summary>
/// Brings what is projected from issues up to their histories: a batch a transaction, one process at a time by an advisory lock. Commits add nothing for
/// it; it finds what was written since its watermark, and the watermark never passes a transaction that has not ended.
/// </summary>
public sealed class IssueProjector(NpgsqlDataSource database, IDistricts districts, StorageOptions options, ProjectionMetrics metrics, ILogger<IssueProjector> log)
{
    private const string Name = "issues";

    /// <returns>How many issues were projected; null = another process is at it.</returns>
    public async Task<int?> CatchUp(CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        var horizon = await Watermark.SafeHorizon(connection, cancellation);
        var total = await Owed(connection, cancellation);
        var after = (At: await Watermark.Read(connection, Name, cancellation) - Watermark.Overlap, Id: Guid.Empty);
        while (true)
        {
            await using var transaction = await connection.BeginTransactionAsync(cancellation);
            if (!await ProjectionLock.TryTake(connection, cancellation)) return null;
            var changed = await Changed(connection, after, cancellation);
            if (changed.Count > 0)
            {
                if (total == 0) metrics.Behind(changed[0].At);
                await Project(connection, [.. changed.Select(each => each.Id)], cancellation);
                after = (changed[^1].At, changed[^1].Id);
                total += changed.Count;
            }

            var isDone = changed.Count < options.ProjectionBatch;
            if (isDone) await Watermark.Write(connection, Name, horizon, cancellation);
            await transaction.CommitAsync(cancellation);
            metrics.Done(changed.Count);
            if (!isDone) continue;
            metrics.Behind(null);
            return total;
        }
    }

    /// <summary>Projects these issues anew from their histories, in the transaction the connection is in, under the lock.</summary>
    /// <returns>Ids that differed from what was stored, although stored for the same version.</returns>
    internal async Task<IReadOnlyCollection<Guid>> Project(NpgsqlConnection connection, Guid[] ids, CancellationToken cancellation, bool repair = true)
    {
        var drills = await DrillTimes.Read(connection, cancellation);
        var histories = await HistoryRows.Read(connection, ids, cancellation);
        var fresh = new List<Projected>(ids.Length);
        foreach (var id in ids)
        {
            if (histories.TryGetValue(id, out var history) && await TryFold(connection, id, history, drills, cancellation) is { } projected) fresh.Add(projected);
        }

        var stored = await SearchRows.Read(connection, ids, cancellation);
        var storedFacts = await FactRows.Read(connection, ids, cancellation);
        var differing = fresh.Where(each => Differs(each, stored.GetValueOrDefault(each.Document.IssueId), storedFacts[each.Document.IssueId])).ToArray();
        if (repair && differing.Length > 0) await Write(connection, differing, storedFacts, cancellation);
        return [.. differing.Where(each => stored.TryGetValue(each.Document.IssueId, out var row) && row.Version >= each.Document.Version).Select(each => each.Document.IssueId)];
    }

    private static bool Differs(Projected fresh, SearchDocument? stored, IEnumerable<Fact> facts) =>
        stored is null || !SearchRows.AreSame(fresh.Document, stored) || !fresh.Facts.ToHashSet().SetEquals(facts);

    private static async Task Write(NpgsqlConnection connection, Projected[] fresh, ILookup<Guid, Fact> storedFacts, CancellationToken cancellation)
    {
        var sums = new DaySums();
        List<Fact> gone = [], added = [];
        foreach (var (document, facts) in fresh)
        {
            var kept = storedFacts[document.IssueId].ToHashSet();
            gone.AddRange(kept.Except(facts));
            added.AddRange(facts.Where(fact => !kept.Contains(fact)));
        }

        gone.ForEach(sums.Remove);
        added.ForEach(sums.Add);
        await using var batch = new NpgsqlBatch(connection);
        batch.BatchCommands.Add(SearchRows.Upsert([.. fresh.Select(each => each.Document)]));
        if (gone.Count > 0) batch.BatchCommands.Add(FactRows.Delete(gone));
        if (added.Count > 0) batch.BatchCommands.Add(FactRows.Insert(added));
        foreach (var command in sums.Commands()) batch.BatchCommands.Add(command);
        await batch.ExecuteNonQueryAsync(cancellation);
    }

    private async Task<Projected?> TryFold(NpgsqlConnection connection, Guid id, IReadOnlyList<HistoryEntry> history, DrillTimes drills, CancellationToken cancellation)
    {
        try
        {
            return Projected.Of(HistoryRows.Understood(history), districts.Current?.Zone ?? TimeZoneInfo.Utc, drills);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            // Written by a newer build, perhaps: that one will know. The others must not wait for it.
            log.NotProjected(id, failure);
            metrics.Failed();
            await ProjectionDebts.Note(connection, id, failure.Message, cancellation);
            return null;
        }
    }

    private async Task<int> Owed(NpgsqlConnection connection, CancellationToken cancellation)
    {
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        if (!await ProjectionLock.TryTake(connection, cancellation)) return 0;
        var owed = await ProjectionDebts.Take(connection, cancellation);
        if (owed.Length > 0) await Project(connection, owed, cancellation);
        await transaction.CommitAsync(cancellation);
        return owed.Length;
    }

    private async Task<List<(DateTime At, Guid Id)>> Changed(NpgsqlConnection connection, (DateTime At, Guid Id) after, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(
            """
            select i.updated_at, i.id from issue i left join issue_search s on s.issue_id = i.id
            where i.updated_at >= $1 and (i.updated_at, i.id) > ($1, $2) and s.version is distinct from i.version
            order by i.updated_at, i.id limit $3
            """,
            connection)
        {
            Parameters = { new() { Value = after.At }, new() { Value = after.Id }, new() { Value = options.ProjectionBatch } },
        };
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var changed = new List<(DateTime, Guid)>();
        while (await reader.ReadAsync(cancellation)) changed.Add((reader.GetDateTime(0), reader.GetGuid(1)));
        return changed;
    }
}

internal static partial class ProjectorLog
{
    [LoggerMessage(Level = LogLevel.Error, Message = "Issue {IssueId} could not be projected: searches and figures show it as it was. It is tried again.")]
    public static partial void NotProjected(this ILogger log, Guid issueId, Exception failure);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Could not look for changed issues; searches and figures fall behind until the database answers.")]
    public static partial void CouldNotLook(this ILogger log, Exception failure);
}
