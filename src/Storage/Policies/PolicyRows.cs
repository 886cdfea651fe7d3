using System.Text.Json;
using GridOrleans.Contracts.Json;
using GridOrleans.Domain.Clocks;
using GridOrleans.Domain.Issues;
using GridOrleans.Domain.Whistles;

namespace GridOrleans.Storage.Policies;

/// <summary>Policies and calendars as rows.</summary>
internal static class PolicyRows
{
    private const string Columns =
        """
        id, version, respond, handle, close, plan, respond_stop, check_window, respond_basis, handle_basis, close_basis, plan_basis,
        plan_demand, reopen_window, max_extensions, approvals, whistle_approvals, name, urgent, category_code, category_group, area_code, channel,
        calendar_id, in_force_from, retired, note, made_by, whistles, made_at
        """;

    public static async Task<PolicyBook> Read(NpgsqlConnection connection, CancellationToken cancellation) => new(
        await Read(connection, $"select {Columns} from sla_policy order by id, version desc", Policy, cancellation),
        await Read(connection, "select id, version, time_zone, week, holidays, extra_work_days, name, source, made_by, made_at from work_calendar order by id, version desc", Calendar, cancellation));

    public static NpgsqlCommand Insert(NpgsqlConnection connection, PolicyVersion version, DateTimeOffset? inForceFrom)
    {
        var policy = version.Policy;
        return new NpgsqlCommand(
            $"""
            insert into sla_policy ({Columns})
            select $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24, coalesce($25, now), $26, $27, $28, $29, now
            from clock_timestamp() as now
            """,
            connection)
        {
            Parameters =
            {
                Of(policy.Id), new() { Value = policy.Version }, new() { Value = policy.Respond }, new() { Value = policy.Handle }, new() { Value = policy.Close },
                new() { Value = policy.Plan }, Of(policy.RespondStop.ToString()), new() { Value = policy.CheckWindow },
                Of(policy.RespondBasis.ToString()), Of(policy.HandleBasis.ToString()), Of(policy.CloseBasis.ToString()), Of(policy.PlanBasis.ToString()),
                Of(policy.PlanDemand.ToString()), new() { Value = policy.ReopensWithin }, new() { Value = policy.MaxExtensions },
                Words(policy.Approvals), Words(policy.WhistleApprovals),
                Of(version.Name), Of(version.When.Urgent, NpgsqlDbType.Boolean), Of(version.When.CategoryCode), Of(version.When.CategoryGroup), Of(version.When.AreaCode),
                Of(version.When.Channel?.ToString()), Of(version.CalendarId), Of(inForceFrom?.UtcDateTime, NpgsqlDbType.TimestampTz), new() { Value = version.IsRetired },
                Of(version.Note), Of(version.MadeBy), policy.Whistles is { } whistles ? Json(whistles) : Of(null, NpgsqlDbType.Json),
            },
        };
    }

    public static NpgsqlCommand Insert(NpgsqlConnection connection, CalendarVersion version) => new(
        """
        insert into work_calendar (id, version, time_zone, week, holidays, extra_work_days, name, source, made_by)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
        """,
        connection)
    {
        Parameters =
        {
            Of(version.Calendar.Id), new() { Value = version.Calendar.Version }, Of(version.Calendar.Zone), Json(version.Calendar.Week),
            Json(version.Calendar.Holidays), Json(version.Calendar.ExtraWorkDays), Of(version.Name), Of(version.Source), Of(version.MadeBy),
        },
    };

    private static PolicyVersion Policy(NpgsqlDataReader row) => new(
        new SlaPolicy(
            row.GetString(0), row.GetInt32(1), row.GetTimeSpan(2), row.GetTimeSpan(3), row.GetTimeSpan(4), row.GetTimeSpan(5),
            Enum.Parse<RespondStop>(row.GetString(6)), row.GetTimeSpan(7),
            Enum.Parse<TimeBasis>(row.GetString(8)), Enum.Parse<TimeBasis>(row.GetString(9)), Enum.Parse<TimeBasis>(row.GetString(10)), Enum.Parse<TimeBasis>(row.GetString(11)),
            null, Enum.Parse<PlanDemand>(row.GetString(12)), Unless(row.GetTimeSpan(13), SlaPolicy.Pledge2341.ReopensWithin), row.GetInt32(14),
            Words<CommandKind>(row, 15), Words<WhistleKind>(row, 16), row.IsDBNull(28) ? null : Json<WhistleRules>(row, 28)),
        row.GetString(17),
        new(row.IsDBNull(18) ? null : row.GetBoolean(18), Text(row, 19), Text(row, 20), Text(row, 21), Text(row, 22) is { } channel ? Enum.Parse<Channel>(channel) : null),
        Text(row, 23),
        row.GetFieldValue<DateTimeOffset>(24),
        row.GetBoolean(25),
        Text(row, 26),
        row.GetString(27),
        row.GetFieldValue<DateTimeOffset>(29));

    private static CalendarVersion Calendar(NpgsqlDataReader row) => new(
        new(row.GetString(0), row.GetInt32(1), row.GetString(2), Json<WorkWindow[]>(row, 3), Json<NamedDays[]>(row, 4), Json<NamedDays[]>(row, 5)),
        row.GetString(6), Text(row, 7), row.GetString(8), row.GetFieldValue<DateTimeOffset>(9));

    private static async Task<List<T>> Read<T>(NpgsqlConnection connection, string sql, Func<NpgsqlDataReader, T> row, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var rows = new List<T>();
        while (await reader.ReadAsync(cancellation)) rows.Add(row(reader));
        return rows;
    }

    /// <summary>What is as the pledge has it is left out, so that it is left out of every issue's journal too.</summary>
    private static TimeSpan? Unless(TimeSpan span, TimeSpan usual) => span == usual ? null : span;

    private static string? Text(NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    private static T Json<T>(NpgsqlDataReader row, int column) => JsonSerializer.Deserialize<T>(row.GetString(column), GridJson.Options)!;

    private static T[]? Words<T>(NpgsqlDataReader row, int column)
        where T : struct, Enum => row.IsDBNull(column) ? null : row.GetFieldValue<string[]>(column).Select(Enum.Parse<T>).ToArray();

    private static NpgsqlParameter Of(string? text) => Of(text, NpgsqlDbType.Text);

    private static NpgsqlParameter Of(object? value, NpgsqlDbType type) => new() { Value = value ?? DBNull.Value, NpgsqlDbType = type };

    private static NpgsqlParameter Words<T>(IReadOnlyList<T>? words)
        where T : struct, Enum => Of(words?.Select(word => word.ToString()).ToArray(), NpgsqlDbType.Array | NpgsqlDbType.Text);

    private static NpgsqlParameter Json<T>(T value) => Of(JsonSerializer.Serialize(value, GridJson.Options), NpgsqlDbType.Json);
}
