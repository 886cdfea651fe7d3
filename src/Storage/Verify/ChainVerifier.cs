using System.Data;
using GridOrleans.Contracts.History;
using GridOrleans.Domain.Access;

namespace GridOrleans.Storage.Verify;

/// <summary>What a walk over all histories found.</summary>
/// <param name="First">In the order of issue ids; null = every link holds.</param>
public sealed record VerifyReport(long Issues, long Entries, BrokenLink? First);

/// <param name="Version">The entry that does not fit; for an issue's own row, the version it claims.</param>
public sealed record BrokenLink(Guid IssueId, long Version, string Why);

/// <summary>
/// Walks every chain: versions count from 1 without a gap, each entry's hash is right and follows the one before, and the issue's row stands where its
/// history ends. Reads one consistent picture while commits go on, a row at a time, whatever the number.
/// </summary>
public sealed class ChainVerifier(NpgsqlDataSource database)
{
    public async Task<VerifyReport> Verify(CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellation);
        var walk = new ChainWalk();
        await using (var chains = new NpgsqlCommand(Chains, connection, transaction) { CommandTimeout = 0 })
        await using (var reader = await chains.ExecuteReaderAsync(cancellation))
        {
            while (await reader.ReadAsync(cancellation)) walk.Step(Entry(reader), End(reader));
        }

        walk.Finish();
        return new(walk.Issues, walk.Entries, walk.First);
    }

    private static HistoryEntry? Entry(NpgsqlDataReader reader) => reader.IsDBNull(1) ? null : new(
        reader.GetGuid(0), reader.GetInt64(1), reader.GetGuid(2), ActorKindOf(reader.GetString(3)), reader.GetString(4), reader.GetString(5),
        reader.GetFieldValue<DateTimeOffset>(6), [], reader.GetString(7), reader.GetString(8), reader.GetString(9));

    private static ChainEnd? End(NpgsqlDataReader reader) => reader.IsDBNull(10) ? null : new(reader.GetGuid(10), reader.GetInt64(11), reader.GetString(12));

    /// <summary>A kind that is none of ours is a change like any other: no hash of ours was made from it.</summary>
    private static ActorKind ActorKindOf(string text) => Enum.TryParse<ActorKind>(text, out var kind) && kind.ToString() == text ? kind : (ActorKind)(-1);

    private const string Chains =
        """
        select h.issue_id, h.version, h.operation_id, h.actor_kind, h.actor_id, h.actor_name, h.at, h.events, h.previous_hash, h.hash,
               i.id, i.version, i.hash
        from issue_history h full join issue i on i.id = h.issue_id
        order by coalesce(h.issue_id, i.id), h.version
        """;
}
