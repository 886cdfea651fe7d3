namespace GridOrleans.Storage.Attachments.Media;

/// <summary>A picture file without anything beside the picture.</summary>
/// <param name="Width">Pixels, as seen: after turning it upright.</param>
/// <param name="Orientation">1–8 as EXIF counts; what thumbnails must be turned by.</param>
/// <param name="Place">Where the camera says it was; told to the uploader once and kept nowhere.</param>
public sealed record Cleaned(byte[] File, int Width, int Height, int Orientation, PhotoPlace? Place);

/// <summary>WGS 84 degrees, as the camera wrote them.</summary>
public sealed record PhotoPlace(double Longitude, double Latitude);

/// <summary>Bounds of pictures: a few kilobytes can unfold to gigabytes.</summary>
public static class PictureLimits
{
    public const int MaxSide = 20_000;

    /// <summary>50 megapixels: the largest phone photos in ordinary use.</summary>
    public const long MaxPixels = 50_000_000;

    /// <summary>All frames of a moving GIF together.</summary>
    public const long MaxFramePixels = 500_000_000;

    /// <exception cref="DamagedFileException">No picture has these sides.</exception>
    /// <exception cref="TooManyPixelsException">More than is safe to unfold.</exception>
    public static void Check(int width, int height)
    {
        if (width <= 0 || height <= 0) throw new DamagedFileException("the picture has no size");
        if (width > MaxSide || height > MaxSide || (long)width * height > MaxPixels) throw new TooManyPixelsException();
    }
}

/// <summary>The bytes are not the file they begin as: cut off, contradictory, or made to harm. Never leaves this folder's callers.</summary>
public sealed class DamagedFileException(string why) : Exception(why);

/// <summary>Unfolding it would take more memory than we give.</summary>
public sealed class TooManyPixelsException() : Exception("too many pixels");
