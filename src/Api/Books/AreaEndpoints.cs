using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using GridOrleans.Api.Engine;
using GridOrleans.Api.Problems;
using GridOrleans.Contracts.Areas;
using GridOrleans.Storage.Districts.Books;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace GridOrleans.Api.Books;

/// <summary>An area on a day, without its shape.</summary>
/// <param name="GridLevel">1 for a grid 网格, 2 for an estate 小区, 3 for a building 楼栋; null = an area above the grids.</param>
public sealed record AreaView(string Code, string? ParentCode, string Level, string Name, string ShortName, string? GridKind, int Households, int? GridLevel)
{
    internal static AreaView Of(AreaPlan area) =>
        new(area.Code, area.ParentCode, area.Level, area.Name, area.ShortName, area.GridKind, area.Households, area.Level == AreaLevelPlan.Grid ? 1 : null);
}

/// <param name="ValidTo">The first day it is no more so; null = no end is planned.</param>
public sealed record AreaVersionView(AreaView Area, DateOnly ValidFrom, DateOnly? ValidTo, IReadOnlyList<double[]>? Ring);

/// <summary>A level-2 or level-3 grid: an estate or a building of a level-1 grid.</summary>
public sealed record SmallGrid(string Id, string Name, int GridLevel, string GridCode, string? EstateId);

/// <summary>A level of the area tree.</summary>
/// <param name="Digits">Of its areas' codes.</param>
/// <param name="StandsFor">“street”, “community” or “grid”, when it does what that level does.</param>
public sealed record LevelRequest([property: Required] string? Name, [property: Required] string? NameEn, [property: Required] int? Position, [property: Required] int? Digits, string? StandsFor = null);

public sealed record AreaParameters(
    [property: Description("The day; today when left out.")] DateOnly? AsOf,
    string? Level,
    [property: Description("The code of the area above.")] string? Parent,
    string? Cursor,
    [property: Description("At most 500.")] int? Limit);

/// <summary>The area tree, as it is, was and is planned.</summary>
public static class AreaEndpoints
{
    public static void MapAreaBooks(this IEndpointRouteBuilder routes)
    {
        var (read, write) = BookAnswers.Group(routes, "/api/areas", "Areas");
        read.MapGet("", List)
            .WithSummary("The areas of a day")
            .WithDescription("In the order of their codes. Codes of areas that were drawn away go on being known on the days they were in force.");
        read.MapGet("/levels", (IDistricts districts) => TypedResults.Ok(districts.Need().Levels)).WithSummary("The levels of the tree, from the root");
        read.MapGet("/survey", Survey)
            .WithSummary("Gaps, overlaps and borders crossed, in square metres")
            .WithDescription("“gap”: land of an area in none of its children; “outside”: land of a child beyond its parent; “overlap”: land two areas of a level share.");
        read.MapGet("/{code}", One)
            .WithSummary("An area with every version it had, has and is planned to have")
            .ProducesProblem(StatusCodes.Status404NotFound);
        read.MapGet("/{code}/grids", Small)
            .WithSummary("The level-2 and level-3 grids of a level-1 grid: its estates and buildings")
            .ProducesProblem(StatusCodes.Status404NotFound);
        write.MapPut("/levels/{code}", PutLevel)
            .WithSummary("Name or add a level")
            .WithDescription("Digits and position of a level that has areas stay as they are.");
    }

    private static Ok<BookPage<AreaView>> List([AsParameters] AreaParameters asked, IDistricts districts)
    {
        var district = districts.Need();
        var areas = district.AreasOn(asked.AsOf ?? district.Day)
            .Where(area => (asked.Level is null || area.Level == asked.Level) && (asked.Parent is null || area.ParentCode == asked.Parent))
            .Select(AreaView.Of);
        return TypedResults.Ok(BookAnswers.Page(areas, area => area.Code, asked.Cursor, asked.Limit));
    }

    private static Ok<IReadOnlyList<AreaFinding>> Survey([AsParameters] DayParameters asked, IDistricts districts)
    {
        var district = districts.Need();
        return TypedResults.Ok(district.Survey(asked.AsOf ?? district.Day));
    }

    private static Results<Ok<IReadOnlyList<AreaVersionView>>, ProblemHttpResult> One(string code, HttpContext http, IDistricts districts) =>
        districts.Need().HistoryOf(code) is { Count: > 0 } versions
            ? TypedResults.Ok<IReadOnlyList<AreaVersionView>>([.. versions.Select(version => new AreaVersionView(AreaView.Of(version.Area), version.ValidFrom, version.ValidTo, version.Area.Ring))])
            : Problem.NotFound(http);

    private static Results<Ok<BookPage<SmallGrid>>, ProblemHttpResult> Small(string code, HttpContext http, IDistricts districts, string? cursor, int? limit)
    {
        var district = districts.Need();
        if (district.Area(code) is not { Level: AreaLevelPlan.Grid }) return Problem.NotFound(http);
        var estates = district.Estates.Where(estate => estate.GridCode == code).Select(estate => new SmallGrid(estate.Id, estate.Name, 2, code, null));
        var buildings = district.Buildings.Where(building => building.GridCode == code).Select(building => new SmallGrid(building.Id, building.Name, 3, code, building.EstateId));
        return TypedResults.Ok(BookAnswers.Page(estates.Concat(buildings), grid => $"{grid.GridLevel}/{grid.Id}", cursor, limit));
    }

    private static async Task<Results<Ok<AreaLevelPlan>, ProblemHttpResult>> PutLevel(
        string code, LevelRequest request, HttpContext http, [FromServices] BookKeeper keeper, CancellationToken cancellation)
    {
        var level = new AreaLevelPlan(code, request.Name ?? "", request.NameEn ?? "", request.Position ?? -1, request.Digits ?? 0, request.StandsFor);
        return BookAnswers.Refusal(http, await keeper.Put(level, http.Writer(), cancellation)) is { } refusal ? refusal : TypedResults.Ok(level);
    }
}

public sealed record DayParameters([property: Description("The day; today when left out.")] DateOnly? AsOf);
