using System.Text.Json;
using GridOrleans.Contracts.Json;

namespace GridOrleans.Storage.Districts.Books;

/// <summary>Who changes the books: the account's key and name.</summary>
public sealed record BookWriter(string Id, string Name);

/// <param name="Subject">The list: “units”, “areas”, ….</param>
/// <param name="SubjectId">The row; null = a whole file.</param>
/// <param name="Detail">What changed, as JSON.</param>
public sealed record AuditEntry(long Id, DateTimeOffset At, string ActorId, string ActorName, string Action, string Subject, string? SubjectId, JsonElement Detail);

/// <summary>The append-only record of every change to the books; an entry is written in the transaction of what it tells of.</summary>
public sealed class AuditTrail(NpgsqlDataSource database)
{
    public const int MaxPage = 200;

    internal static async Task Write(
        NpgsqlConnection connection, BookWriter who, string action, string subject, string? subjectId, object detail, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand("insert into audit (actor_id, actor_name, action, subject, subject_id, detail) values ($1, $2, $3, $4, $5, $6)", connection)
        {
            Parameters =
            {
                new() { Value = who.Id }, new() { Value = who.Name }, new() { Value = action }, new() { Value = subject },
                new() { Value = (object?)subjectId ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text },
                new() { Value = JsonSerializer.Serialize(detail, GridJson.Options), NpgsqlDbType = NpgsqlDbType.Json },
            },
        };
        await command.ExecuteNonQueryAsync(cancellation);
    }

    /// <summary>Newest first.</summary>
    /// <param name="before">Entries older than this one; null = from the newest.</param>
    public async Task<IReadOnlyList<AuditEntry>> Read(string? subject, string? subjectId, long? before, int limit, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        return await Rows.Read(
            connection,
            """
            select id, at, actor_id, actor_name, action, subject, subject_id, detail from audit
            where ($1::text is null or subject = $1) and ($2::text is null or subject_id = $2) and ($3::bigint is null or id < $3)
            order by id desc limit $4
            """,
            row => new AuditEntry(row.GetInt64(0), row.GetFieldValue<DateTimeOffset>(1), row.GetString(2), row.GetString(3), row.GetString(4), row.GetString(5), row.TextAt(6),
                JsonSerializer.Deserialize<JsonElement>(row.GetString(7))),
            cancellation,
            Text(subject), Text(subjectId),
            new() { Value = (object?)before ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Bigint },
            new() { Value = Math.Clamp(limit, 1, MaxPage) });
    }

    private static NpgsqlParameter Text(string? value) => new() { Value = (object?)value ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text };
}
