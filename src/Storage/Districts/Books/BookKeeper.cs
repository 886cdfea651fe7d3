using System.Text.Json;
using GridOrleans.Contracts.Json;

namespace GridOrleans.Storage.Districts.Books;

/// <summary>How a change of the books ended. With problems, or as a dry run, nothing was changed.</summary>
/// <param name="ProblemCount">All problems; <paramref name="Problems"/> lists the first <see cref="Books.Problems.MaxListed"/>.</param>
public sealed record BookOutcome(int Rows, int Added, int Changed, int Unchanged, bool Applied, int ProblemCount, IReadOnlyList<BookProblem> Problems);

/// <summary>
/// The one hand that writes the books after the first import: one writer at a time over all processes, checked whole, written whole in one transaction with its
/// audit entry. Rows that change nothing make no new revision.
/// </summary>
public sealed partial class BookKeeper(NpgsqlDataSource database, DistrictStore districts)
{
    /// <summary>Names the advisory lock of everybody who writes the books.</summary>
    private const long LockKey = 0x47524944_424F4F4B;

    /// <summary>Rows that the audit tells one by one; of more it tells how many.</summary>
    private const int MaxTold = 20;

    /// <exception cref="NoBooksException">No district was imported yet.</exception>
    private async Task<BookOutcome> Put<T>(
        BookList<T> list, IReadOnlyList<(int Row, T Item)> rows, Problems problems, BookWriter who, string action, bool dryRun, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        var sight = await Open(connection, cancellation);
        CheckAll(list, rows, problems, sight);

        var known = (await list.Read(connection, sight, cancellation)).ToDictionary(list.Key);
        if (list.Keep is { } keep) rows = [.. rows.Select(row => known.TryGetValue(list.Key(row.Item), out var old) ? (row.Row, keep(row.Item, old)) : row)];
        var there = known.ToDictionary(row => row.Key, row => Written(row.Value));
        var added = new List<T>();
        var changed = new List<T>();
        foreach (var (_, item) in rows)
        {
            if (!there.TryGetValue(list.Key(item), out var was)) added.Add(item);
            else if (was != Written(item)) changed.Add(item);
        }

        var isWrong = problems.Count > 0;
        if (!isWrong && !dryRun && added.Count + changed.Count > 0)
        {
            T[] incoming = [.. added, .. changed];
            await list.Table.Upsert(connection, incoming, cancellation);
            if (list.MovesWithAreas is { } kind) await Settle(connection, kind, changed.Select(list.Key).ToArray(), sight.Today, cancellation);
            await AuditTrail.Write(connection, who, action, list.Name, incoming.Length == 1 ? list.Key(incoming[0]) : null, new
            {
                added = added.Count,
                changed = changed.Count,
                rows = incoming.Take(MaxTold).Select(item => new { was = there.TryGetValue(list.Key(item), out var was) ? JsonDocument.Parse(was).RootElement : (JsonElement?)null, now = item }),
            }, cancellation);
            await Close(connection, transaction, cancellation);
        }

        return new(rows.Count, added.Count, changed.Count, rows.Count - added.Count - changed.Count, !isWrong && !dryRun, problems.Count, problems.Found);
    }

    private static void CheckAll<T>(BookList<T> list, IReadOnlyList<(int Row, T Item)> rows, Problems problems, BookSight sight)
    {
        var seen = new HashSet<string>();
        foreach (var (row, item) in rows)
        {
            var check = new RowCheck(problems, row, list.Key(item));
            check.Must(seen.Add(list.Key(item)), "id", Fault.Twice);
            list.Check(item, check, sight);
        }
    }

    private static async Task<BookSight> Open(NpgsqlConnection connection, CancellationToken cancellation)
    {
        await using (var once = new NpgsqlCommand($"select pg_advisory_xact_lock({LockKey})", connection)) await once.ExecuteNonQueryAsync(cancellation);
        return await BookSight.Load(connection, cancellation) ?? throw new NoBooksException();
    }

    /// <summary>A new revision, on which every process loads the district anew; this one at once, so that who wrote reads what it wrote.</summary>
    private async Task Close(NpgsqlConnection connection, NpgsqlTransaction transaction, CancellationToken cancellation)
    {
        await using (var grow = new NpgsqlCommand("update district set revision = revision + 1", connection)) await grow.ExecuteNonQueryAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        await districts.Refresh(cancellation);
    }

    /// <summary>What is entered by hand now lies where it says: earlier moves no longer count.</summary>
    private static async Task Settle(NpgsqlConnection connection, string kind, string[] ids, DateOnly today, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand("delete from place_move where kind = $1 and id = any($2) and takes_effect <= $3", connection)
        {
            Parameters = { new() { Value = kind }, Arrays.Text(ids), new() { Value = today } },
        };
        await command.ExecuteNonQueryAsync(cancellation);
    }

    private static string Written<T>(T item) => JsonSerializer.Serialize(item, GridJson.Options);
}

/// <summary>There is no district to keep books of.</summary>
public sealed class NoBooksException() : InvalidOperationException("No district has been imported yet.");
