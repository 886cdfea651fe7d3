using GridOrleans.Api.Access;
using GridOrleans.Api.OpenApi;
using GridOrleans.Api.Problems;
using GridOrleans.Api.Tracking;
using GridOrleans.Api.Validation;
using GridOrleans.Contracts.Attachments;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace GridOrleans.Api.Attachments;

/// <summary>The pictures of one case for its reporter, by the tracking link: before and after, never what offices show each other.</summary>
public static class TrackAttachmentEndpoints
{
    public static void MapTrackAttachments(this IEndpointRouteBuilder routes)
    {
        var pictures = routes.MapGroup("/api/track/{token}/attachments").WithTags("Public")
            .RequireRateLimiting(Rates.General)
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status503ServiceUnavailable);
        pictures.MapGet("/", List).WithSummary("The pictures of a case, before and after, for its reporter");
        pictures.MapGet("/{id:guid}", Fetch)
            .WithSummary("A picture of a case, for its reporter")
            .Produces(StatusCodes.Status200OK, contentType: "application/octet-stream")
            .Produces(StatusCodes.Status304NotModified)
            .ProducesProblem(StatusCodes.Status400BadRequest);
    }

    private static async Task<Results<Ok<AttachmentView[]>, ProblemHttpResult>> List(
        string token, HttpContext http, TrackedIssues tracked, IAttachments attachments, CancellationToken cancellation) =>
        await tracked.Find(token, cancellation) is { } issue
            ? TypedResults.Ok((await attachments.OfIssue(issue.Id, cancellation))
                .Where(each => each.IsForReporter)
                .Select(each => AttachmentView.Of(each, $"/api/track/{token}/attachments"))
                .ToArray())
            : Problem.NotFound(http);

    private static async Task<Results<FileStreamHttpResult, ProblemHttpResult>> Fetch(
        string token,
        Guid id,
        HttpContext http,
        TrackedIssues tracked,
        IAttachments attachments,
        AttachmentFiles files,
        [FromQuery, WordsOf(typeof(PictureSize))] string? size,
        CancellationToken cancellation)
    {
        var fields = new Fields(http);
        var drawing = AttachmentEndpoints.Size(size, fields);
        if (!fields.AreFine) return fields.Problem();
        return await tracked.Find(token, cancellation) is { } issue
            && await attachments.Find(id, cancellation) is { IsForReporter: true } attachment
            && attachment.IssueId == issue.Id
                ? await files.Send(attachment, drawing!.Value, http, cancellation)
                : Problem.NotFound(http);
    }
}
