namespace GridOrleans.Storage.Attachments.Pictures;

/// <summary>Writes a baseline JPEG with colours at half the resolution (4:2:0), with the example tables of T.81 annex K at quality 80.</summary>
public static class JpegWriter
{
    private static readonly byte[] Quality80 = Scaled(
    [
        16, 11, 10, 16, 24, 40, 51, 61, 12, 12, 14, 19, 26, 58, 60, 55, 14, 13, 16, 24, 40, 57, 69, 56, 14, 17, 22, 29, 51, 87, 80, 62,
        18, 22, 37, 56, 68, 109, 103, 77, 24, 35, 55, 64, 81, 104, 113, 92, 49, 64, 78, 87, 103, 121, 120, 101, 72, 92, 95, 98, 112, 100, 103, 99,
    ]);

    private static readonly float[] Basis = JpegTables.Basis(8);

    public static byte[] Write(Raster picture)
    {
        var file = new MemoryStream();
        file.Write([0xFF, 0xD8]);
        Segment(file, 0xE0, [.. "JFIF\0"u8, 1, 2, 0, 0, 1, 0, 1, 0, 0]);
        Segment(file, 0xDB, [0, .. JpegTables.ZigZag.Select(place => Quality80[place])]);
        Segment(file, 0xC0, [8, .. Two(picture.Height), .. Two(picture.Width), 3, 1, 0x22, 0, 2, 0x11, 0, 3, 0x11, 0]);
        Segment(file, 0xC4, [0x00, .. JpegCodes.Dc.Definition, 0x10, .. JpegCodes.Ac.Definition]);
        Segment(file, 0xDA, [3, 1, 0, 2, 0, 3, 0, 0, 63, 0]);
        var bits = new JpegBitWriter(file);
        Span<int> last = stackalloc int[3];
        last.Clear();
        Span<float> block = stackalloc float[64];
        for (var top = 0; top < picture.Height; top += 16)
        {
            for (var left = 0; left < picture.Width; left += 16)
            {
                for (var quarter = 0; quarter < 4; quarter++)
                {
                    Bright(picture, left + quarter % 2 * 8, top + quarter / 2 * 8, block);
                    last[0] = WriteBlock(bits, block, last[0]);
                }

                for (var color = 1; color <= 2; color++)
                {
                    Color(picture, left, top, color, block);
                    last[color] = WriteBlock(bits, block, last[color]);
                }
            }
        }

        bits.End();
        file.Write([0xFF, 0xD9]);
        return file.ToArray();
    }

    private static void Bright(Raster picture, int left, int top, Span<float> block)
    {
        for (var at = 0; at < 64; at++)
        {
            var pixel = Pixel(picture, left + at % 8, top + at / 8);
            block[at] = 0.299f * pixel[0] + 0.587f * pixel[1] + 0.114f * pixel[2] - 128;
        }
    }

    /// <summary>The mean colour of four pixels each.</summary>
    private static void Color(Raster picture, int left, int top, int color, Span<float> block)
    {
        for (var at = 0; at < 64; at++)
        {
            var sum = 0f;
            for (var part = 0; part < 4; part++)
            {
                var pixel = Pixel(picture, left + at % 8 * 2 + part % 2, top + at / 8 * 2 + part / 2);
                sum += color == 1
                    ? -0.168736f * pixel[0] - 0.331264f * pixel[1] + 0.5f * pixel[2]
                    : 0.5f * pixel[0] - 0.418688f * pixel[1] - 0.081312f * pixel[2];
            }

            block[at] = sum / 4;
        }
    }

    private static ReadOnlySpan<byte> Pixel(Raster picture, int x, int y) =>
        picture.Rgb.AsSpan((Math.Min(y, picture.Height - 1) * picture.Width + Math.Min(x, picture.Width - 1)) * 3, 3);

    /// <returns>Its DC value.</returns>
    private static int WriteBlock(JpegBitWriter bits, Span<float> samples, int lastDc)
    {
        Span<float> halfway = stackalloc float[64];
        for (var y = 0; y < 8; y++)
        {
            for (var u = 0; u < 8; u++)
            {
                var sum = 0f;
                for (var x = 0; x < 8; x++) sum += samples[y * 8 + x] * Basis[x * 8 + u];
                halfway[y * 8 + u] = sum;
            }
        }

        Span<int> coefficients = stackalloc int[64];
        for (var v = 0; v < 8; v++)
        {
            for (var u = 0; u < 8; u++)
            {
                var sum = 0f;
                for (var y = 0; y < 8; y++) sum += halfway[y * 8 + u] * Basis[y * 8 + v];
                coefficients[v * 8 + u] = (int)MathF.Round(sum / Quality80[v * 8 + u]);
            }
        }

        bits.WriteBlock(coefficients, lastDc);
        return coefficients[0];
    }

    private static void Segment(Stream file, byte marker, byte[] body)
    {
        file.Write([0xFF, marker, .. Two(body.Length + 2)]);
        file.Write(body);
    }

    private static byte[] Two(int value) => [(byte)(value >> 8), (byte)value];

    /// <summary>As the usual libraries scale for a quality of 80: two fifths.</summary>
    private static byte[] Scaled(ReadOnlySpan<byte> table)
    {
        var scaled = new byte[64];
        for (var at = 0; at < 64; at++) scaled[at] = (byte)Math.Clamp((table[at] * 40 + 50) / 100, 1, 255);
        return scaled;
    }
}
