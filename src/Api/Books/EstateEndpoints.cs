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

/// <param name="FirstCall">“firm”, “committee” or “fallback”.</param>
/// <param name="Path">Who is called one after the other: “firm”, “committee”, “fallback”, “community”, “street”.</param>
/// <param name="MajorMattersNeed">Who must approve a major matter 重大事项; null = nobody.</param>
public sealed record EstateTypeRequest(
    [property: Required] string? Name, [property: Required] string? NameEn, [property: Required] string? FirstCall, IReadOnlyList<string>? Path = null, string? MajorMattersNeed = null);

/// <param name="Ring">Closed, counter-clockwise; null = only a point is known.</param>
/// <param name="FallbackUnitId">Owner of what nobody else takes; null = the street's office.</param>
public sealed record EstateRequest(
    [property: Required] string? Name,
    [property: Required] string? TypeCode,
    [property: Required] string? GridCode,
    [property: Required] double? Longitude,
    [property: Required] double? Latitude,
    string? FirmUnitId = null,
    string? CommitteeUnitId = null,
    string? FallbackUnitId = null,
    IReadOnlyList<double[]>? Ring = null);

public sealed record EstateParameters(
    [property: Description("The code of a grid, or of an area around it.")] string? Area,
    string? Type,
    [property: Description("Whose estates: a firm, a committee or a fallback owner.")] string? Unit,
    string? Cursor,
    [property: Description("At most 500.")] int? Limit);

/// <summary>小区: estates and what their types ask for.</summary>
public static class EstateEndpoints
{
    public static void MapEstates(this IEndpointRouteBuilder routes)
    {
        var (read, write) = BookAnswers.Group(routes, "/api/estates", "Estates");
        read.MapGet("", List).WithSummary("Estates, without their shapes");
        read.MapGet("/types", (IDistricts districts) => TypedResults.Ok(districts.Need().EstateTypes)).WithSummary("Types of estates: who is called first, who next, who must approve major matters");
        read.MapGet("/{id}", (string id, HttpContext http, IDistricts districts) =>
                districts.Need().Estate(id) is { } estate ? (Results<Ok<EstatePlan>, ProblemHttpResult>)TypedResults.Ok(estate) : Problem.NotFound(http))
            .WithSummary("An estate")
            .ProducesProblem(StatusCodes.Status404NotFound);
        write.MapPut("/{id}", Put).WithSummary("Enter or change an estate");
        write.MapPut("/types/{code}", PutType)
            .WithSummary("Enter or change a type of estates")
            .WithDescription("Cases that are open keep what they were opened with.");
    }

    private static Ok<BookPage<EstatePlan>> List([AsParameters] EstateParameters asked, IDistricts districts)
    {
        var estates = districts.Need().Estates
            .Where(estate => (asked.Area is null || estate.GridCode.StartsWith(asked.Area, StringComparison.Ordinal))
                && (asked.Type is null || estate.TypeCode == asked.Type)
                && (asked.Unit is null || asked.Unit == estate.FirmUnitId || asked.Unit == estate.CommitteeUnitId || asked.Unit == estate.FallbackUnitId))
            .Select(estate => estate with { Ring = null });
        return TypedResults.Ok(BookAnswers.Page(estates, estate => estate.Id, asked.Cursor, asked.Limit));
    }

    private static async Task<Results<Ok<EstatePlan>, ProblemHttpResult>> Put(
        string id, EstateRequest request, HttpContext http, [FromServices] BookKeeper keeper, CancellationToken cancellation)
    {
        var estate = new EstatePlan(
            id, request.Name ?? "", request.TypeCode ?? "", request.GridCode ?? "", request.FirmUnitId, request.CommitteeUnitId, request.Longitude ?? double.NaN,
            request.Latitude ?? double.NaN, request.Ring, request.FallbackUnitId);
        return BookAnswers.Refusal(http, await keeper.Put(estate, http.Writer(), cancellation)) is { } refusal ? refusal : TypedResults.Ok(estate);
    }

    private static async Task<Results<Ok<EstateTypePlan>, ProblemHttpResult>> PutType(
        string code, EstateTypeRequest request, HttpContext http, [FromServices] BookKeeper keeper, CancellationToken cancellation)
    {
        var type = new EstateTypePlan(code, request.Name ?? "", request.NameEn ?? "", request.FirstCall ?? "", request.Path ?? [], request.MajorMattersNeed);
        return BookAnswers.Refusal(http, await keeper.Put(type, http.Writer(), cancellation)) is { } refusal ? refusal : TypedResults.Ok(type);
    }
}
