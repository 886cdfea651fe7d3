namespace GridOrleans.Storage.Search;

/// <summary>Searches as SQL: only the conditions that are asked for are written, so that the plan can use the index made for them.</summary>
internal static class SearchSql
{
    /// <summary>For rows that many searches share: found in the order of the list, so never sorted and never all gathered first.</summary>
    public const string InOrder = "select set_config('enable_bitmapscan', 'off', true), set_config('enable_sort', 'off', true), set_config('enable_seqscan', 'off', true)";

    public static string Conditions(SqlParameters parameters, SearchFilter filter, SearchScope? scope, bool onlyOpen)
    {
        var all = filter.All.Concat(filter.Phrases.SelectMany(Bigrams.TermsOf).Select(Term.Text)).Distinct().ToArray();
        var conditions = new List<string>();
        if (onlyOpen) conditions.Add("s.open");
        if (all.Length > 0) conditions.Add($"s.terms @> {parameters.Add(all)}");
        conditions.AddRange(filter.AnyOf.Select(group => $"s.terms && {parameters.Add(group.ToArray())}"));
        conditions.AddRange(filter.Phrases.Where(phrase => Bigrams.TermsOf(phrase).FirstOrDefault() != phrase).Select(phrase => $"position({parameters.Add(phrase)} in s.text) > 0"));
        AddRange("s.reported_at", filter.Reported);
        AddRange("s.ended_at", filter.Ended);
        if (filter.HasAttachments is { } has) conditions.Add($"{(has ? "" : "not ")}exists (select from attachment a where a.issue_id = s.issue_id)");
        if (scope is not null) conditions.Add(scope.Condition(parameters, "s"));
        return conditions.Count == 0 ? "true" : string.Join(" and ", conditions);

        void AddRange(string column, TimeRange? range)
        {
            if (range?.From is { } from) conditions.Add($"{column} >= {parameters.Add(from.UtcDateTime)}");
            if (range?.Before is { } before) conditions.Add($"{column} < {parameters.Add(before.UtcDateTime)}");
        }
    }

    private const string Columns = "s.issue_id, s.urgency, s.next_due_at, s.reported_at, s.updated_at";

    /// <summary>All matches are gathered – no more than <paramref name="most"/> and one – counted and sorted. More than that, and the page means nothing.</summary>
    public static string Few(SqlParameters parameters, string conditions, SearchOrder order, SearchCursor? after, int most, int limit)
    {
        var (ordered, beyond) = (Ordered(order), after is { } cursor ? $" where {Beyond(parameters, order, cursor)}" : "");
        return $"""
            with hit as materialized (select {Columns} from issue_search s where {conditions} limit {most + 1}),
                 total as (select count(*)::int as number from hit)
            select i.queue_row, s.urgency, s.{AtOf(order)}, s.issue_id, total.number
            from (select * from hit s{beyond} order by {ordered} limit {parameters.Add(limit)}) s join issue i on i.id = s.issue_id cross join total
            order by {ordered}
            """;
    }

    /// <summary>The first ones as the order's index gives them.</summary>
    public static string Many(SqlParameters parameters, string conditions, SearchOrder order, SearchCursor? after, int limit)
    {
        var (ordered, beyond) = (Ordered(order), after is { } cursor ? $" and {Beyond(parameters, order, cursor)}" : "");
        return $"""
            select i.queue_row, s.urgency, s.{AtOf(order)}, s.issue_id
            from (select {Columns} from issue_search s where {conditions}{beyond} order by {ordered} limit {parameters.Add(limit)}) s join issue i on i.id = s.issue_id
            order by {ordered}
            """;
    }

    private static string Ordered(SearchOrder order)
    {
        var (keys, direction) = Keys(order);
        return string.Join(", ", keys.Select(key => $"{key} {direction}"));
    }

    private static string Beyond(SqlParameters parameters, SearchOrder order, SearchCursor cursor)
    {
        var (at, id) = (parameters.Add(cursor.At), parameters.Add(cursor.Id));
        return order switch
        {
            SearchOrder.Due => $"(s.next_due_at, s.issue_id) > ({at}, {id})",
            SearchOrder.Newest => $"(s.reported_at, s.issue_id) < ({at}, {id})",
            SearchOrder.Updated => $"(s.updated_at, s.issue_id) < ({at}, {id})",
            _ => $"(s.urgency, s.next_due_at, s.issue_id) > ({parameters.Add(cursor.Urgency)}, {at}, {id})",
        };
    }

    private static (string[] Keys, string Direction) Keys(SearchOrder order) => order switch
    {
        SearchOrder.Due => (["s.next_due_at", "s.issue_id"], "asc"),
        SearchOrder.Newest => (["s.reported_at", "s.issue_id"], "desc"),
        SearchOrder.Updated => (["s.updated_at", "s.issue_id"], "desc"),
        _ => (["s.urgency", "s.next_due_at", "s.issue_id"], "asc"),
    };

    private static string AtOf(SearchOrder order) => order switch
    {
        SearchOrder.Newest => "reported_at",
        SearchOrder.Updated => "updated_at",
        _ => "next_due_at",
    };
}
