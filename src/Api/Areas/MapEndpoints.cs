using GridOrleans.Api.Access;
using GridOrleans.Api.Engine;
using GridOrleans.Contracts.Areas;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Net.Http.Headers;

namespace GridOrleans.Api.Areas;

/// <summary>The district's geometry and names.</summary>
public static class MapEndpoints
{
    public static void MapMaps(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/map", (HttpContext http, IDistricts districts, MapCache maps, bool buildings = false) =>
                Send(http, maps.Of(districts.Need(), buildings ? MapExtent.WithBuildings : MapExtent.Plain), "private"))
            .WithTags("Areas")
            .RequireAuthorization(Policies.SignedIn)
            .RequireRateLimiting(Rates.General)
            .WithSummary("The map of the district")
            .WithDescription("Rings are closed lists of [longitude, latitude] in WGS 84. Carries an ETag; ask with If-None-Match and get 304 while nothing changed. buildings=true adds the buildings' points.")
            .Produces<DistrictMap>()
            .Produces(StatusCodes.Status304NotModified)
            .ProducesProblem(StatusCodes.Status401Unauthorized);
        routes.MapGet("/api/public/map", (HttpContext http, IDistricts districts, MapCache maps) => Send(http, maps.Of(districts.Need(), MapExtent.Public), "public"))
            .WithTags("Public")
            .RequireRateLimiting(Rates.General)
            .WithSummary("The map without units, for the report page")
            .Produces<DistrictMap>()
            .Produces(StatusCodes.Status304NotModified);
    }

    private static FileContentHttpResult Send(HttpContext http, WrittenMap map, string audience)
    {
        http.Response.Headers.CacheControl = $"{audience}, no-cache";
        return TypedResults.Bytes(map.Json, "application/json; charset=utf-8", entityTag: EntityTagHeaderValue.Parse(map.ETag));
    }
}
