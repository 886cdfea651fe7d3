using GridOrleans.Api.Access;
using GridOrleans.Api.Engine;
using GridOrleans.Api.Intake;
using GridOrleans.Api.Issues;
using GridOrleans.Api.Problems;
using GridOrleans.Api.Validation;
using GridOrleans.Api.Words;
using GridOrleans.Contracts.Areas;
using GridOrleans.Contracts.Grains;
using GridOrleans.Contracts.History;
using GridOrleans.Contracts.Issues;
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
            .WithDescription("The four clocks, what happened, the reply, and whether it can be rated.");
        track.MapPost("/rating", Rate)
            .WithSummary("Rate a closed case, 1 (very unhappy) to 5")
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status409Conflict)
            .ProducesProblem(StatusCodes.Status504GatewayTimeout);
    }

    private static async Task<Results<Ok<TrackView>, ProblemHttpResult>> View(
        string token, HttpContext http, TrackedIssues tracked, IDistricts districts, IIssueJournal journal, TimeProvider time, CancellationToken cancellation) =>
        await tracked.Find(token, cancellation) is { } issue
            ? TypedResults.Ok(Draw(issue, await journal.History(issue.Id, cancellation), districts.Need(), http.Tongue(), time.GetUtcNow()))
            : Problem.NotFound(http);

    private static async Task<Results<Ok<TrackView>, ProblemHttpResult>> Rate(
        string token,
        RateRequest request,
        HttpContext http,
        TrackedIssues tracked,
        IDistricts districts,
        IClusterClient cluster,
        IIssueJournal journal,
        TimeProvider time,
        CancellationToken cancellation)
    {
        if (await tracked.Find(token, cancellation) is not { } issue) return Problem.NotFound(http);
        var district = districts.Need();
        var fields = new Fields(http);
        var operation = fields.OperationId(request.OperationId);
        var command = new CommandRules(district, issue, fields).Rate(request);
        if (!fields.AreFine) return fields.Problem();

        var answer = await GrainCall.Ask(() => cluster.GetGrain<IIssueGrain>(issue.Id).Execute(new(command, operation, Actor.Reporter("track"))));
        return answer is { Kind: not AnswerKind.Refused, Issue: { } rated }
            ? TypedResults.Ok(Draw(rated, await journal.History(rated.Id, cancellation), district, http.Tongue(), time.GetUtcNow()))
            : Answers.Sentence(http, answer.Refusal!);
    }

    private static TrackView Draw(Issue issue, IReadOnlyList<HistoryEntry> history, IDistrictDirectory district, Tongue tongue, DateTimeOffset now)
    {
        var words = new HistoryWords(district, tongue);
        var category = district.Category(issue.CategoryCode);
        return new(
            issue.CaseNo,
            issue.CategoryCode,
            (tongue == Tongue.English ? category?.NameEn : category?.Name) ?? issue.CategoryCode,
            issue.Place.Label,
            issue.State,
            issue.ReportedAt,
            new IssueViews(district, tongue).Clocks(issue, IssueRows.Of(issue), now),
            [
                .. from entry in history
                   from happened in entry.Events
                   let text = words.TellReporter(happened)
                   where text is not null
                   select new TrackLine(entry.At, HistoryWords.KindOf(happened), text),
            ],
            issue.Result,
            issue.Reply,
            issue.Rating,
            TransitionTable.Allows(issue.State, CommandKind.Rate),
            district.DrillDivisor,
            district.Map.TimeZone);
    }
}
