using System.ComponentModel.DataAnnotations;
using GridOrleans.Api.Access;
using GridOrleans.Api.Engine;
using GridOrleans.Api.Problems;
using GridOrleans.Api.Validation;
using GridOrleans.Api.Words;
using GridOrleans.Contracts.Areas;
using GridOrleans.Contracts.Grains;
using GridOrleans.Domain.Access;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace GridOrleans.Api.Areas;

/// <summary>A patrol that was walked.</summary>
/// <param name="EndedAt">Now when left out; not in the future, and not more than a day ago.</param>
/// <param name="Walked">How long, “hh:mm:ss”; more than zero and at most 12 h.</param>
public sealed record PatrolRequest([property: Required] Guid? OperationId, [property: Required] TimeSpan? Walked, DateTimeOffset? EndedAt = null);

public sealed record InspectionRequest([property: Required] Guid? OperationId);

/// <summary>The duties of grids and buildings. What the asker's areas do not cover does not exist for them.</summary>
public static class DutyEndpoints
{
    private static readonly TimeSpan LongestPatrol = TimeSpan.FromHours(12), OldestPatrol = TimeSpan.FromDays(1);

    public static void MapDuties(this IEndpointRouteBuilder routes)
    {
        var areas = routes.MapGroup("/api").WithTags("Areas")
            .RequireAuthorization(Policies.Worker)
            .RequireRateLimiting(Rates.General)
            .ProducesProblem(StatusCodes.Status401Unauthorized)
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status503ServiceUnavailable);
        areas.MapGet("/grids/{code}", Grid).WithSummary("A grid's open issues, lights and patrol duty");
        areas.MapPost("/grids/{code}/patrols", Patrol)
            .WithSummary("Log a patrol")
            .WithDescription("At least two hours a day are owed (每天巡查2小时以上), divided in a drill. The same operation id counts once.")
            .ProducesProblem(StatusCodes.Status400BadRequest);
        areas.MapGet("/buildings/{id}", Building).WithSummary("A building's recent reports, systemic categories and inspection duty");
        areas.MapPost("/buildings/{id}/inspections", Inspect)
            .WithSummary("Record the owed inspection")
            .WithDescription("Owed when the same category was reported three times in 30 days. The same operation id counts once.")
            .ProducesProblem(StatusCodes.Status400BadRequest);
    }

    private static async Task<Results<Ok<GridStatus>, ProblemHttpResult>> Grid(string code, HttpContext http, IDistricts districts, IClusterClient cluster) =>
        IsGrid(districts.Need(), code) && Covers(http.Actor(), code)
            ? TypedResults.Ok(await GrainCall.Ask(cluster.GetGrain<IGridGrain>(code).Status))
            : Problem.NotFound(http);

    private static async Task<Results<Ok<GridStatus>, ProblemHttpResult>> Patrol(
        string code, PatrolRequest request, HttpContext http, IDistricts districts, IClusterClient cluster, TimeProvider time)
    {
        var actor = http.Actor();
        if (!IsGrid(districts.Need(), code) || !Covers(actor, code)) return Problem.NotFound(http);

        var fields = new Fields(http);
        var operation = fields.OperationId(request.OperationId);
        var walked = fields.Need("walked", request.Walked);
        if (request.Walked is not null && (walked <= TimeSpan.Zero || walked > LongestPatrol)) fields.Refuse("walked", FieldCode.OutOfRange, "00:00:01", LongestPatrol);
        var now = time.GetUtcNow();
        var ended = request.EndedAt ?? now;
        if (ended > now) fields.Refuse("endedAt", FieldCode.InTheFuture);
        if (ended < now - OldestPatrol) fields.Refuse("endedAt", FieldCode.OutOfRange, now - OldestPatrol, now);
        if (!fields.AreFine) return fields.Problem();

        return TypedResults.Ok(await GrainCall.Ask(() => cluster.GetGrain<IGridGrain>(code).RecordPatrol(new(operation, actor.Id, ended.ToUniversalTime(), walked))));
    }

    private static async Task<Results<Ok<BuildingStatus>, ProblemHttpResult>> Building(string id, HttpContext http, IDistricts districts, IClusterClient cluster) =>
        districts.Need().Building(id) is { } building && Covers(http.Actor(), building.GridCode)
            ? TypedResults.Ok(await GrainCall.Ask(cluster.GetGrain<IBuildingGrain>(id).Status))
            : Problem.NotFound(http);

    private static async Task<Results<Ok<BuildingStatus>, ProblemHttpResult>> Inspect(
        string id, InspectionRequest request, HttpContext http, IDistricts districts, IClusterClient cluster)
    {
        var actor = http.Actor();
        if (districts.Need().Building(id) is not { } building || !Covers(actor, building.GridCode)) return Problem.NotFound(http);

        var fields = new Fields(http);
        var operation = fields.OperationId(request.OperationId);
        if (!fields.AreFine) return fields.Problem();
        return TypedResults.Ok(await GrainCall.Ask(() => cluster.GetGrain<IBuildingGrain>(id).RecordInspection(operation, actor.Id)));
    }

    private static bool IsGrid(IDistrictDirectory district, string code) => district.Area(code) is { Level: "grid" };

    private static bool Covers(Actor actor, string gridCode) => actor.WorksByArea && actor.Serves(gridCode);
}
