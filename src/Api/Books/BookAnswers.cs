using GridOrleans.Api.Access;
using GridOrleans.Api.Problems;
using GridOrleans.Api.Words;
using GridOrleans.Storage.Districts.Books;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace GridOrleans.Api.Books;

/// <summary>One thing that is wrong with a file or change set.</summary>
/// <param name="Row">From 1: the line of a sheet, the feature of a layer, the change of a set; 0 = the whole.</param>
/// <param name="Key">The row's own name, when it has one.</param>
public sealed record RowProblem(int Row, string? Key, string Field, string Code, string Message);

/// <summary>A page of a list.</summary>
/// <param name="Next">Give it as cursor to go on; null = the end.</param>
public sealed record BookPage<T>(IReadOnlyList<T> Items, string? Next);

/// <summary>How the books are answered for.</summary>
internal static class BookAnswers
{
    public const int MaxPage = 500, UsualPage = 100;

    public static BookWriter Writer(this HttpContext http)
    {
        var actor = http.Actor();
        return new(actor.Id, actor.Name);
    }

    /// <summary>Null = it was written.</summary>
    public static ProblemHttpResult? Refusal(HttpContext http, BookOutcome outcome) => outcome.ProblemCount == 0 ? null : Refusal(http, outcome.Problems);

    public static ProblemHttpResult Refusal(HttpContext http, IReadOnlyList<BookProblem> problems) => Problem.Of(
        http, StatusCodes.Status400BadRequest, ProblemCode.Invalid, Catalogue.Say(http.Tongue(), ProblemCode.Invalid),
        problems.GroupBy(problem => problem.Field).ToDictionary(field => field.Key, field => field.Select(problem => Say(http, problem)).Distinct().ToArray()));

    public static IReadOnlyList<RowProblem> Rows(HttpContext http, IReadOnlyList<BookProblem> problems) =>
        [.. problems.Select(problem => new RowProblem(problem.Row, problem.Key, problem.Field, problem.Code, Say(http, problem)))];

    /// <summary>By the order of the key; the cursor is the last key seen.</summary>
    public static BookPage<T> Page<T>(IEnumerable<T> items, Func<T, string> key, string? cursor, int? limit)
    {
        var most = Math.Clamp(limit ?? UsualPage, 1, MaxPage);
        var page = items.Where(item => cursor is null || string.CompareOrdinal(key(item), cursor) > 0).OrderBy(key, StringComparer.Ordinal).Take(most + 1).ToList();
        return page.Count > most ? new(page[..most], key(page[most - 1])) : new(page, null);
    }

    /// <summary>A group whose reading is for everybody who works here and whose writing is the administrators'.</summary>
    public static (RouteGroupBuilder Read, RouteGroupBuilder Write) Group(IEndpointRouteBuilder routes, string path, string tag)
    {
        var read = routes.MapGroup(path).WithTags(tag)
            .RequireAuthorization(Policies.Worker)
            .RequireRateLimiting(Rates.General)
            .ProducesProblem(StatusCodes.Status401Unauthorized)
            .ProducesProblem(StatusCodes.Status403Forbidden)
            .ProducesProblem(StatusCodes.Status503ServiceUnavailable);
        var write = read.MapGroup("")
            .RequireAuthorization(Policies.Administrator)
            .ProducesProblem(StatusCodes.Status400BadRequest);
        return (read, write);
    }

    private static string Say(HttpContext http, BookProblem problem) => Catalogue.Say(http.Tongue(), problem.Code, [.. problem.Parts]);
}
