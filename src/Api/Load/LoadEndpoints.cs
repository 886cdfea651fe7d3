using GridOrleans.Api.Access;
using GridOrleans.Storage.Load;
using GridOrleans.Storage.Search;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace GridOrleans.Api.Load;

/// <summary>Who has how much on their hands, and where.</summary>
public static class LoadEndpoints
{
    public static void MapLoad(this IEndpointRouteBuilder routes)
    {
        var load = routes.MapGroup("/api/load")
            .WithTags("Figures")
            .RequireAuthorization(Policies.Worker)
            .RequireRateLimiting(Rates.General)
            .ProducesProblem(StatusCodes.Status401Unauthorized)
            .ProducesProblem(StatusCodes.Status403Forbidden);
        load.MapGet("/units", async (HttpContext http, OpenLoad open, CancellationToken cancellation) => TypedResults.Ok(await open.ByUnit(SearchScope.Of(http.Actor()), cancellation)))
            .WithSummary("Open issues by unit")
            .WithDescription("Every unit that has something on its hands within the asker's areas, the most overdue first; who speaks for units only is told of those.");
        load.MapGet("/grids", async (HttpContext http, OpenLoad open, CancellationToken cancellation) => TypedResults.Ok(await open.ByGrid(SearchScope.Of(http.Actor()), cancellation)))
            .WithSummary("Open issues by grid")
            .WithDescription("The map's cells: every grid with open issues that the asker may see.");
    }
}
