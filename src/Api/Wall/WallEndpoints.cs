using GridOrleans.Api.Access;
using GridOrleans.Contracts.Wall;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace GridOrleans.Api.Wall;

/// <summary>The whole picture, once; frames follow by the hub.</summary>
public static class WallEndpoints
{
    public static void MapWall(this IEndpointRouteBuilder routes) => routes.MapGet("/api/wall", async (WallSnapshots snapshots) =>
            TypedResults.Bytes(await snapshots.Read(), "application/json; charset=utf-8"))
        .WithTags("Wall")
        .RequireAuthorization(Policies.SignedIn)
        .RequireRateLimiting(Rates.General)
        .WithSummary("The wall's whole picture")
        .WithDescription("Counts, gauges, clock board, calls, tape, ranking, today, at frame number seq of the feed. Watch the hub first, then ask, then apply frames that follow.")
        .Produces<WallSnapshot>()
        .ProducesProblem(StatusCodes.Status401Unauthorized)
        .ProducesProblem(StatusCodes.Status503ServiceUnavailable);
}
