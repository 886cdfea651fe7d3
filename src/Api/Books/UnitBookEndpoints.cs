using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using GridOrleans.Api.Engine;
using GridOrleans.Api.OpenApi;
using GridOrleans.Api.Problems;
using GridOrleans.Api.Validation;
using GridOrleans.Contracts.Areas;
using GridOrleans.Domain.Areas;
using GridOrleans.Storage.Districts.Books;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace GridOrleans.Api.Books;

/// <param name="AreaCode">The area it serves; null = the whole district.</param>
/// <param name="ValidTo">The first day it is no more: from then on its open issues move up to the next accountable owner.</param>
public sealed record UnitRequest(
    [property: Required] string? Name,
    [property: Required] string? ShortName,
    [property: Required] UnitKind? Kind,
    string? AreaCode = null,
    DateOnly? ValidFrom = null,
    DateOnly? ValidTo = null);

public sealed record UnitParameters(
    [property: WordsOf(typeof(UnitKind))] string? Kind,
    [property: Description("Units that serve this area or lie in it.")] string? Area,
    [property: Description("Also units that are no more, or not yet.")] bool? All,
    string? Cursor,
    [property: Description("At most 500.")] int? Limit);

/// <summary>Departments, property firms, owners' committees, service teams and the offices of areas.</summary>
public static class UnitBookEndpoints
{
    public static void MapUnitBooks(this IEndpointRouteBuilder routes)
    {
        var (read, write) = BookAnswers.Group(routes, "/api/units", "Units");
        read.MapGet("", List).WithSummary("The units that can be called and can own issues");
        write.MapPut("/{id}", Put)
            .WithSummary("Enter, change or end a unit")
            .WithDescription("An area's office has the area's code as its id. Open issues of a unit that ends move up at once.");
    }

    private static Results<Ok<BookPage<UnitPlan>>, ProblemHttpResult> List([AsParameters] UnitParameters asked, HttpContext http, IDistricts districts)
    {
        var fields = new Fields(http);
        var kind = fields.Word<UnitKind>("kind", asked.Kind);
        if (!fields.AreFine) return fields.Problem();
        var district = districts.Need();
        var units = (asked.All == true ? district.Staff.Plan.Units : district.Units)
            .Where(unit => (kind is null || unit.Kind == kind) && (asked.Area is null || unit.AreaCode?.StartsWith(asked.Area, StringComparison.Ordinal) == true));
        return TypedResults.Ok(BookAnswers.Page(units, unit => unit.Id, asked.Cursor, asked.Limit));
    }

    private static async Task<Results<Ok<UnitPlan>, ProblemHttpResult>> Put(
        string id, UnitRequest request, HttpContext http, [FromServices] BookKeeper keeper, CancellationToken cancellation)
    {
        var fields = new Fields(http);
        var kind = fields.OneOf("kind", request.Kind);
        if (!fields.AreFine) return fields.Problem();
        var unit = new UnitPlan(id, request.Name ?? "", request.ShortName ?? "", kind, request.AreaCode, request.ValidFrom, request.ValidTo);
        return BookAnswers.Refusal(http, await keeper.Put(unit, http.Writer(), cancellation)) is { } refusal ? refusal : TypedResults.Ok(unit);
    }
}
