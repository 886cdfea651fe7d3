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

    public static string Count(string conditions, int most) => $"select count(*)::int from (select 1 from issue_search s where {conditions} limit {most + 1}) c";

    /// <param name="isMany">Few matches are gathered whole and sorted; of many, the order's index gives the first ones at once.</param>
    public static string Page(SqlParameters parameters, string conditions, SearchOrder order, SearchCursor? after, bool isMany, int limit)
    {
        var (keys, direction) = Keys(order);
        var beyond = after is { } cursor ? $" and {Beyond(parameters, order, cursor)}" : "";
        var ordered = string.Join(", ", keys.Select(key => $"{key} {direction}"));
        var take = parameters.Add(limit);
        const string Columns = "s.issue_id, s.urgency, s.next_due_at, s.reported_at, s.updated_at";
        var hits = isMany
            ? $"select {Columns} from issue_search s where {conditions}{beyond} order by {ordered} limit {take}"
            : $"""
               with hit as materialized (select {Columns} from issue_search s where {conditions})
               select * from hit s where true{beyond} order by {ordered} limit {take}
               """;
        return $"select i.queue_row, s.urgency, s.{AtOf(order)}, s.issue_id from ({hits}) s join issue i on i.id = s.issue_id order by {ordered}";
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
