namespace GridOrleans.Contracts.Attachments;

/// <summary>What a picture shows of a case.</summary>
public enum AttachmentKind
{
    /// <summary>处置前: as it was found; shown to the reporter.</summary>
    Before,

    /// <summary>处置后: as it was left; shown to the reporter.</summary>
    After,

    /// <summary>Between offices: never shown to the reporter.</summary>
    Other,
}

/// <summary>A photo or file, uploaded and perhaps carried to a case.</summary>
/// <param name="IssueId">Null = not carried by any report or command yet; forgotten a day after the upload.</param>
/// <param name="Name">For people; its ending follows from the type found in the bytes.</param>
/// <param name="MediaType">As found in the bytes, whatever the uploader said.</param>
/// <param name="ContentHash">SHA-256 of the stored bytes, which are the uploaded ones without what they told beside the picture.</param>
/// <param name="SmallHash">A JPEG of at most 320 pixels; null = none can be drawn.</param>
/// <param name="LargeHash">A JPEG of at most 1,280 pixels.</param>
/// <param name="UploadedBy">Account key; “public” for a resident without one.</param>
public sealed record Attachment(
    Guid Id,
    Guid? IssueId,
    AttachmentKind Kind,
    string Name,
    string MediaType,
    long Bytes,
    int? Width,
    int? Height,
    string ContentHash,
    string? SmallHash,
    string? LargeHash,
    string UploadedBy,
    DateTimeOffset UploadedAt,
    string? AttachedBy,
    DateTimeOffset? AttachedAt)
{
    public bool IsPicture => MediaType.StartsWith("image/", StringComparison.Ordinal);

    /// <summary>May the reporter see it by the tracking link?</summary>
    public bool IsForReporter => IsPicture && Kind is AttachmentKind.Before or AttachmentKind.After;
}
