using System.ComponentModel.DataAnnotations;
using GridOrleans.Api.Problems;
using GridOrleans.Api.Validation;
using GridOrleans.Contracts.Areas;
using GridOrleans.Storage.Districts.Books;
using GridOrleans.Storage.Districts.Changes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace GridOrleans.Api.Books;

/// <summary>One change of the tree.</summary>
/// <param name="Codes">Areas that are there and change: one, or for a merge two and more; none to add one.</param>
/// <param name="Into">What becomes of them: the new ring, the new names, the merged area, the parts, the new area; nothing to retire one.</param>
public sealed record AreaChangeRequest([property: Required] AreaChangeKind? Kind, IReadOnlyList<string>? Codes = null, IReadOnlyList<AreaDraft>? Into = null);

/// <param name="OperationId">Also the change set's id: the same one plans once.</param>
/// <param name="TakesEffect">The district's first day on which the areas are as changed; today or later.</param>
/// <param name="Note">At most 1,000 characters.</param>
public sealed record AreaChangeSetRequest(
    [property: Required] Guid? OperationId,
    [property: Required] DateOnly? TakesEffect,
    [property: Required] IReadOnlyList<AreaChangeRequest>? Changes,
    string? Note = null);

/// <summary>What a change set does, or would do.</summary>
/// <param name="Applied">False: a dry run, or something is wrong; nothing was changed.</param>
/// <param name="ProblemCount">All problems; the list holds the first 100.</param>
public sealed record AreaChangeView(
    Guid Id,
    DateOnly TakesEffect,
    bool Applied,
    IReadOnlyList<string> Began,
    IReadOnlyList<string> Changed,
    IReadOnlyList<string> Ended,
    int MovedEstates,
    int MovedBuildings,
    IReadOnlyList<AreaFinding> Findings,
    int ProblemCount,
    IReadOnlyList<RowProblem> Problems)
{
    internal static AreaChangeView Of(HttpContext http, AreaOutcome outcome) => new(
        outcome.Id, outcome.TakesEffect, outcome.Applied, outcome.Began, outcome.Changed, outcome.Ended, outcome.MovedEstates, outcome.MovedBuildings, outcome.Findings,
        outcome.ProblemCount, BookAnswers.Rows(http, outcome.Problems));
}

/// <summary>Redraw, rename, merge, split, add and retire areas, for a day to come.</summary>
public static class ChangeEndpoints
{
    private const long MaxMegabytes = 16;

    public static void MapAreaChanges(this IEndpointRouteBuilder routes)
    {
        var (_, write) = BookAnswers.Group(routes, "/api/areas/changes", "Areas");
        write.MapGet("", async ([FromServices] BookKeeper keeper, CancellationToken cancellation) => TypedResults.Ok(await keeper.Changes(cancellation)))
            .WithSummary("The change sets, the latest day first")
            .WithDescription("At most 200.");
        write.MapPost("", Plan)
            .WithMetadata(new BodyLimit(MaxMegabytes))
            .WithSummary("Plan a change of the area tree for a day")
            .WithDescription(
                "Redraw, rename, merge, split, add and retire, together, from the first moment of a day of the district. What was before that day stays as it was: issues keep " +
                "their place and last year's figures last year's areas. Estates and buildings go to the grid they stand in; offices open and close with their areas. " +
                "dryRun=true says what it would do. Problems name the change (from 1) and field, and nothing is changed; findings – gaps and borders crossed, in m² – do not stop it. " +
                "At most 2,000 changes and 16 MB.")
            .Produces<AreaChangeView>(StatusCodes.Status422UnprocessableEntity);
        write.MapDelete("/{id:guid}", Cancel)
            .WithSummary("Take a planned change set back before its day")
            .WithDescription("The latest one first.")
            .ProducesProblem(StatusCodes.Status404NotFound);
    }

    private static async Task<Results<Ok<AreaChangeView>, UnprocessableEntity<AreaChangeView>, ProblemHttpResult>> Plan(
        AreaChangeSetRequest request, HttpContext http, [FromServices] BookKeeper keeper, CancellationToken cancellation, bool dryRun = false)
    {
        var fields = new Fields(http);
        var id = fields.OperationId(request.OperationId);
        var day = fields.Need("takesEffect", request.TakesEffect);
        var note = fields.Optional("note", request.Note, Fields.MaxReason);
        if (request.Changes is not { Count: > 0 and <= AreaChangeSet.MaxChanges }) fields.Refuse("changes", Words.FieldCode.OutOfRange, 1, AreaChangeSet.MaxChanges);
        foreach (var (index, change) in (request.Changes ?? []).Take(AreaChangeSet.MaxChanges).Index()) fields.OneOf($"changes[{index}].kind", change.Kind);
        if (!fields.AreFine) return fields.Problem();

        var set = new AreaChangeSet(id, day, note, [.. request.Changes!.Select(change => new AreaChange(change.Kind!.Value, change.Codes ?? [], change.Into ?? []))]);
        var outcome = await keeper.Change(set, http.Writer(), dryRun, cancellation);
        return outcome.ProblemCount > 0 ? TypedResults.UnprocessableEntity(AreaChangeView.Of(http, outcome)) : TypedResults.Ok(AreaChangeView.Of(http, outcome));
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> Cancel(Guid id, HttpContext http, [FromServices] BookKeeper keeper, CancellationToken cancellation) =>
        await keeper.CancelChange(id, http.Writer(), cancellation) switch
        {
            (false, _) => Problem.NotFound(http),
            (true, { } problem) => BookAnswers.Refusal(http, [problem]),
            _ => TypedResults.NoContent(),
        };
}

/// <summary>A body larger than the usual request.</summary>
internal sealed class BodyLimit(long megabytes) : IRequestSizeLimitMetadata
{
    public long? MaxRequestBodySize => megabytes * 1024 * 1024;
}
