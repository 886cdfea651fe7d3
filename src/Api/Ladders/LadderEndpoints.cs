using GridOrleans.Api.Access;
using GridOrleans.Api.Engine;
using GridOrleans.Api.Problems;
using GridOrleans.Api.Validation;
using GridOrleans.Api.Words;
using GridOrleans.Contracts.Areas;
using GridOrleans.Contracts.Escalation;
using GridOrleans.Contracts.Issues;
using GridOrleans.Contracts.Policies;
using GridOrleans.Domain.Access;
using GridOrleans.Domain.Escalation;
using GridOrleans.Domain.Issues;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace GridOrleans.Api.Ladders;

/// <summary>The ladders, for administrators: all versions, the next version, and a ladder tried on a past case.</summary>
public static class LadderEndpoints
{
    public static void MapLadders(this IEndpointRouteBuilder routes)
    {
        var ladders = routes.MapGroup("/api/ladders").WithTags("Ladders")
            .RequireAuthorization(Policies.Administrator)
            .RequireRateLimiting(Rates.General)
            .ProducesProblem(StatusCodes.Status401Unauthorized)
            .ProducesProblem(StatusCodes.Status403Forbidden)
            .ProducesProblem(StatusCodes.Status503ServiceUnavailable);
        ladders.MapGet("/", All)
            .WithSummary("Every version of every ladder")
            .WithDescription("By id, newest version first; each explains itself in words. A new case gets the most particular one in force that fits it and keeps it for its life.");
        ladders.MapPost("/", Add)
            .WithSummary("Make the next version of a ladder")
            .WithDescription(
                "Checks every rung. Versions are never edited; open cases keep the one they were opened with. A ladder without conditions must always be in force. " +
                "The same operation id gets the version it made.")
            .ProducesProblem(StatusCodes.Status400BadRequest);
        ladders.MapPost("/simulate", Simulate)
            .WithSummary("Try a ladder on a past case")
            .WithDescription(
                "Lives the history of a case again with a stored ladder or a draft: what would have been called when, what the answers people gave would have held off, " +
                "beside what was called. Changes nothing; who was on duty is not asked.")
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status404NotFound);
    }

    private static async Task<Ok<LadderVersionView[]>> All(HttpContext http, ILadders ladders, IDistricts districts, TimeProvider time, CancellationToken cancellation)
    {
        var words = new LadderWords(districts.Need(), http.Tongue());
        var book = await ladders.Read(cancellation);
        var inForce = book.InForce(time.GetUtcNow()).ToHashSet();
        return TypedResults.Ok(book.Versions.Select(version => View(version, inForce.Contains(version), words)).ToArray());
    }

    private static async Task<Results<Created<LadderVersionView>, ProblemHttpResult>> Add(
        LadderRequest request, HttpContext http, ILadders ladders, IDistricts districts, TimeProvider time, CancellationToken cancellation)
    {
        var district = districts.Need();
        var fields = new Fields(http);
        var operation = fields.OperationId(request.OperationId);
        var now = time.GetUtcNow();
        if (LadderRules.Check(request, district, fields, http.Actor().Name, now) is not { } draft || !fields.AreFine) return fields.Problem();

        var (outcome, made) = await ladders.Add(draft, request.InForceFrom?.ToUniversalTime(), operation, cancellation);
        if (outcome != ShelfOutcome.Done || made is null) return Problem.Field(http, request.Retired ? "retired" : "inForceFrom", "ladder.leavesGap");
        return TypedResults.Created("/api/ladders", View(made, made.InForceFrom <= now && !made.IsRetired, new(district, http.Tongue())));
    }

    private static async Task<Results<Ok<SimulationView>, ProblemHttpResult>> Simulate(
        SimulateRequest request, HttpContext http, ILadders ladders, IDistricts districts, IIssueJournal journal, TimeProvider time, CancellationToken cancellation)
    {
        var district = districts.Need();
        var fields = new Fields(http);
        var id = fields.Need("issueId", request.IssueId);
        var ladder = request.LadderId is null
            ? LadderRules.Check("draft", request.Rungs, request.Repeat, district, fields)
            : await Stored(request, ladders, fields, cancellation);
        if (ladder is null || !fields.AreFine) return fields.Problem();

        var history = await journal.History(id, cancellation);
        if (await journal.Load(id, cancellation) is not { Issue: var issue } || !IssueAccess.MaySee(http.Actor(), issue)) return Problem.NotFound(http);
        var divided = ladder.Drilled(district.DrillDivisor);
        var rehearsed = Rehearsal.Of(id, history.Select(entry => (entry.Stamp, entry.Events)), divided, time.GetUtcNow());
        return TypedResults.Ok(new SimulationView(
            id,
            issue.CaseNo,
            [.. rehearsed.Calls.Select(call => new SimulatedCallView(
                call.Clock, call.Generation, call.Rung, call.Pass, call.At, AudienceResolver.Resolve(district, issue, divided[call.Rung]).Name))],
            [.. rehearsed.Answers.Select(answer => new SimulatedAnswerView(
                answer.Clock, answer.At, answer.Until, answer.HeldOff ? answer.Next!.Turn.Rung : null, answer.HeldOff ? answer.Next!.DueAt : null, answer.LapsedAt))],
            [.. history.SelectMany(entry => entry.Events.OfType<IssueEvent.RungCalled>()
                .Select(called => new ActualCallView(called.Clock, called.Generation, called.Rung, called.Pass, entry.At, called.AudienceName)))],
            new LadderWords(district, http.Tongue()).Of(rehearsed, issue, divided)));
    }

    private static async Task<Ladder?> Stored(SimulateRequest request, ILadders ladders, Fields fields, CancellationToken cancellation)
    {
        var book = await ladders.Read(cancellation);
        var stored = request.Version is { } version ? book.Find(request.LadderId!, version) : book.Newest(request.LadderId!);
        if (stored is null) fields.Refuse(book.Newest(request.LadderId!) is null ? "ladderId" : "version", "ladder.unknown");
        if (request.Rungs is not null) fields.Refuse("rungs", FieldCode.TooMany, 0);
        return stored?.Ladder;
    }

    private static LadderVersionView View(LadderVersion version, bool isInForce, LadderWords words) => new(
        version.Ladder.Id, version.Ladder.Version, version.Name, version.When, version.Ladder.Rungs, version.Ladder.Repeat, version.InForceFrom, isInForce,
        version.IsRetired, version.Note, version.MadeBy, version.MadeAt, words.Of(version.Ladder));
}
