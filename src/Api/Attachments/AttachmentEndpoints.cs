using GridOrleans.Api.Access;
using GridOrleans.Api.Engine;
using GridOrleans.Api.OpenApi;
using GridOrleans.Api.Problems;
using GridOrleans.Api.Validation;
using GridOrleans.Contracts.Attachments;
using GridOrleans.Contracts.Grains;
using GridOrleans.Domain.Access;
using GridOrleans.Domain.Issues;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace GridOrleans.Api.Attachments;

/// <summary>Photos and files of cases, for those who may see the case.</summary>
public static class AttachmentEndpoints
{
    public const string Door = "/api/attachments";

    public static void MapAttachments(this IEndpointRouteBuilder routes)
    {
        routes.MapUploads();
        routes.MapGet(Door + "/{id:guid}", Fetch)
            .WithTags("Attachments")
            .RequireAuthorization(Policies.Worker)
            .RequireRateLimiting(Rates.General)
            .WithSummary("A photo or file")
            .WithDescription(
                "size=small or large gives a JPEG of at most 320 or 1,280 pixels where one could be drawn, else the picture itself. Carries an ETag; ask with " +
                "If-None-Match and get 304. Documents answer range requests. What no report or command carries yet is its uploader's only.")
            .Produces(StatusCodes.Status200OK, contentType: "application/octet-stream")
            .Produces(StatusCodes.Status206PartialContent)
            .Produces(StatusCodes.Status304NotModified)
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status401Unauthorized)
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status503ServiceUnavailable);
        routes.MapGet("/api/issues/{id:guid}/attachments", OfIssue)
            .WithTags("Issues")
            .RequireAuthorization(Policies.Worker)
            .RequireRateLimiting(Rates.General)
            .WithSummary("The photos and files of an issue, oldest first")
            .ProducesProblem(StatusCodes.Status401Unauthorized)
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status503ServiceUnavailable);
    }

    /// <summary>Reads the asked size; a wrong word is the caller's to correct.</summary>
    internal static PictureSize? Size(string? size, Fields fields) => string.IsNullOrEmpty(size) ? PictureSize.Full : fields.Word<PictureSize>("size", size);

    private static async Task<Results<FileStreamHttpResult, ProblemHttpResult>> Fetch(
        Guid id,
        HttpContext http,
        IAttachments attachments,
        AttachmentFiles files,
        IClusterClient cluster,
        [FromQuery, WordsOf(typeof(PictureSize))] string? size,
        CancellationToken cancellation)
    {
        var fields = new Fields(http);
        var drawing = Size(size, fields);
        if (!fields.AreFine) return fields.Problem();
        return await attachments.Find(id, cancellation) is { } attachment && await MaySee(http.Actor(), attachment, cluster)
            ? await files.Send(attachment, drawing!.Value, http, cancellation)
            : Problem.NotFound(http);
    }

    private static async Task<Results<Ok<AttachmentView[]>, ProblemHttpResult>> OfIssue(
        Guid id, HttpContext http, IAttachments attachments, IClusterClient cluster, CancellationToken cancellation) =>
        await GrainCall.Ask(cluster.GetGrain<IIssueGrain>(id).Get) is { } issue && IssueAccess.MaySee(http.Actor(), issue)
            ? TypedResults.Ok((await attachments.OfIssue(id, cancellation)).Select(each => AttachmentView.Of(each, Door)).ToArray())
            : Problem.NotFound(http);

    private static async Task<bool> MaySee(Actor actor, Attachment attachment, IClusterClient cluster) => attachment.IssueId is { } issueId
        ? await GrainCall.Ask(cluster.GetGrain<IIssueGrain>(issueId).Get) is { } issue && IssueAccess.MaySee(actor, issue)
        : attachment.UploadedBy == actor.Id;
}
