namespace GridOrleans.Storage.Attachments.Pictures;

/// <summary>From the planes of a JPEG to pixels (JFIF 1.02).</summary>
internal static class JpegColors
{
    public static Raster Raster(JpegPlane[] planes, int width, int height, int side, int mostAcross, int mostDown, int? adobeTransform)
    {
        var raster = Pictures.Raster.Blank(Math.Max(1, (width * side + 7) / 8), Math.Max(1, (height * side + 7) / 8));
        var isRgb = planes.Length == 3 && (adobeTransform == 0 || adobeTransform is null && planes.Select(plane => plane.Id).SequenceEqual(new int[] { 'R', 'G', 'B' }));
        Span<int> parts = stackalloc int[3];
        for (var y = 0; y < raster.Height; y++)
        {
            for (var x = 0; x < raster.Width; x++)
            {
                for (var index = 0; index < 3; index++)
                {
                    var plane = planes[Math.Min(index, planes.Length - 1)];
                    parts[index] = plane.Samples[y * plane.Down / mostDown * plane.Stride + x * plane.Across / mostAcross];
                }

                var pixel = raster.Rgb.AsSpan((y * raster.Width + x) * 3, 3);
                if (planes.Length == 1 || isRgb) (pixel[0], pixel[1], pixel[2]) = ((byte)parts[0], (byte)parts[1], (byte)parts[2]);
                else FromYCbCr(parts[0], parts[1] - 128, parts[2] - 128, pixel);
            }
        }

        return raster;
    }

    private static void FromYCbCr(int bright, int blue, int red, Span<byte> pixel)
    {
        pixel[0] = Clamped(bright + 1.402f * red);
        pixel[1] = Clamped(bright - 0.344136f * blue - 0.714136f * red);
        pixel[2] = Clamped(bright + 1.772f * blue);
    }

    private static byte Clamped(float value) => (byte)Math.Clamp(value + 0.5f, 0f, 255f);
}
