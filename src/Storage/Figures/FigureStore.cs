using System.Text.Json;
using GridOrleans.Contracts.Issues;
using GridOrleans.Contracts.Json;

namespace GridOrleans.Storage.Figures;

/// <summary>One thing a figure counted, and its issue.</summary>
/// <param name="Issue">As it is now; null where the asker may no longer see it: it was theirs when it was counted.</param>
public sealed record CountedFact(DateTimeOffset At, bool Hit, long Value, string? UnitId, string? PersonId, int Round, string? Detail, IssueRow? Issue);

public sealed record CountedPage(IReadOnlyList<CountedFact> Items, string? Next);

/// <summary>Stock and flow of one span of days.</summary>
/// <param name="Stock">Open when its last day ended.</param>
public sealed record FlowRow(DateOnly From, long Opened, long Ended, long Stock);

/// <summary>Figures and the lists behind them.</summary>
public sealed class FigureStore(NpgsqlDataSource database)
{
    public const int MaxPage = 500;

    public async Task<IReadOnlyList<FigureSum>> Sums(Measure measure, FigureFilter filter, FigureGroup group, int areaDigits, CancellationToken cancellation)
    {
        var parameters = new SqlParameters();
        await using var command = database.CreateCommand(FigureSql.Sums(parameters, measure, filter, group, areaDigits));
        parameters.CopyTo(command.Parameters);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var sums = new List<FigureSum>();
        while (await reader.ReadAsync(cancellation)) sums.Add(new(reader.GetString(0), reader.GetInt64(1), reader.GetInt64(2), reader.GetInt64(3)));
        return sums;
    }

    /// <summary>What stands behind a number, latest first: as many as the number says.</summary>
    /// <returns>Null = the cursor is not one of ours.</returns>
    public async Task<CountedPage?> List(Measure measure, FigureFilter filter, Counted counted, string? cursor, int limit, CancellationToken cancellation)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(limit, MaxPage);
        FactCursor after = default;
        if (cursor is not null && !FactCursor.TryParse(cursor, out after)) return null;

        var parameters = new SqlParameters();
        var conditions = FigureSql.Conditions(parameters, measure, filter, null);
        if (counted != Counted.All) conditions += counted == Counted.Hits ? " and f.hit" : " and not f.hit";
        if (cursor is not null) conditions += $" and (f.at, f.issue_id, f.ordinal) < ({parameters.Add(after.At)}, {parameters.Add(after.IssueId)}, {parameters.Add(after.Ordinal)})";
        var visible = filter.Scope is { } scope ? scope.Condition(parameters, "s") : "true";
        await using var command = database.CreateCommand(
            $"""
            select f.at, f.issue_id, f.ordinal, f.hit, f.value, f.unit_id, f.person_id, f.round, f.detail, case when {visible} then i.queue_row end
            from (select * from fact f where {conditions} order by f.at desc, f.issue_id desc, f.ordinal desc limit {limit + 1}) f
            join issue_search s on s.issue_id = f.issue_id join issue i on i.id = f.issue_id
            order by f.at desc, f.issue_id desc, f.ordinal desc
            """);
        parameters.CopyTo(command.Parameters);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var items = new List<CountedFact>();
        FactCursor last = default;
        while (await reader.ReadAsync(cancellation))
        {
            if (items.Count == limit) return new(items, last.ToString());
            items.Add(new(
                reader.GetFieldValue<DateTimeOffset>(0), reader.GetBoolean(3), reader.GetInt64(4), Text(5), Text(6), reader.GetInt16(7), Text(8),
                Text(9) is { } json ? JsonSerializer.Deserialize<IssueRow>(json, GridJson.Options) : null));
            last = new(reader.GetDateTime(0), reader.GetGuid(1), reader.GetInt16(2));
        }

        return new(items, null);

        string? Text(int column) => reader.IsDBNull(column) ? null : reader.GetString(column);
    }

    /// <summary>What areas were called on a day: redrawn ones keep the name they had. An area that came later is not there.</summary>
    public async Task<IReadOnlyDictionary<string, string>> AreaNames(string[] codes, DateOnly on, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand(
            "select distinct on (code) code, short_name from area where code = any($1) and valid_from <= $2 order by code, valid_from desc");
        command.Parameters.AddRange(new NpgsqlParameter[] { new() { Value = codes }, new() { Value = on } });
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var names = new Dictionary<string, string>();
        while (await reader.ReadAsync(cancellation)) names.Add(reader.GetString(0), reader.GetString(1));
        return names;
    }

    /// <summary>What came in, what went out, and what was open at each end. By area or not at all: an issue's stock is not one unit's.</summary>
    public async Task<IReadOnlyList<FlowRow>> Flow(FigureFilter filter, FigureGroup step, CancellationToken cancellation)
    {
        var before = filter with { From = new(2000, 1, 1), To = filter.From.AddDays(-1) };
        var (enteredBefore, leftBefore) = (await Sums(Measure.Opened, before, FigureGroup.None, 0, cancellation), await Sums(Measure.Ended, before, FigureGroup.None, 0, cancellation));
        var opened = (await Sums(Measure.Opened, filter, step, 0, cancellation)).ToDictionary(sum => sum.Key, sum => sum.N);
        var ended = (await Sums(Measure.Ended, filter, step, 0, cancellation)).ToDictionary(sum => sum.Key, sum => sum.N);
        var stock = enteredBefore.Sum(sum => sum.N) - leftBefore.Sum(sum => sum.N);
        var rows = new List<FlowRow>();
        foreach (var key in opened.Keys.Union(ended.Keys).Order(StringComparer.Ordinal))
        {
            var (came, went) = (opened.GetValueOrDefault(key), ended.GetValueOrDefault(key));
            stock += came - went;
            rows.Add(new(DateOnly.ParseExact(key, "yyyy-MM-dd"), came, went, stock));
        }

        return rows;
    }
}
