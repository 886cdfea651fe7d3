using GridOrleans.Contracts.Escalation;
using GridOrleans.Contracts.Policies;
using GridOrleans.Domain.Escalation;
using GridOrleans.Storage.Districts;

namespace GridOrleans.Storage.Ladders;

/// <summary>Keeps ladders. Each write is one transaction behind the district's row, so that two administrators come one after the other.</summary>
internal sealed class LadderStore(NpgsqlDataSource database, DistrictStore districts) : ILadders
{
    public async Task<LadderBook> Read(CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        return await LadderRows.Read(connection, cancellation);
    }

    public async Task<(ShelfOutcome Outcome, LadderVersion? Made)> Add(LadderVersion draft, DateTimeOffset? inForceFrom, Guid operationId, CancellationToken cancellation)
    {
        LadderVersion made;
        await using (var connection = await database.OpenConnectionAsync(cancellation))
        {
            await using var transaction = await connection.BeginTransactionAsync(cancellation);
            DateTimeOffset now;
            await using (var turn = new NpgsqlCommand("update district set revision = revision + 1 returning clock_timestamp()", connection))
            {
                now = await turn.ExecuteScalarAsync(cancellation) is DateTime time ? time : throw new InvalidOperationException("There is no district to make ladders for.");
            }

            var book = await LadderRows.Read(connection, cancellation);
            if (await LadderRows.MadeBy(connection, operationId, cancellation) is { } earlier) return (ShelfOutcome.Done, book.Find(earlier.Id, earlier.Version));

            var version = (book.Newest(draft.Ladder.Id)?.Ladder.Version ?? 0) + 1;
            made = draft with { Ladder = draft.Ladder with { Version = version }, InForceFrom = inForceFrom ?? now, MadeAt = now };
            if (book.With(made).GapFrom(now) is not null) return (ShelfOutcome.LeavesGap, null);
            await using (var row = LadderRows.Insert(connection, made, operationId)) await row.ExecuteNonQueryAsync(cancellation);
            await transaction.CommitAsync(cancellation);
        }

        await districts.Refresh(cancellation);
        return (ShelfOutcome.Done, made);
    }
}
