namespace GridOrleans.Storage.Figures;

/// <summary>Replaces the facts of issues, touching only those that changed, and says by how much the sums move.</summary>
internal static class FactRows
{
    public static async Task<ILookup<Guid, Fact>> Read(NpgsqlConnection connection, Guid[] ids, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(
            """
            select issue_id, measure, ordinal, at, day, hit, value, unit_id, person_id, round, drill, grid_code, category_code, building_id, detail
            from fact where issue_id = any($1) order by issue_id, measure, ordinal
            """,
            connection)
        {
            Parameters = { Arrays.Uuid(ids) },
        };
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var facts = new List<Fact>();
        while (await reader.ReadAsync(cancellation))
        {
            facts.Add(new(
                reader.GetGuid(0), (Measure)reader.GetInt16(1), reader.GetInt16(2), reader.GetFieldValue<DateTimeOffset>(3), reader.GetFieldValue<DateOnly>(4),
                reader.GetBoolean(5), reader.GetInt64(6), Text(7), Text(8), reader.GetInt16(9), reader.GetBoolean(10), reader.GetString(11), reader.GetString(12),
                Text(13), Text(14)));
        }

        return facts.ToLookup(fact => fact.IssueId);

        string? Text(int column) => reader.IsDBNull(column) ? null : reader.GetString(column);
    }

    public static NpgsqlBatchCommand Delete(IReadOnlyCollection<Fact> facts) => new(
        """
        delete from fact using unnest($1, $2, $3) as gone (issue_id, measure, ordinal)
        where fact.issue_id = gone.issue_id and fact.measure = gone.measure and fact.ordinal = gone.ordinal
        """)
    {
        Parameters = { Ids(facts), Measures(facts), Ordinals(facts) },
    };

    public static NpgsqlBatchCommand Insert(IReadOnlyCollection<Fact> facts) => new(
        """
        insert into fact (issue_id, measure, ordinal, at, day, hit, value, unit_id, person_id, round, drill, grid_code, category_code, building_id, detail)
        select * from unnest($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)
        """)
    {
        Parameters =
        {
            Ids(facts), Measures(facts), Ordinals(facts),
            Arrays.Time([.. facts.Select(fact => fact.At.UtcDateTime)]),
            Arrays.Of(NpgsqlDbType.Date, facts.Select(fact => fact.Day).ToArray()),
            Arrays.Boolean([.. facts.Select(fact => fact.Hit)]),
            Arrays.Bigint([.. facts.Select(fact => fact.Value)]),
            Arrays.Text([.. facts.Select(fact => fact.UnitId)]),
            Arrays.Text([.. facts.Select(fact => fact.PersonId)]),
            Arrays.Smallint([.. facts.Select(fact => (short)fact.Round)]),
            Arrays.Boolean([.. facts.Select(fact => fact.Drill)]),
            Arrays.Text([.. facts.Select(fact => fact.GridCode)]),
            Arrays.Text([.. facts.Select(fact => fact.CategoryCode)]),
            Arrays.Text([.. facts.Select(fact => fact.BuildingId)]),
            Arrays.Text([.. facts.Select(fact => fact.Detail)]),
        },
    };

    private static NpgsqlParameter Ids(IReadOnlyCollection<Fact> facts) => Arrays.Uuid([.. facts.Select(fact => fact.IssueId)]);

    private static NpgsqlParameter Measures(IReadOnlyCollection<Fact> facts) => Arrays.Smallint([.. facts.Select(fact => (short)fact.Measure)]);

    private static NpgsqlParameter Ordinals(IReadOnlyCollection<Fact> facts) => Arrays.Smallint([.. facts.Select(fact => (short)fact.Ordinal)]);
}
