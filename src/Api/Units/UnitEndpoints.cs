using System.ComponentModel.DataAnnotations;
using GridOrleans.Api.Access;
using GridOrleans.Api.Engine;
using GridOrleans.Api.Problems;
using GridOrleans.Api.Validation;
using GridOrleans.Contracts.Areas;
using GridOrleans.Contracts.Grains;
using GridOrleans.Domain.Access;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace GridOrleans.Api.Units;

/// <param name="Note">Who is reached how; at most 200 characters.</param>
public sealed record DutyRequest([property: Required] bool? OnDuty, string? Note = null);

/// <summary>What a unit has on its hands, and whether somebody is on duty.</summary>
public static class UnitEndpoints
{
    private const int MaxNote = 200;

    public static void MapUnits(this IEndpointRouteBuilder routes)
    {
        var units = routes.MapGroup("/api/units/{id}").WithTags("Units")
            .RequireAuthorization(Policies.Worker)
            .RequireRateLimiting(Rates.General)
            .ProducesProblem(StatusCodes.Status401Unauthorized)
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status503ServiceUnavailable);
        units.MapGet("/", Status)
            .WithSummary("A unit's open issues, lights, unanswered calls and duty")
            .WithDescription("For those who speak for the unit, and for dispatchers and administrators.");
        units.MapPut("/duty", SetDuty)
            .WithSummary("Say whether somebody is on duty")
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status403Forbidden);
    }

    /// <summary>Whose picture of a unit this is: its own people's, and of those who dispatch to it.</summary>
    public static bool MaySee(Actor actor, string unitId) => actor.SpeaksFor(unitId) || actor.Role is Role.Administrator or Role.Dispatcher or Role.ShiftLeader;

    private static async Task<Results<Ok<UnitStatus>, ProblemHttpResult>> Status(string id, HttpContext http, IDistricts districts, IClusterClient cluster) =>
        districts.Need().Unit(id) is not null && MaySee(http.Actor(), id)
            ? TypedResults.Ok(await GrainCall.Ask(cluster.GetGrain<IUnitGrain>(id).Status))
            : Problem.NotFound(http);

    private static async Task<Results<Ok<UnitStatus>, ProblemHttpResult>> SetDuty(
        string id, DutyRequest request, HttpContext http, IDistricts districts, IClusterClient cluster)
    {
        var actor = http.Actor();
        if (districts.Need().Unit(id) is null || !MaySee(actor, id)) return Problem.NotFound(http);
        if (!actor.SpeaksFor(id) && actor.Role is not Role.Administrator) return Problem.Forbidden(http);

        var fields = new Fields(http);
        var onDuty = fields.Need("onDuty", request.OnDuty);
        var note = fields.Optional("note", request.Note, MaxNote);
        if (!fields.AreFine) return fields.Problem();
        return TypedResults.Ok(await GrainCall.Ask(() => cluster.GetGrain<IUnitGrain>(id).SetDuty(onDuty, note)));
    }
}
