using GridOrleans.Contracts.Attachments;
using GridOrleans.Storage.Attachments.Media;

namespace GridOrleans.Api.Attachments;

/// <summary>A photo or file as its viewer may fetch it.</summary>
/// <param name="Kind">before and after are shown to the reporter too; other is between offices.</param>
/// <param name="Width">Pixels, upright; null = no picture.</param>
/// <param name="Url">The stored file: a picture without anything beside it, or the document as it was uploaded.</param>
/// <param name="SmallUrl">At most 320 pixels; null = show the picture itself.</param>
/// <param name="LargeUrl">At most 1,280 pixels.</param>
public sealed record AttachmentView(
    Guid Id,
    AttachmentKind Kind,
    string Name,
    string MediaType,
    long Bytes,
    int? Width,
    int? Height,
    DateTimeOffset At,
    string Url,
    string? SmallUrl,
    string? LargeUrl)
{
    /// <param name="door">Where this viewer fetches attachments: “/api/attachments”, or the reporter's own.</param>
    public static AttachmentView Of(Attachment attachment, string door) => new(
        attachment.Id,
        attachment.Kind,
        attachment.Name,
        attachment.MediaType,
        attachment.Bytes,
        attachment.Width,
        attachment.Height,
        attachment.AttachedAt ?? attachment.UploadedAt,
        $"{door}/{attachment.Id}",
        attachment.SmallHash is null ? null : $"{door}/{attachment.Id}?size=small",
        attachment.LargeHash is null ? null : $"{door}/{attachment.Id}?size=large");
}

/// <summary>The answer to an upload.</summary>
/// <param name="SuggestedPoint">Where the camera says the photo was taken, offered this once: it is kept nowhere. Null = the photo says nothing.</param>
public sealed record UploadView(AttachmentView Attachment, PhotoPlace? SuggestedPoint);

/// <summary>Which drawing of a picture.</summary>
public enum PictureSize
{
    Full,
    Small,
    Large,
}
