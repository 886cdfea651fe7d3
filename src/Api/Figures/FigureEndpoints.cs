using System.ComponentModel;
using GridOrleans.Api.Access;
using GridOrleans.Api.Engine;
using GridOrleans.Api.OpenApi;
using GridOrleans.Api.Problems;
using GridOrleans.Api.Validation;
using GridOrleans.Api.Words;
using GridOrleans.Contracts.Areas;
using GridOrleans.Storage.Figures;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace GridOrleans.Api.Figures;

/// <param name="Now">Reports in the period.</param>
/// <param name="Before">In as many days just before.</param>
/// <param name="Score">Standard deviations above what chance would make of the days before.</param>
/// <param name="List">The address of the reports.</param>
public sealed record HotSpotRow(string Key, string Name, long Now, long Before, double Score, string List);

public enum HotSpotKind
{
    Grid,
    Community,
    Building,
    Category,
}

public enum FlowStep
{
    Day,
    Week,
    Month,
    Quarter,
    Year,
}

/// <summary>The figures people are judged by.</summary>
public static class FigureEndpoints
{
    private const int UsualLimit = 50;

    public static void MapFigures(this IEndpointRouteBuilder routes)
    {
        var figures = routes.MapGroup("/api/figures")
            .WithTags("Figures")
            .RequireAuthorization(Policies.Worker)
            .RequireRateLimiting(Rates.General)
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status401Unauthorized)
            .ProducesProblem(StatusCodes.Status403Forbidden);
        figures.MapGet("/", Catalog)
            .WithSummary("All figures")
            .WithDescription("Their names and exactly what each counts, in the asked language.");
        figures.MapGet("/{figure}", Read)
            .WithSummary("One figure, whole or broken down")
            .WithDescription(
                "With its value in the period before (环比) and a year before (同比), and the address of the list behind each number. Areas are those an issue lay in when it was " +
                "reported, so redrawn areas do not rewrite the past. Who does not serve the whole district is told of the own areas and units only. Drills are kept out.")
            .ProducesProblem(StatusCodes.Status404NotFound);
        figures.MapGet("/{figure}/issues", List)
            .WithSummary("The list behind a figure")
            .WithDescription("One entry for each thing that was counted, latest first: as many as the number says. An issue the asker may no longer see is counted and not shown.")
            .ProducesProblem(StatusCodes.Status404NotFound);
        figures.MapGet("/flow", Flow)
            .WithSummary("Stock and flow")
            .WithDescription("What came in, what went out, and what was open at each step's end. Steps in which nothing moved are left out.");
        figures.MapGet("/hotspots", Spots)
            .WithSummary("Hot spots")
            .WithDescription("Grids, communities, buildings or categories with clearly more reports than in as many days just before; the most surprising first, at most 50, at least 3 reports each.");
    }

    private static Ok<FigureInfo[]> Catalog(HttpContext http, IDistricts districts)
    {
        var names = new FigureNames(districts.Need(), http.Tongue());
        return TypedResults.Ok(Figure.All.Select(figure => new FigureInfo(figure.Id, names.Figure(figure), figure.Kind, names.About(figure))).ToArray());
    }

    private static async Task<Results<Ok<FigureAnswer>, ProblemHttpResult>> Read(
        [Description("A figure's id.")] string figure,
        [AsParameters] FigureParameters asked,
        [WordsOf(typeof(Breakdown)), Description("By what it is broken down; not at all when left out.")] string? by,
        [Description("For a breakdown by area: the level, such as “street” or “grid” (default).")] string? level,
        HttpContext http,
        FigureDesk desk,
        CancellationToken cancellation)
    {
        if (Figure.Find(figure) is not { } found) return Problem.NotFound(http);
        var fields = new Fields(http);
        var breakdown = fields.Word<Breakdown>("by", by) ?? Breakdown.None;
        return await desk.Answer(found, breakdown, level, asked, http, fields, cancellation) is { } answer ? TypedResults.Ok(answer) : fields.Problem();
    }

    private static async Task<Results<Ok<CountedPage>, ProblemHttpResult>> List(
        [Description("A figure's id.")] string figure,
        [AsParameters] FigureParameters asked,
        [WordsOf(typeof(Counted)), Description("“all” (default), only “hits” or only “misses”.")] string? counted,
        [Description("“next” of the page before.")] string? cursor,
        [Description("1 to 500; 50 when left out.")] int? limit,
        HttpContext http,
        IDistricts districts,
        FigureStore figures,
        TimeProvider time,
        CancellationToken cancellation)
    {
        if (Figure.Find(figure) is not { } found) return Problem.NotFound(http);
        var fields = new Fields(http);
        var rules = new FigureRules(districts.Need(), fields, http.Actor(), time.GetUtcNow());
        var filter = rules.Filter(asked, rules.Period(asked));
        var which = fields.Word<Counted>("counted", counted) ?? Counted.All;
        var after = fields.Optional("cursor", cursor, 200);
        fields.Within("limit", limit ?? UsualLimit, 1, FigureStore.MaxPage);
        if (!fields.AreFine) return fields.Problem();
        return await figures.List(found.Measure, filter, which, after, limit ?? UsualLimit, cancellation) is { } page
            ? TypedResults.Ok(page)
            : Problem.Field(http, "cursor", FieldCode.BadCursor);
    }

    private static async Task<Results<Ok<IReadOnlyList<FlowRow>>, ProblemHttpResult>> Flow(
        [AsParameters] FigureParameters asked,
        [WordsOf(typeof(FlowStep)), Description("“day” (default), “week”, “month”, “quarter” or “year”.")] string? step,
        HttpContext http,
        IDistricts districts,
        FigureStore figures,
        TimeProvider time,
        CancellationToken cancellation)
    {
        var fields = new Fields(http);
        var rules = new FigureRules(districts.Need(), fields, http.Actor(), time.GetUtcNow());
        var filter = rules.Filter(asked, rules.Period(asked)) with { UnitIds = null, PersonId = null, FirstRound = null };
        var by = fields.Word<FlowStep>("step", step) ?? FlowStep.Day;
        if (!fields.AreFine) return fields.Problem();
        return TypedResults.Ok(await figures.Flow(filter, Enum.Parse<FigureGroup>(by.ToString()), cancellation));
    }

    private static async Task<Results<Ok<HotSpotRow[]>, ProblemHttpResult>> Spots(
        [AsParameters] FigureParameters asked,
        [WordsOf(typeof(HotSpotKind)), Description("“grid” (default), “community”, “building” or “category”.")] string? kind,
        HttpContext http,
        IDistricts districts,
        FigureDesk desk,
        HotSpots spots,
        TimeProvider time,
        CancellationToken cancellation)
    {
        var (fields, district) = (new Fields(http), districts.Need());
        var rules = new FigureRules(district, fields, http.Actor(), time.GetUtcNow());
        var period = rules.Period(asked);
        var filter = rules.Filter(asked, period);
        var by = fields.Word<HotSpotKind>("kind", kind) ?? HotSpotKind.Grid;
        if (!fields.AreFine) return fields.Problem();

        var (group, breakdown) = by switch
        {
            HotSpotKind.Building => (FigureGroup.Building, Breakdown.Building),
            HotSpotKind.Category => (FigureGroup.Category, Breakdown.Category),
            _ => (FigureGroup.Area, Breakdown.Area),
        };
        var reported = Figure.Find("reported")!;
        var names = new FigureNames(district, http.Tongue());
        var found = await spots.Find(filter, group, desk.Digits(by == HotSpotKind.Community ? "community" : "grid"), cancellation);
        return TypedResults.Ok(found.Select(spot => new HotSpotRow(
            spot.Key, names.Of(breakdown, spot.Key), spot.Now, spot.Before, spot.Score, FigureDesk.ListOf(reported, breakdown, spot.Key, asked, period))).ToArray());
    }
}
