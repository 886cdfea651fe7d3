using GridOrleans.Api.OpenApi;
using GridOrleans.Api.Problems;
using GridOrleans.Api.Validation;
using GridOrleans.Api.Words;
using GridOrleans.Storage.Districts.Books;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace GridOrleans.Api.Books;

/// <summary>What a file does, or would do.</summary>
/// <param name="Applied">False: a dry run, or something is wrong; nothing was changed.</param>
/// <param name="ProblemCount">All problems; the list holds the first 100.</param>
public sealed record ImportView(int Rows, int Added, int Changed, int Unchanged, bool Applied, int ProblemCount, IReadOnlyList<RowProblem> Problems);

/// <summary>Whole files in and out; what went out comes in again and changes nothing.</summary>
public static class FileEndpoints
{
    private const long MaxMegabytes = 64;

    private const string GeoJson = "application/geo+json", Csv = "text/csv";

    public static void MapBookFiles(this IEndpointRouteBuilder routes)
    {
        var (_, imports) = BookAnswers.Group(routes, "/api/imports", "Files");
        imports.MapPost("/areas", Areas)
            .WithMetadata(new BodyLimit(MaxMegabytes))
            .WithSummary("Import areas from GeoJSON")
            .WithDescription(
                "A FeatureCollection; properties code, parentCode, level, name, shortName, gridKind, households. Takes effect on a day, today when left out; complete=true ends the " +
                "areas that are not in the file on that day (269 grids become 147). dryRun=true first: problems by feature (from 1) and field. Then one transaction. At most 64 MB.")
            .Produces<AreaChangeView>(StatusCodes.Status422UnprocessableEntity)
            .ProducesProblem(StatusCodes.Status413PayloadTooLarge);
        imports.MapPost("/{file}", Import)
            .WithMetadata(new BodyLimit(MaxMegabytes))
            .WithSummary("Import a list")
            .WithDescription(
                "estates and buildings as GeoJSON (application/geo+json); buildings, units, people, posts and rosters as CSV (text/csv, UTF-8, with the header an export has). Rows are " +
                "added and changed; what is not in the file stays. dryRun=true first: problems by line or feature and field. Then one transaction, in which nothing is changed twice: the " +
                "same file again changes nothing. At most 64 MB and 100,000 rows.")
            .Produces<ImportView>(StatusCodes.Status422UnprocessableEntity)
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status413PayloadTooLarge)
            .ProducesProblem(StatusCodes.Status415UnsupportedMediaType);

        var (_, exports) = BookAnswers.Group(routes, "/api/exports", "Files");
        exports.MapGet("/{file}", Export)
            .WithSummary("Export a list as it would be imported")
            .WithDescription("format=csv or geoJson, the list's own when left out; areas also as of a day. Names and phones leave the house with it: the audit keeps who asked.")
            .Produces(StatusCodes.Status200OK, contentType: GeoJson)
            .Produces(StatusCodes.Status200OK, contentType: Csv)
            .ProducesProblem(StatusCodes.Status404NotFound);
    }

    private static async Task<Results<Ok<AreaChangeView>, UnprocessableEntity<AreaChangeView>>> Areas(
        Stream body, HttpContext http, [FromServices] BookKeeper keeper, DateOnly? takesEffect, Guid? operationId, CancellationToken cancellation, bool complete = false, bool dryRun = false)
    {
        var outcome = await keeper.ImportAreas(operationId ?? Guid.CreateVersion7(), takesEffect, complete, body, http.Writer(), dryRun, cancellation);
        var view = AreaChangeView.Of(http, outcome);
        return outcome.ProblemCount > 0 ? TypedResults.UnprocessableEntity(view) : TypedResults.Ok(view);
    }

    private static async Task<Results<Ok<ImportView>, UnprocessableEntity<ImportView>, ProblemHttpResult>> Import(
        [WordsOf(typeof(BookFile))] string file, Stream body, HttpContext http, [FromServices] BookKeeper keeper, CancellationToken cancellation, bool dryRun = false)
    {
        if (FileOf(file) is not { } list) return Problem.NotFound(http);
        var type = http.Request.ContentType?.Split(';')[0].Trim();
        FileFormat? format = type switch
        {
            GeoJson or "application/json" => FileFormat.GeoJson,
            Csv => FileFormat.Csv,
            _ => null,
        };
        if (format is null || !BookKeeper.FormatsOf(list).Contains(format.Value))
        {
            return Problem.Of(http, StatusCodes.Status415UnsupportedMediaType, ProblemCode.UnsupportedFile, string.Join(", ", BookKeeper.FormatsOf(list).Select(MediaOf)));
        }

        var outcome = await keeper.Import(list, format.Value, body, http.Writer(), dryRun, cancellation);
        var view = new ImportView(
            outcome.Rows, outcome.Added, outcome.Changed, outcome.Unchanged, outcome.Applied, outcome.ProblemCount, BookAnswers.Rows(http, outcome.Problems));
        return outcome.ProblemCount > 0 ? TypedResults.UnprocessableEntity(view) : TypedResults.Ok(view);
    }

    private static async Task<Results<PushStreamHttpResult, ProblemHttpResult>> Export(
        [WordsOf(typeof(BookFile))] string file, HttpContext http, [FromServices] BookKeeper keeper, [WordsOf(typeof(FileFormat))] string? format, DateOnly? asOf, CancellationToken cancellation)
    {
        if (FileOf(file) is not { } list) return Problem.NotFound(http);
        var fields = new Fields(http);
        var asked = fields.Word<FileFormat>("format", format) ?? BookKeeper.FormatsOf(list)[0];
        if (fields.AreFine && !BookKeeper.FormatsOf(list).Contains(asked)) fields.Refuse("format", FieldCode.UnknownValue, string.Join(", ", BookKeeper.FormatsOf(list).Select(Names.Camel)));
        if (!fields.AreFine) return fields.Problem();

        // Known before the first byte leaves, so that an empty installation is a problem and not half a file.
        await keeper.Today(cancellation);
        http.Response.Headers.CacheControl = "no-store";
        var writer = http.Writer();
        return TypedResults.Stream(
            body => keeper.Export(list, asked, asOf, body, writer, cancellation), MediaOf(asked), $"{Names.Camel(list)}.{(asked == FileFormat.Csv ? "csv" : "geojson")}");
    }

    private static BookFile? FileOf(string word)
    {
        foreach (var file in Enum.GetValues<BookFile>())
        {
            if (Names.Camel(file) == word) return file;
        }

        return null;
    }

    private static string MediaOf(FileFormat format) => format == FileFormat.Csv ? Csv : GeoJson;
}
