using GridOrleans.Api.Access;
using GridOrleans.Api.Problems;
using GridOrleans.Api.Validation;
using GridOrleans.Api.Words;
using GridOrleans.Domain.Access;
using GridOrleans.Storage.Attachments;
using GridOrleans.Storage.Attachments.Media;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;

namespace GridOrleans.Api.Attachments;

/// <summary>The door through which photos and files come in, before the report or command that carries them.</summary>
public static class UploadEndpoints
{
    private const long MaxMegabytes = ContentOptions.MaxBytes / 1024 / 1024;

    public static void MapUploads(this IEndpointRouteBuilder routes) => routes.MapPost(AttachmentEndpoints.Door, Upload)
        .WithTags("Attachments")
        .RequireRateLimiting(Rates.Upload)
        .WithMetadata(new BodyLimit())
        .WithSummary("Upload a photo or file")
        .WithDescription(
            "The body is the file itself, at most 20 MB: JPEG, PNG, WebP, GIF, PDF, DOCX or XLSX, as found in its bytes; Content-Type is not believed. Everything beside the " +
            "picture – EXIF, place, maker notes, comments – is left out of what is stored; the place is offered in the answer, once. A report or command then carries the " +
            "id in its attachments; what nothing carries is forgotten after 24 hours. Residents need no sign-in.")
        .ProducesProblem(StatusCodes.Status400BadRequest)
        .ProducesProblem(StatusCodes.Status401Unauthorized)
        .ProducesProblem(StatusCodes.Status403Forbidden)
        .ProducesProblem(StatusCodes.Status413PayloadTooLarge)
        .ProducesProblem(StatusCodes.Status415UnsupportedMediaType)
        .ProducesProblem(StatusCodes.Status503ServiceUnavailable);

    /// <param name="name">What the uploader calls it, at most 200 characters; its ending is replaced by the one of the type found.</param>
    private static async Task<Results<Created<UploadView>, ProblemHttpResult>> Upload(
        Stream body, HttpContext http, Uploads uploads, string? name, CancellationToken cancellation)
    {
        var account = GridClaims.AccountOf(http.User);
        if (account is { Role: Role.Display }) return Problem.Forbidden(http);
        if (account is null && TokenScheme.TokenOf(http.Request) is not null) return Problem.Of(http, StatusCodes.Status401Unauthorized, ProblemCode.SignInRequired);
        var fields = new Fields(http);
        var called = fields.Optional("name", name, Fields.MaxAddress) ?? "";
        if (!fields.AreFine) return fields.Problem();

        if (http.Request.ContentLength > ContentOptions.MaxBytes) return Refused(http, UploadFault.TooLarge);
        return await uploads.Take(body, called, account?.Key ?? Uploads.Public, cancellation) switch
        {
            Storage.Attachments.Upload.Kept kept => TypedResults.Created(
                $"{AttachmentEndpoints.Door}/{kept.Attachment.Id}", new UploadView(AttachmentView.Of(kept.Attachment, AttachmentEndpoints.Door), kept.Place)),
            Storage.Attachments.Upload.Refused refused => Refused(http, refused.Fault),
            _ => throw new InvalidOperationException("An upload ends in one of two ways."),
        };
    }

    private static ProblemHttpResult Refused(HttpContext http, UploadFault fault) => fault switch
    {
        UploadFault.Empty => Problem.Of(http, StatusCodes.Status400BadRequest, ProblemCode.FileEmpty),
        UploadFault.TooLarge => Problem.Of(http, StatusCodes.Status413PayloadTooLarge, ProblemCode.FileTooLarge, MaxMegabytes),
        UploadFault.UnknownType => Problem.Of(http, StatusCodes.Status415UnsupportedMediaType, ProblemCode.FileType, MediaKind.Names),
        UploadFault.TooManyPixels => Problem.Of(http, StatusCodes.Status400BadRequest, ProblemCode.TooManyPixels, PictureLimits.MaxPixels / 1_000_000),
        UploadFault.TooMuchWaiting => Problem.Of(http, StatusCodes.Status429TooManyRequests, ProblemCode.TooMuchWaiting),
        _ => Problem.Of(http, StatusCodes.Status400BadRequest, ProblemCode.FileDamaged),
    };

    /// <summary>A little more than we take, so that what is too large is told so by us and in words.</summary>
    private sealed class BodyLimit : IRequestSizeLimitMetadata
    {
        public long? MaxRequestBodySize => ContentOptions.MaxBytes + 1024 * 1024;
    }
}
