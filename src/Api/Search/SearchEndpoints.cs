using System.ComponentModel;
using GridOrleans.Api.Access;
using GridOrleans.Api.Engine;
using GridOrleans.Api.OpenApi;
using GridOrleans.Api.Problems;
using GridOrleans.Api.Validation;
using GridOrleans.Api.Words;
using GridOrleans.Contracts.Areas;
using GridOrleans.Contracts.Issues;
using GridOrleans.Storage.Search;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace GridOrleans.Api.Search;

/// <param name="Items">Rows as they are now, of issues the asker may see.</param>
/// <param name="Next">Cursor of the next page; null = this was the last.</param>
/// <param name="Count">How many there are; only on the first page.</param>
/// <param name="CountIsMore">There are more than <paramref name="Count"/>: “10,000+”.</param>
/// <param name="At">Server time of the answer.</param>
public sealed record FoundPage(IReadOnlyList<IssueRow> Items, string? Next, int? Count, bool CountIsMore, DateTimeOffset At);

public sealed record SearchParameters(
    [property: Description("Words of the query language, such as “状态:处置中 网格:孙村 超时 井盖” or “state:handling unit:water overdue reported:7d”; all must hold. Empty = everything. See docs/search.md.")] string? Q,
    [property: WordsOf(typeof(SearchOrder)), Description("“due”: open issues, nearest due first; “newest” (default); “updated”; “urgency”.")] string? Sort,
    [property: Description("“next” of the page before.")] string? Cursor,
    [property: Description("1 to 200 rows; 50 when left out.")] int? Limit);

/// <summary>Search over all issues, open and ended.</summary>
public static class SearchEndpoints
{
    private const int UsualLimit = 50, MaxCursor = 200;

    public static void MapSearch(this IEndpointRouteBuilder routes) => routes.MapGet("/api/search", Find)
        .WithTags("Search")
        .RequireAuthorization(Policies.Worker)
        .RequireRateLimiting(Rates.General)
        .WithSummary("Search issues")
        .WithDescription(
            "Finds issues by what is set on them and by any words of the report, its place, case number and replies. A search may be a moment (usually less than a second) " +
            "behind the newest change; the rows themselves are as of now.")
        .ProducesProblem(StatusCodes.Status400BadRequest)
        .ProducesProblem(StatusCodes.Status401Unauthorized)
        .ProducesProblem(StatusCodes.Status403Forbidden);

    private static async Task<Results<Ok<FoundPage>, ProblemHttpResult>> Find(
        [AsParameters] SearchParameters asked, HttpContext http, IDistricts districts, IssueSearch search, TimeProvider time, CancellationToken cancellation)
    {
        var fields = new Fields(http);
        var filter = Filter(asked.Q, fields, districts.Need(), http, time);
        var order = fields.Word<SearchOrder>("sort", asked.Sort) ?? SearchOrder.Newest;
        var cursor = fields.Optional("cursor", asked.Cursor, MaxCursor);
        fields.Within("limit", asked.Limit ?? UsualLimit, 1, IssueSearch.MaxPage);
        if (!fields.AreFine) return fields.Problem();

        var page = await search.Find(filter, SearchScope.Of(http.Actor()), order, cursor, asked.Limit ?? UsualLimit, cancellation);
        return page is null
            ? Problem.Field(http, "cursor", FieldCode.BadCursor)
            : TypedResults.Ok(new FoundPage(page.Items, page.Next, page.Count?.Number, page.Count?.IsMore ?? false, time.GetUtcNow()));
    }

    /// <summary>The query as a filter; what is wrong with it is refused by position.</summary>
    internal static SearchFilter Filter(string? query, Fields fields, IDistrictDirectory district, HttpContext http, TimeProvider time)
    {
        if (fields.Optional("q", query, QueryText.MaxLength) is null || query!.Length > QueryText.MaxLength) return SearchFilter.Everything;
        var (filter, errors) = QueryReader.Read(query, district, time.GetUtcNow(), http.Actor().Id);
        foreach (var error in errors) fields.Refuse("q", error.Code, error.Position, error.Text);
        return filter;
    }
}
