using System.IO.Compression;
using GridOrleans.Storage.Attachments.Media;

namespace GridOrleans.Storage.Attachments.Pictures;

/// <summary>
/// Unfolds a PNG whose chunks were found sound: every bit depth and colour type, interlaced or not. Reads as many bytes as the header promises and not one
/// more, so data that would unfold for ever stops there. Transparency is shown on white.
/// </summary>
public sealed class PngReader
{
    private static readonly (int X, int Y, int StepX, int StepY)[] Whole = [(0, 0, 1, 1)];
    private static readonly (int X, int Y, int StepX, int StepY)[] Adam7 =
        [(0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2)];

    private readonly MemoryStream data = new();
    private readonly int width, height, depth, color, channels;
    private readonly bool isInterlaced;
    private byte[] palette = [], alphas = [];

    /// <exception cref="DamagedFileException">Its header is none.</exception>
    public PngReader(ReadOnlySpan<byte> file)
    {
        var reader = new ByteReader(file);
        reader.Take(PngFile.Signature.Length);
        while (true)
        {
            var type = PngFile.Chunk(ref reader, out var chunk);
            if (type == "IHDR")
            {
                var header = new ByteReader(chunk);
                (width, height) = ((int)header.UInt32(), (int)header.UInt32());
                (depth, color) = (header.Byte(), header.Byte());
                if (header.Byte() != 0 || header.Byte() != 0) throw new DamagedFileException("an unknown method");
                isInterlaced = header.Byte() switch { 0 => false, 1 => true, _ => throw new DamagedFileException("an unknown order of rows") };
            }

            if (type == "PLTE") palette = chunk.ToArray();
            if (type == "tRNS") alphas = chunk.ToArray();
            if (type == "IDAT") data.Write(chunk);
            if (type == "IEND") break;
        }

        channels = (color, depth) switch
        {
            (0, 1 or 2 or 4 or 8 or 16) => 1,
            (2, 8 or 16) => 3,
            (3, 1 or 2 or 4 or 8) when palette.Length >= 3 => 1,
            (4, 8 or 16) => 2,
            (6, 8 or 16) => 4,
            _ => throw new DamagedFileException("no such kind of colour"),
        };
    }

    /// <exception cref="DamagedFileException">The data is not what the header promises.</exception>
    public Raster Read()
    {
        var raster = Raster.Blank(width, height);
        data.Position = 0;
        try
        {
            using var unfolded = new ZLibStream(data, CompressionMode.Decompress, leaveOpen: true);
            foreach (var (x, y, stepX, stepY) in isInterlaced ? Adam7 : Whole) ReadPass(unfolded, raster, x, y, stepX, stepY);
        }
        catch (Exception failure) when (failure is InvalidDataException or EndOfStreamException)
        {
            throw new DamagedFileException("its data cannot be unfolded");
        }

        return raster;
    }

    private void ReadPass(Stream unfolded, Raster raster, int left, int top, int stepX, int stepY)
    {
        var columns = (width - left + stepX - 1) / stepX;
        var rows = (height - top + stepY - 1) / stepY;
        if (columns <= 0 || rows <= 0) return;
        var back = Math.Max(1, channels * depth / 8);
        var bytes = (columns * channels * depth + 7) / 8;
        var (row, above) = (new byte[bytes], new byte[bytes]);
        for (var index = 0; index < rows; index++)
        {
            var filter = unfolded.ReadByte();
            unfolded.ReadExactly(row);
            Unfilter(filter, row, above, back);
            var at = ((top + index * stepY) * width + left) * 3;
            for (var column = 0; column < columns; column++, at += stepX * 3) Pixel(row, column, raster.Rgb.AsSpan(at, 3));
            (row, above) = (above, row);
        }
    }

    private static void Unfilter(int filter, byte[] row, byte[] above, int back)
    {
        if (filter is < 0 or > 4) throw new DamagedFileException("an unknown filter");
        for (var at = 0; at < row.Length; at++)
        {
            var left = at >= back ? row[at - back] : 0;
            var corner = at >= back ? above[at - back] : 0;
            row[at] += (byte)(filter switch
            {
                1 => left,
                2 => above[at],
                3 => (left + above[at]) / 2,
                4 => Paeth(left, above[at], corner),
                _ => 0,
            });
        }
    }

    private static int Paeth(int left, int above, int corner)
    {
        var guess = left + above - corner;
        var (toLeft, toAbove, toCorner) = (Math.Abs(guess - left), Math.Abs(guess - above), Math.Abs(guess - corner));
        return toLeft <= toAbove && toLeft <= toCorner ? left : toAbove <= toCorner ? above : corner;
    }

    private void Pixel(byte[] row, int column, Span<byte> pixel)
    {
        if (color == 3)
        {
            var index = Sample(row, column, 0);
            if (index * 3 + 2 >= palette.Length) throw new DamagedFileException("a colour that is not in the table");
            palette.AsSpan(index * 3, 3).CopyTo(pixel);
            OnWhite(pixel, index < alphas.Length ? alphas[index] : 255);
            return;
        }

        var isGrey = color is 0 or 4;
        for (var part = 0; part < 3; part++) pixel[part] = Full(Sample(row, column, isGrey ? 0 : part));
        if (color is 4 or 6) OnWhite(pixel, Full(Sample(row, column, channels - 1)));
    }

    /// <summary>A sample as stored; of 16 bits the upper eight.</summary>
    private int Sample(byte[] row, int column, int channel)
    {
        if (depth >= 8) return row[(column * channels + channel) * (depth / 8)];
        var bit = column * depth;
        return row[bit / 8] >> (8 - depth - bit % 8) & ((1 << depth) - 1);
    }

    private byte Full(int sample) => depth >= 8 ? (byte)sample : (byte)(sample * 255 / ((1 << depth) - 1));

    private static void OnWhite(Span<byte> pixel, int alpha)
    {
        for (var part = 0; part < 3; part++) pixel[part] = (byte)((pixel[part] * alpha + 255 * (255 - alpha)) / 255);
    }
}
