using GridOrleans.Api.Access;
using GridOrleans.Api.Engine;
using GridOrleans.Api.Issues;
using GridOrleans.Api.Problems;
using GridOrleans.Api.Validation;
using GridOrleans.Api.Words;
using GridOrleans.Contracts.Areas;
using GridOrleans.Contracts.Grains;
using GridOrleans.Domain.Access;
using GridOrleans.Domain.Issues;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace GridOrleans.Api.Tracking;

/// <summary>The reporter's page: one case, opened by its token.</summary>
public static class TrackEndpoints
{
    public static void MapTracking(this IEndpointRouteBuilder routes)
    {
        var track = routes.MapGroup("/api/track/{token}").WithTags("Public")
            .RequireRateLimiting(Rates.General)
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status503ServiceUnavailable);
        track.MapGet("/", View)
            .WithSummary("A case as its reporter sees it")
            .WithDescription("The four clocks, what happened, the reply, and what can be done. A report that was merged shows the case in which it goes on.");
        track.MapPost("/rating", (string token, RateRequest body, HttpContext http, TrackDesk desk, CancellationToken cancellation) =>
                desk.Carry(token, body, (rules, asked) => rules.Rate(asked), isForTheCaseItGoesOnIn: false, http, cancellation))
            .WithSummary("Rate a closed case, 1 (very unhappy) to 5")
            .WithDescription("An unhappy rating asks for the case to be opened again, within the window of its policy.")
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status409Conflict)
            .ProducesProblem(StatusCodes.Status504GatewayTimeout);
        track.MapPost("/urge", (string token, UrgeRequest body, HttpContext http, TrackDesk desk, CancellationToken cancellation) =>
                desk.Carry(token, body, (rules, asked) => rules.Urge(asked), isForTheCaseItGoesOnIn: true, http, cancellation))
            .WithSummary("催办: urge an open case")
            .WithDescription("Not again within half the response time. A report that was merged urges the case in which it goes on.")
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status409Conflict)
            .ProducesProblem(StatusCodes.Status504GatewayTimeout);
    }

    private static async Task<Results<Ok<TrackView>, ProblemHttpResult>> View(
        string token, HttpContext http, TrackedIssues tracked, IDistricts districts, TimeProvider time, CancellationToken cancellation) =>
        await tracked.Find(token, cancellation) is { } issue
            ? TypedResults.Ok(new TrackViews(districts.Need(), http.Tongue()).Of(await tracked.Told(issue, cancellation), time.GetUtcNow()))
            : Problem.NotFound(http);
}

/// <summary>Carries what a reporter does to their case, and the answer back.</summary>
public sealed class TrackDesk(TrackedIssues tracked, IDistricts districts, IClusterClient cluster, TimeProvider time)
{
    internal async Task<Results<Ok<TrackView>, ProblemHttpResult>> Carry<TBody>(
        string token, TBody body, Func<CommandRules, TBody, IssueCommand> command, bool isForTheCaseItGoesOnIn, HttpContext http, CancellationToken cancellation)
        where TBody : PlainRequest
    {
        if (await tracked.Find(token, cancellation) is not { } own) return Problem.NotFound(http);
        var issue = isForTheCaseItGoesOnIn ? (await tracked.Follow(own))[^1] : own;
        var district = districts.Need();
        var fields = new Fields(http);
        var operation = fields.OperationId(body.OperationId);
        var asked = command(new(district, issue, fields, time.GetUtcNow()), body);
        if (!fields.AreFine) return fields.Problem();

        var answer = await GrainCall.Ask(() => cluster.GetGrain<IIssueGrain>(issue.Id).Execute(new(asked, operation, Actor.Reporter("track"))));
        if (answer is not { Kind: not AnswerKind.Refused, Issue: { } done }) return Answers.Sentence(http, answer.Refusal!);
        var told = await tracked.Told(own.Id == done.Id ? done : own, cancellation);
        return TypedResults.Ok(new TrackViews(district, http.Tongue()).Of(told, time.GetUtcNow()));
    }
}
