using GridOrleans.Api.Access;
using GridOrleans.Api.Engine;
using GridOrleans.Api.Intake;
using GridOrleans.Api.Problems;
using GridOrleans.Api.Validation;
using GridOrleans.Contracts.Areas;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace GridOrleans.Api.Areas;

/// <summary>What lies at a point. All null = outside every grid; a report there goes to the district hall.</summary>
/// <param name="DistanceM">From the point to the building, in metres.</param>
public sealed record FoundPlace(string? GridCode, string? GridName, string? EstateName, string? BuildingId, string? BuildingName, double? DistanceM);

/// <param name="At">Server time.</param>
public sealed record ServerTime(DateTimeOffset At);

/// <summary>What anybody may ask.</summary>
public static class PublicEndpoints
{
    public static void MapPublic(this IEndpointRouteBuilder routes)
    {
        var open = routes.MapGroup("/api").RequireRateLimiting(Rates.General);
        open.MapGet("/public/places", Find).WithTags("Public")
            .WithSummary("What lies at a point")
            .WithDescription("Longitude and latitude in degrees, WGS 84. Finds the grid, and the nearest building within 100 m with its estate.")
            .ProducesProblem(StatusCodes.Status400BadRequest);
        open.MapGet("/public/buildings/{id}", Building).WithTags("Public")
            .WithSummary("A building by its id")
            .WithDescription("For the QR code on its wall (有事请找我): the report page says which building it reports for.")
            .ProducesProblem(StatusCodes.Status404NotFound);
        open.MapGet("/public/categories", (IDistricts districts) => TypedResults.Ok(districts.Need().Map.Categories)).WithTags("Public")
            .WithSummary("The categories a report can have");
        open.MapGet("/time", (TimeProvider time) => TypedResults.Ok(new ServerTime(time.GetUtcNow()))).WithTags("Public")
            .WithSummary("Server time")
            .WithDescription("For screens that count down: measure the offset of the own clock by it.");
    }

    private static Results<Ok<FoundPlace>, ProblemHttpResult> Find(double longitude, double latitude, HttpContext http, IDistricts districts)
    {
        var fields = new Fields(http);
        fields.Within("longitude", longitude, -180, 180);
        fields.Within("latitude", latitude, -90, 90);
        if (!fields.AreFine) return fields.Problem();

        var district = districts.Need();
        var place = PlaceFinder.Find(district, new(longitude, latitude), null, null);
        if (place.IsOutside) return TypedResults.Ok(new FoundPlace(null, null, null, null, null, null));
        var near = place.BuildingId is null ? null : district.BuildingNear(longitude, latitude);
        return TypedResults.Ok(new FoundPlace(
            place.GridCode,
            district.Area(place.GridCode)?.ShortName,
            place.EstateId is { } estate ? district.Estate(estate)?.Name : null,
            place.BuildingId,
            near?.Building.Name,
            near is null ? null : Math.Round(near.Value.DistanceMetres, 1)));
    }

    private static Results<Ok<FoundPlace>, ProblemHttpResult> Building(string id, HttpContext http, IDistricts districts)
    {
        var district = districts.Need();
        if (district.Building(id) is not { } building) return Problem.NotFound(http);
        return TypedResults.Ok(new FoundPlace(
            building.GridCode,
            district.Area(building.GridCode)?.ShortName,
            building.EstateId is { } estate ? district.Estate(estate)?.Name : null,
            building.Id,
            building.Name,
            0));
    }
}
