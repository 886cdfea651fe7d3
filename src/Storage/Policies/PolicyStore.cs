using GridOrleans.Contracts.Policies;
using GridOrleans.Domain.Clocks;
using GridOrleans.Storage.Districts;
using GridOrleans.Storage.Districts.Books;

namespace GridOrleans.Storage.Policies;

/// <summary>Keeps policies and calendars. Each write is one transaction behind the district's row, so that two administrators come one after the other.</summary>
internal sealed class PolicyStore(NpgsqlDataSource database, DistrictStore districts) : IPolicies
{
    public async Task<PolicyBook> Read(CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        return await PolicyRows.Read(connection, cancellation);
    }

    public Task<ShelfOutcome> Add(PolicyVersion version, DateTimeOffset? inForceFrom, string byName, CancellationToken cancellation) => Write(
        (book, now) => (book.Newest(version.Policy.Id)?.Policy.Version ?? 0) != version.Policy.Version - 1 ? ShelfOutcome.Raced
            : book.With(version with { InForceFrom = inForceFrom ?? now }).GapFrom(now) is not null ? ShelfOutcome.LeavesGap
            : ShelfOutcome.Done,
        connection => PolicyRows.Insert(connection, version, inForceFrom),
        connection => AuditTrail.Write(
            connection, new(version.MadeBy, byName), version.IsRetired ? "retire" : "add", "policies", version.Policy.Id, version with { InForceFrom = inForceFrom ?? version.InForceFrom }, cancellation),
        cancellation);

    public Task<ShelfOutcome> Add(CalendarVersion version, string byName, CancellationToken cancellation) => Write(
        (book, _) => (book.Calendar(version.Calendar.Id)?.Calendar.Version ?? 0) != version.Calendar.Version - 1 ? ShelfOutcome.Raced : ShelfOutcome.Done,
        connection => PolicyRows.Insert(connection, version),
        connection => AuditTrail.Write(connection, new(version.MadeBy, byName), "add", "calendars", version.Calendar.Id, version, cancellation),
        cancellation);

    private async Task<ShelfOutcome> Write(
        Func<PolicyBook, DateTimeOffset, ShelfOutcome> check, Func<NpgsqlConnection, NpgsqlCommand> insert, Func<NpgsqlConnection, Task> audit, CancellationToken cancellation)
    {
        await using (var connection = await database.OpenConnectionAsync(cancellation))
        {
            await using var transaction = await connection.BeginTransactionAsync(cancellation);
            DateTimeOffset now;
            await using (var turn = new NpgsqlCommand("update district set revision = revision + 1 returning clock_timestamp()", connection))
            {
                now = await turn.ExecuteScalarAsync(cancellation) is DateTime time ? time : throw new InvalidOperationException("There is no district to make policies for.");
            }

            if (check(await PolicyRows.Read(connection, cancellation), now) is not ShelfOutcome.Done and var refused) return refused;
            await using (var row = insert(connection)) await row.ExecuteNonQueryAsync(cancellation);
            await audit(connection);
            await transaction.CommitAsync(cancellation);
        }

        await districts.Refresh(cancellation);
        return ShelfOutcome.Done;
    }
}
