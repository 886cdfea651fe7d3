using GridOrleans.Domain.Issues;

namespace GridOrleans.Storage.Search;

/// <summary>Writes and reads whole rows of the search table.</summary>
internal static class SearchRows
{
    private const char TermSeparator = '\x1f';

    private const string Columns =
        """
        issue_id, version, district_code, grid_code, building_id, category_code, state, open, urgency, rating, reported_at, ended_at, updated_at,
        next_due_at, cell, longitude, latitude, label, words, text, terms
        """;

    /// <summary>The newer version stays.</summary>
    public static NpgsqlBatchCommand Upsert(IReadOnlyCollection<SearchDocument> documents) => new(
        $"""
        insert into issue_search as stored ({Columns})
        select issue_id, version, district_code, grid_code, building_id, category_code, state, open, urgency, rating, reported_at, ended_at, updated_at,
               coalesce(next_due_at, 'infinity'), cell, longitude, latitude, label, words, text, string_to_array(terms, e'\x1f')
        from unnest($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21) as next ({Columns})
        on conflict (issue_id) do update set
          version = excluded.version, grid_code = excluded.grid_code, building_id = excluded.building_id, category_code = excluded.category_code,
          state = excluded.state, open = excluded.open, urgency = excluded.urgency, rating = excluded.rating, reported_at = excluded.reported_at,
          ended_at = excluded.ended_at, updated_at = excluded.updated_at, next_due_at = excluded.next_due_at, cell = excluded.cell,
          longitude = excluded.longitude, latitude = excluded.latitude, label = excluded.label, words = excluded.words, text = excluded.text,
          terms = excluded.terms, district_code = excluded.district_code
        """)
    {
        Parameters =
        {
            Arrays.Uuid([.. documents.Select(each => each.IssueId)]),
            Arrays.Bigint([.. documents.Select(each => each.Version)]),
            Arrays.Text([.. documents.Select(each => each.DistrictCode)]),
            Arrays.Text([.. documents.Select(each => each.GridCode)]),
            Arrays.Text([.. documents.Select(each => each.BuildingId)]),
            Arrays.Text([.. documents.Select(each => each.CategoryCode)]),
            Arrays.Text([.. documents.Select(each => each.State.ToString())]),
            Arrays.Boolean([.. documents.Select(each => each.Open)]),
            Arrays.Smallint([.. documents.Select(each => (short)each.Urgency)]),
            Arrays.Of(NpgsqlDbType.Smallint, documents.Select(each => (short?)each.Rating).ToArray()),
            Arrays.Time([.. documents.Select(each => each.ReportedAt.UtcDateTime)]),
            Arrays.Time([.. documents.Select(each => each.EndedAt?.UtcDateTime)]),
            Arrays.Time([.. documents.Select(each => each.UpdatedAt.UtcDateTime)]),
            Arrays.Time([.. documents.Select(each => each.NextDueAt?.UtcDateTime)]),
            Arrays.Bigint([.. documents.Select(each => each.Cell)]),
            Arrays.Of(NpgsqlDbType.Double, documents.Select(each => each.Longitude).ToArray()),
            Arrays.Of(NpgsqlDbType.Double, documents.Select(each => each.Latitude).ToArray()),
            Arrays.Text([.. documents.Select(each => each.Label)]),
            Arrays.Text([.. documents.Select(each => each.Words)]),
            Arrays.Text([.. documents.Select(each => each.Text)]),
            Arrays.Text([.. documents.Select(each => string.Join(TermSeparator, each.Terms))]),
        },
    };

    public static async Task<Dictionary<Guid, SearchDocument>> Read(NpgsqlConnection connection, Guid[] ids, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand($"select {Columns} from issue_search where issue_id = any($1)", connection) { Parameters = { Arrays.Uuid(ids) } };
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var documents = new Dictionary<Guid, SearchDocument>(ids.Length);
        while (await reader.ReadAsync(cancellation))
        {
            var due = reader.GetDateTime(13);
            documents.Add(reader.GetGuid(0), new(
                reader.GetGuid(0), reader.GetInt64(1), reader.GetString(2), reader.GetString(3), Text(reader, 4), reader.GetString(5),
                Enum.TryParse<IssueState>(reader.GetString(6), out var state) ? state : (IssueState)(-1), reader.GetBoolean(7), reader.GetInt16(8),
                reader.IsDBNull(9) ? null : reader.GetInt16(9), reader.GetFieldValue<DateTimeOffset>(10),
                reader.IsDBNull(11) ? null : reader.GetFieldValue<DateTimeOffset>(11), reader.GetFieldValue<DateTimeOffset>(12),
                due == DateTime.MaxValue ? null : new DateTimeOffset(due), reader.GetInt64(14), reader.GetDouble(15), reader.GetDouble(16),
                reader.GetString(17), reader.GetString(18), reader.GetString(19), reader.GetFieldValue<string[]>(20)));
        }

        return documents;
    }

    /// <summary>The same row, to the byte.</summary>
    public static bool AreSame(SearchDocument one, SearchDocument other) =>
        one == other with { Terms = one.Terms } && one.Terms.SequenceEqual(other.Terms, StringComparer.Ordinal);

    private static string? Text(NpgsqlDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetString(column);
}
