namespace GridOrleans.Storage.Attachments.Media;

/// <summary>
/// The types we take, found in the bytes and never believed. A photo must be of a kind whose every part we know, because all parts but the picture are
/// left out of what is stored; so HEIC and video, whose place and owner can hide in many boxes, are not among them (ADR 30).
/// </summary>
public sealed record MediaKind(string MediaType, string Ending, bool IsPicture)
{
    public static MediaKind Jpeg { get; } = new("image/jpeg", ".jpg", true);

    public static MediaKind Png { get; } = new("image/png", ".png", true);

    public static MediaKind Webp { get; } = new("image/webp", ".webp", true);

    public static MediaKind Gif { get; } = new("image/gif", ".gif", true);

    public static MediaKind Pdf { get; } = new("application/pdf", ".pdf", false);

    public static MediaKind Word { get; } = new("application/vnd.openxmlformats-officedocument.wordprocessingml.document", ".docx", false);

    public static MediaKind Sheet { get; } = new("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", ".xlsx", false);

    /// <summary>How people know them.</summary>
    public const string Names = "JPEG, PNG, WebP, GIF, PDF, DOCX, XLSX";

    /// <summary>By the first bytes; null = none of ours. An Office file is only known to be a ZIP by then: <see cref="OfficeFile"/> says which.</summary>
    public static MediaKind? Of(ReadOnlySpan<byte> head) =>
        head.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]) ? Jpeg
        : head.StartsWith(PngFile.Signature) ? Png
        : head.StartsWith("GIF87a"u8) || head.StartsWith("GIF89a"u8) ? Gif
        : head.Length >= 12 && head.StartsWith("RIFF"u8) && head[8..].StartsWith("WEBP"u8) ? Webp
        : head.StartsWith("%PDF-"u8) ? Pdf
        : null;

    public static bool IsZip(ReadOnlySpan<byte> head) => head.StartsWith("PK\x03\x04"u8);
}
