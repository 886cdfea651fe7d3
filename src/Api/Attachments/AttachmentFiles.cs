using GridOrleans.Api.Problems;
using GridOrleans.Contracts.Attachments;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;

namespace GridOrleans.Api.Attachments;

/// <summary>
/// Hands out stored bytes to whom they may be shown. Nothing of ours runs in them: their type is the one found in the bytes, browsers may not guess another,
/// documents are saved and not opened, and the page they would be is boxed in (see SecurityHeaders).
/// </summary>
public sealed class AttachmentFiles(IContentStore contents)
{
    public async Task<Results<FileStreamHttpResult, ProblemHttpResult>> Send(
        Attachment attachment, PictureSize size, HttpContext http, CancellationToken cancellation)
    {
        var drawn = size switch { PictureSize.Small => attachment.SmallHash, PictureSize.Large => attachment.LargeHash, _ => null };
        var hash = drawn ?? attachment.ContentHash;
        var file = await contents.Open(hash, cancellation) ?? throw new InvalidOperationException($"The content store has lost {hash}.");

        // Asked again each time, because what may be seen can change; answered 304 without bytes while it may.
        http.Response.Headers.CacheControl = "private, no-cache";
        http.Response.Headers.ContentDisposition = Disposition(attachment);
        return TypedResults.Stream(
            file,
            drawn is null ? attachment.MediaType : "image/jpeg",
            entityTag: new EntityTagHeaderValue($"\"{hash}\""),
            enableRangeProcessing: file.CanSeek);
    }

    private static string Disposition(Attachment attachment)
    {
        var header = new ContentDispositionHeaderValue(attachment.IsPicture ? "inline" : "attachment");
        header.SetHttpFileName(attachment.Name);
        return header.ToString();
    }
}
