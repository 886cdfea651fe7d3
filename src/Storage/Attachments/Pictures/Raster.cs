namespace GridOrleans.Storage.Attachments.Pictures;

/// <summary>An unfolded picture: three bytes a pixel (sRGB), rows from the top.</summary>
public sealed record Raster(int Width, int Height, byte[] Rgb)
{
    public static Raster Blank(int width, int height) => new(width, height, new byte[checked(width * height * 3)]);

    /// <summary>The same, its longest side at most so many pixels: each new pixel is the mean of those it covers. Never larger.</summary>
    public Raster FittedInto(int side)
    {
        var longest = Math.Max(Width, Height);
        if (longest <= side) return this;
        var small = Blank(Math.Max(1, (int)((long)Width * side / longest)), Math.Max(1, (int)((long)Height * side / longest)));
        for (var y = 0; y < small.Height; y++)
        {
            var (top, bottom) = Span(y, small.Height, Height);
            for (var x = 0; x < small.Width; x++)
            {
                var (left, right) = Span(x, small.Width, Width);
                Mean(left, right, top, bottom, small.Rgb.AsSpan((y * small.Width + x) * 3, 3));
            }
        }

        return small;
    }

    /// <summary>Upright, by an EXIF orientation 1–8.</summary>
    public Raster Turned(int orientation)
    {
        if (orientation <= 1) return this;
        var turned = orientation >= 5 ? Blank(Height, Width) : Blank(Width, Height);
        for (var y = 0; y < Height; y++)
        {
            for (var x = 0; x < Width; x++)
            {
                var (toX, toY) = orientation switch
                {
                    2 => (Width - 1 - x, y),
                    3 => (Width - 1 - x, Height - 1 - y),
                    4 => (x, Height - 1 - y),
                    5 => (y, x),
                    6 => (Height - 1 - y, x),
                    7 => (Height - 1 - y, Width - 1 - x),
                    _ => (y, Width - 1 - x),
                };
                Rgb.AsSpan((y * Width + x) * 3, 3).CopyTo(turned.Rgb.AsSpan((toY * turned.Width + toX) * 3, 3));
            }
        }

        return turned;
    }

    private static (int From, int To) Span(int index, int count, int whole)
    {
        var from = (int)((long)index * whole / count);
        return (from, Math.Max(from + 1, (int)((long)(index + 1) * whole / count)));
    }

    private void Mean(int left, int right, int top, int bottom, Span<byte> pixel)
    {
        long red = 0, green = 0, blue = 0;
        for (var y = top; y < bottom; y++)
        {
            for (var at = (y * Width + left) * 3; at < (y * Width + right) * 3; at += 3)
            {
                red += Rgb[at];
                green += Rgb[at + 1];
                blue += Rgb[at + 2];
            }
        }

        var count = (right - left) * (bottom - top);
        (pixel[0], pixel[1], pixel[2]) = ((byte)(red / count), (byte)(green / count), (byte)(blue / count));
    }
}
