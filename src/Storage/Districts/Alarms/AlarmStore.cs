using GridOrleans.Contracts.Areas;

namespace GridOrleans.Storage.Districts.Alarms;

/// <summary>Alarms as rows; what is raised twice is one.</summary>
public sealed class AlarmStore(NpgsqlDataSource database) : IAlarms
{
    public const int MaxPage = 200;

    public async Task<AlarmChange> Reconcile(AlarmKind kind, IReadOnlyList<OfficeAlarm> now, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        await using var clear = new NpgsqlCommand("update alarm set cleared_at = clock_timestamp() where kind = $1 and cleared_at is null and not subject = any($2)", connection)
        {
            Parameters = { new() { Value = WordOf(kind) }, Arrays.Text(now.Select(alarm => alarm.Subject).ToArray()) },
        };
        var cleared = await clear.ExecuteNonQueryAsync(cancellation);
        await using var raise = new NpgsqlCommand(
            """
            insert into alarm (kind, subject, area_code, unit_id, issue_id, post_kind, detail)
            select $1, subject, area_code, unit_id, issue_id::uuid, post_kind, detail
            from unnest($2, $3, $4, $5, $6, $7) as alarm (subject, area_code, unit_id, issue_id, post_kind, detail)
            on conflict (kind, subject) where cleared_at is null do nothing
            """,
            connection)
        {
            Parameters =
            {
                new() { Value = WordOf(kind) },
                Arrays.Text(now.Select(alarm => alarm.Subject).ToArray()),
                Arrays.Text(now.Select(alarm => alarm.AreaCode).ToArray()),
                Arrays.Text(now.Select(alarm => alarm.UnitId).ToArray()),
                Arrays.Text(now.Select(alarm => alarm.IssueId?.ToString()).ToArray()),
                Arrays.Text(now.Select(alarm => alarm.PostKind).ToArray()),
                Arrays.Text(now.Select(alarm => alarm.Detail).ToArray()),
            },
        };
        var raised = await raise.ExecuteNonQueryAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return new(raised, cleared);
    }

    public async Task<IReadOnlyList<RaisedAlarm>> Read(AlarmKind? kind, bool openOnly, long? before, int limit, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        return await Rows.Read(
            connection,
            """
            select id, kind, subject, area_code, unit_id, issue_id, post_kind, detail, raised_at, cleared_at from alarm
            where ($1::text is null or kind = $1) and (not $2 or cleared_at is null) and ($3::bigint is null or id < $3)
            order by id desc limit $4
            """,
            row => new RaisedAlarm(
                row.GetInt64(0),
                new(Enum.Parse<AlarmKind>(row.GetString(1), ignoreCase: true), row.GetString(2), row.TextAt(3), row.TextAt(4), row.IsDBNull(5) ? null : row.GetGuid(5), row.TextAt(6), row.GetString(7)),
                row.GetFieldValue<DateTimeOffset>(8),
                row.IsDBNull(9) ? null : row.GetFieldValue<DateTimeOffset>(9)),
            cancellation,
            new() { Value = kind is { } of ? WordOf(of) : DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text },
            new() { Value = openOnly },
            new() { Value = (object?)before ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Bigint },
            new() { Value = Math.Clamp(limit, 1, MaxPage) });
    }

    private static string WordOf(AlarmKind kind) => kind == AlarmKind.Vacancy ? "vacancy" : "orphan";
}
