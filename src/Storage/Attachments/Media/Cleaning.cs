namespace GridOrleans.Storage.Attachments.Media;

/// <summary>Each kind of picture by its own rules.</summary>
public static class Cleaning
{
    /// <exception cref="DamagedFileException"/>
    /// <exception cref="TooManyPixelsException"/>
    public static Cleaned Clean(MediaKind kind, ReadOnlySpan<byte> file) =>
        kind == MediaKind.Jpeg ? JpegFile.Clean(file)
        : kind == MediaKind.Png ? PngFile.Clean(file)
        : kind == MediaKind.Webp ? WebpFile.Clean(file)
        : kind == MediaKind.Gif ? GifFile.Clean(file)
        : throw new ArgumentException($"{kind.MediaType} is no picture.", nameof(kind));
}
