using GridOrleans.Api.Access;
using GridOrleans.Api.Engine;
using GridOrleans.Api.Problems;
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

/// <summary>One issue, and its history.</summary>
public static class ReadingEndpoints
{
    public static void MapReading(this IEndpointRouteBuilder routes)
    {
        var issue = routes.MapGroup("/api/issues/{id:guid}")
            .WithTags("Issues")
            .RequireAuthorization(Policies.Worker)
            .RequireRateLimiting(Rates.General)
            .ProducesProblem(StatusCodes.Status401Unauthorized)
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status503ServiceUnavailable);
        issue.MapGet("/", View)
            .WithSummary("One issue whole")
            .WithDescription("Clocks that explain themselves in words, whistle lines, holders, the ladder with what comes next, and every command with the reason it is not allowed.");
        issue.MapGet("/history", History)
            .WithSummary("The history of an issue")
            .WithDescription("One line per decision, oldest first; each hash covers the one before.");
    }

    private static async Task<Results<Ok<IssueView>, ProblemHttpResult>> View(
        Guid id, HttpContext http, IDistricts districts, IClusterClient cluster, IReporters reporters, TimeProvider time, CancellationToken cancellation)
    {
        var actor = http.Actor();
        if (await GrainCall.Ask(cluster.GetGrain<IIssueGrain>(id).Get) is not { } issue || !IssueAccess.MaySee(actor, issue)) return Problem.NotFound(http);
        var reporter = ReporterMask.MaySee(actor, issue) ? await reporters.Find(id, cancellation) : null;
        return TypedResults.Ok(new IssueViews(districts.Need(), http.Tongue()).Of(issue, actor, time.GetUtcNow(), reporter));
    }

    private static async Task<Results<Ok<HistoryLine[]>, ProblemHttpResult>> History(
        Guid id, HttpContext http, IDistricts districts, IClusterClient cluster, IIssueJournal journal, CancellationToken cancellation)
    {
        if (await GrainCall.Ask(cluster.GetGrain<IIssueGrain>(id).Get) is not { } issue || !IssueAccess.MaySee(http.Actor(), issue)) return Problem.NotFound(http);
        var words = new HistoryWords(districts.Need(), http.Tongue());
        return TypedResults.Ok((await journal.History(id, cancellation)).Select(words.Line).ToArray());
    }
}
