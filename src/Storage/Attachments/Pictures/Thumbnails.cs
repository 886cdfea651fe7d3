using GridOrleans.Storage.Attachments.Media;

namespace GridOrleans.Storage.Attachments.Pictures;

/// <summary>Small JPEGs of a picture, upright and without anything beside it; null where none can be drawn.</summary>
public sealed record Thumbnails(byte[]? Small, byte[]? Large)
{
    /// <summary>Longest side in pixels: a list, and a screen.</summary>
    public const int SmallSide = 320, LargeSide = 1280;

    /// <exception cref="DamagedFileException">What it says of itself does not fit its data.</exception>
    public static Thumbnails Draw(MediaKind kind, Cleaned picture)
    {
        if (Decode(kind, picture.File) is not { } raster) return new(null, null);
        var upright = raster.FittedInto(LargeSide).Turned(picture.Orientation);
        return new(JpegWriter.Write(upright.FittedInto(SmallSide)), JpegWriter.Write(upright));
    }

    private static Raster? Decode(MediaKind kind, byte[] file) =>
        kind == MediaKind.Jpeg ? new JpegReader(file).Read(LargeSide)
        : kind == MediaKind.Png ? new PngReader(file).Read()
        : null;
}
