using System.ComponentModel;
using GridOrleans.Api.Access;
using GridOrleans.Api.Engine;
using GridOrleans.Api.Problems;
using GridOrleans.Api.Validation;
using GridOrleans.Api.Words;
using GridOrleans.Contracts.Areas;
using GridOrleans.Contracts.Grains;
using GridOrleans.Contracts.Issues;
using GridOrleans.Domain.Issues;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace GridOrleans.Api.Issues;

/// <summary>“What did this case look like at 14:03 yesterday?”: the history folded up to a moment, its clocks explained as of then.</summary>
public static class PastEndpoints
{
    public static void MapPast(this IEndpointRouteBuilder routes) => routes.MapGet("/api/issues/{id:guid}/history/at", At)
        .WithTags("Issues")
        .RequireAuthorization(Policies.Worker)
        .RequireRateLimiting(Rates.General)
        .WithSummary("An issue as it stood at a moment")
        .WithDescription(
            "The case as everybody saw it then: what had been decided by that moment, with the clocks explained as of it. Who may see the case now may see its past; " +
            "nothing can be done in the past, so no command is offered. 404 when it had not been reported yet.")
        .ProducesProblem(StatusCodes.Status400BadRequest)
        .ProducesProblem(StatusCodes.Status401Unauthorized)
        .ProducesProblem(StatusCodes.Status404NotFound)
        .ProducesProblem(StatusCodes.Status503ServiceUnavailable);

    private static async Task<Results<Ok<IssueView>, ProblemHttpResult>> At(
        Guid id,
        [Description("ISO 8601, with its offset; not in the future.")] DateTimeOffset at,
        HttpContext http,
        IDistricts districts,
        IClusterClient cluster,
        IIssueJournal journal,
        IReporters reporters,
        TimeProvider time,
        CancellationToken cancellation)
    {
        if (at > time.GetUtcNow()) return Problem.Field(http, "at", FieldCode.InTheFuture);
        var actor = http.Actor();
        if (await GrainCall.Ask(cluster.GetGrain<IIssueGrain>(id).Get) is not { } now || !IssueAccess.MaySee(actor, now)) return Problem.NotFound(http);

        Issue? then = null;
        foreach (var entry in (await journal.History(id, cancellation)).TakeWhile(entry => entry.At <= at)) then = IssueEvolver.Apply(id, then, entry.Events, entry.Stamp);
        if (then is null) return Problem.NotFound(http);
        var reporter = ReporterMask.MaySee(actor, now) ? await reporters.Find(id, cancellation) : null;
        var view = new IssueViews(districts.Need(), http.Tongue()).Of(then, actor, at, reporter);
        return TypedResults.Ok(view with { Buttons = [] });
    }
}
