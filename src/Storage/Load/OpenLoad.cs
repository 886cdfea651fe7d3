using GridOrleans.Storage.Search;

namespace GridOrleans.Storage.Load;

/// <summary>What is open now, and how it stands.</summary>
/// <param name="Key">A unit's id or a grid's code.</param>
/// <param name="Yellow">Of the open ones, by the worst running clock as recorded.</param>
/// <param name="Leading">Of the open ones, those this unit leads; for a grid, those that have a lead at all.</param>
/// <param name="NextDueAt">The nearest due time; null = no clock runs.</param>
public sealed record LoadRow(string Key, int Open, int Yellow, int Red, int Leading, DateTimeOffset? NextDueAt);

/// <summary>Unit load and map cells, straight from the issues' own rows: there are only thousands of open ones.</summary>
public sealed class OpenLoad(NpgsqlDataSource database)
{
    /// <summary>More units or grids than a district has.</summary>
    private const int MostRows = 5000;

    public Task<IReadOnlyList<LoadRow>> ByUnit(SearchScope scope, CancellationToken cancellation) => Read(
        "u.unit_id", "i.lead_unit_id = u.unit_id", "cross join lateral unnest(i.unit_ids) as u (unit_id)", scope, isUnits: true, cancellation);

    public Task<IReadOnlyList<LoadRow>> ByGrid(SearchScope scope, CancellationToken cancellation) => Read(
        "i.grid_code", "i.lead_unit_id is not null", "", scope, isUnits: false, cancellation);

    private async Task<IReadOnlyList<LoadRow>> Read(string key, string leading, string join, SearchScope scope, bool isUnits, CancellationToken cancellation)
    {
        var parameters = new SqlParameters();
        var ways = scope.AreaCodes.Select(code => parameters.Within("i.grid_code", code)).ToList();
        if (scope.UnitIds.Count > 0)
        {
            var units = parameters.Add(scope.UnitIds.ToArray());

            // Who speaks for units only is told of those, not of the others they share a case with.
            ways.Add(isUnits ? $"u.unit_id = any({units})" : $"i.unit_ids && {units}");
        }

        await using var command = database.CreateCommand(
            $"""
            select {key}, count(*)::int, count(*) filter (where i.light = 1)::int, count(*) filter (where i.light = 2)::int, count(*) filter (where {leading})::int,
                   min(i.next_due_at) filter (where i.next_due_at < 'infinity')
            from issue i {join} where i.open and ({(ways.Count == 0 ? "false" : string.Join(" or ", ways))})
            group by 1 order by 4 desc, 3 desc, 2 desc, 1 limit {MostRows}
            """);
        parameters.CopyTo(command.Parameters);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var rows = new List<LoadRow>();
        while (await reader.ReadAsync(cancellation))
        {
            rows.Add(new(
                reader.GetString(0), reader.GetInt32(1), reader.GetInt32(2), reader.GetInt32(3), reader.GetInt32(4),
                reader.IsDBNull(5) ? null : reader.GetFieldValue<DateTimeOffset>(5)));
        }

        return rows;
    }
}
