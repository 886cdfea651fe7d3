using System.ComponentModel;
using GridOrleans.Api.Access;
using GridOrleans.Api.Engine;
using GridOrleans.Api.Figures;
using GridOrleans.Api.OpenApi;
using GridOrleans.Api.Problems;
using GridOrleans.Api.Search;
using GridOrleans.Api.Validation;
using GridOrleans.Api.Words;
using GridOrleans.Contracts.Areas;
using GridOrleans.Storage.Figures;
using GridOrleans.Storage.Search;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace GridOrleans.Api.Export;

/// <summary>Searches and figures as files.</summary>
public static class ExportEndpoints
{
    /// <summary>Rows of one file; who needs more narrows the search by date.</summary>
    public const int MostRows = 100_000;

    public static void MapExports(this IEndpointRouteBuilder routes)
    {
        var files = routes.MapGroup("/api")
            .RequireAuthorization(Policies.Worker)
            .RequireRateLimiting(Rates.General)
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status401Unauthorized)
            .ProducesProblem(StatusCodes.Status403Forbidden);
        files.MapGet("/search/export", Search).WithTags("Search")
            .WithSummary("A search's result as a file")
            .WithDescription($"CSV or XLSX of what the asker may see, at most {MostRows} rows. Times are the district's. No reporter's data.")
            .Produces(StatusCodes.Status200OK, contentType: CsvFile.Media);
        files.MapGet("/figures/{figure}/export", Figure).WithTags("Figures")
            .WithSummary("A figure's breakdown as a file")
            .WithDescription("CSV or XLSX, with the period before and the year before.")
            .Produces(StatusCodes.Status200OK, contentType: CsvFile.Media)
            .ProducesProblem(StatusCodes.Status404NotFound);
    }

    private static async Task<Results<FileStreamHttpResult, ProblemHttpResult>> Search(
        [Description("As in a search.")] string? q,
        [WordsOf(typeof(SearchOrder)), Description("As in a search.")] string? sort,
        [WordsOf(typeof(ExportFormat)), Description("“csv” (default) or “xlsx”.")] string? format,
        [Description("True = the CSV begins with a byte order mark, for spreadsheets that guess.")] bool? bom,
        HttpContext http,
        IDistricts districts,
        IssueSearch search,
        TimeProvider time,
        CancellationToken cancellation)
    {
        var (fields, district) = (new Fields(http), districts.Need());
        var filter = SearchEndpoints.Filter(q, fields, district, http, time);
        var order = fields.Word<SearchOrder>("sort", sort) ?? SearchOrder.Newest;
        var kind = ExportFile.FormatOf(fields, format);
        if (!fields.AreFine) return fields.Problem();
        var rows = search.All(filter, SearchScope.Of(http.Actor()), order, MostRows, cancellation);
        return await ExportFile.Write(IssueTable.Of(rows, district, http.Tongue()), kind, bom ?? false, "issues", cancellation);
    }

    private static async Task<Results<FileStreamHttpResult, ProblemHttpResult>> Figure(
        [Description("A figure's id.")] string figure,
        [AsParameters] FigureParameters asked,
        [WordsOf(typeof(Breakdown)), Description("By what it is broken down.")] string? by,
        [Description("For a breakdown by area: the level.")] string? level,
        [WordsOf(typeof(ExportFormat)), Description("“csv” (default) or “xlsx”.")] string? format,
        [Description("True = the CSV begins with a byte order mark.")] bool? bom,
        HttpContext http,
        FigureDesk desk,
        CancellationToken cancellation)
    {
        if (Storage.Figures.Figure.Find(figure) is not { } found) return Problem.NotFound(http);
        var fields = new Fields(http);
        var breakdown = fields.Word<Breakdown>("by", by) ?? Breakdown.None;
        var kind = ExportFile.FormatOf(fields, format);
        return await desk.Answer(found, breakdown, level, asked, http, fields, cancellation) is { } answer
            ? await ExportFile.Write(FigureTable.Of(answer, http.Tongue()), kind, bom ?? false, found.Id, cancellation)
            : fields.Problem();
    }
}
