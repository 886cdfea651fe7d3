using System.Text;
using System.Text.Json;
using GridOrleans.Contracts.Issues;
using GridOrleans.Contracts.Json;

namespace GridOrleans.Storage.Queue;

/// <summary>Lists of issues, a page at a time, and the look-ups that people make by what is written on a slip.</summary>
public sealed class IssueQueue(NpgsqlDataSource database)
{
    public const int MaxPage = 200;

    /// <returns>Null = the cursor is not one of ours for this order.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The limit is not 1–<see cref="MaxPage"/>.</exception>
    public async Task<QueuePage?> List(QueueFilter filter, QueueOrder order, string? cursor, int limit, CancellationToken cancellation)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(limit, MaxPage);
        QueueCursor after = default;
        if (cursor is not null && !QueueCursor.TryParse(cursor, order, out after)) return null;

        await using var command = database.CreateCommand();
        command.CommandText = Sql(command.Parameters, filter, order, cursor is null ? null : after, limit + 1);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var items = new List<IssueRow>();
        string? next = null;
        QueueCursor last = default;
        while (await reader.ReadAsync(cancellation))
        {
            // One row more than the page holds says that there is a next page.
            if (items.Count == limit)
            {
                next = last.ToString();
                break;
            }

            items.Add(JsonSerializer.Deserialize<IssueRow>(reader.GetString(0), GridJson.Options)!);
            last = new(order, reader.GetDateTime(1), reader.GetGuid(2));
        }

        return new(items, next);
    }

    /// <summary>The issue behind a reporter's tracking link.</summary>
    public Task<Guid?> FindByTrackKey(string trackKeyHash, CancellationToken cancellation) =>
        Find("select id from issue where track_key_hash = $1", [new() { Value = trackKeyHash }], cancellation);

    public Task<Guid?> FindByCaseNo(string districtCode, string caseNo, CancellationToken cancellation) =>
        Find("select id from issue where district_code = $1 and case_no = $2", [new() { Value = districtCode }, new() { Value = caseNo }], cancellation);

    /// <summary>Only the conditions that are asked for are written, so that the plan can use the index made for them.</summary>
    private static string Sql(NpgsqlParameterCollection parameters, QueueFilter filter, QueueOrder order, QueueCursor? after, int limit)
    {
        var (column, direction, beyond) = order == QueueOrder.Due ? ("next_due_at", "asc", ">") : ("reported_at", "desc", "<");
        var conditions = new List<string>();
        if (order == QueueOrder.Due || filter.Open == true) conditions.Add("open");
        if (filter.Open == false) conditions.Add("not open");
        if (filter.State is { } state) conditions.Add($"state = {Parameter(state.ToString())}");
        if (filter.AreaCode is { } area) conditions.Add(Within(Parameter(area)));
        if (filter.UnitId is { } unit) conditions.Add(OfUnits(Parameter(new[] { unit })));
        if (filter.Light is { } light) conditions.Add($"light = {Parameter((short)light)}");
        if (filter.Scope is { } scope) conditions.Add(Visible(scope));
        if (after is { } cursor) conditions.Add($"({column}, id) {beyond} ({Parameter(cursor.At)}, {Parameter(cursor.Id)})");

        var sql = new StringBuilder($"select queue_row, {column}, id from issue");
        if (conditions.Count > 0) sql.Append(" where ").AppendJoin(" and ", conditions);
        return sql.Append($" order by {column} {direction}, id {direction} limit {Parameter(limit)}").ToString();

        string Visible(QueueScope scope)
        {
            var ways = scope.AreaCodes.Select(code => Within(Parameter(code))).ToList();
            if (scope.UnitIds.Count > 0) ways.Add(OfUnits(Parameter(scope.UnitIds.ToArray())));
            return ways.Count == 0 ? "false" : $"({string.Join(" or ", ways)})";
        }

        string Parameter(object value)
        {
            parameters.Add(new() { Value = value });
            return $"${parameters.Count}";
        }
    }

    /// <summary>Codes are digits, so everything inside an area sorts between its code and its code followed by a colon.</summary>
    private static string Within(string area) => $"(grid_code >= {area} and grid_code < {area} || ':')";

    /// <summary>Said for open and ended ones apart, as they are indexed.</summary>
    private static string OfUnits(string units) => $"(open and unit_ids && {units} or not open and unit_ids && {units})";

    private async Task<Guid?> Find(string sql, NpgsqlParameter[] parameters, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand(sql);
        command.Parameters.AddRange(parameters);
        return (Guid?)await command.ExecuteScalarAsync(cancellation);
    }
}
