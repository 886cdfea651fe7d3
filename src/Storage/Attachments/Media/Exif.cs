using System.Buffers.Binary;

namespace GridOrleans.Storage.Attachments.Media;

/// <summary>
/// The two things we want of an EXIF block: which way up, and where (CIPA DC-008, TIFF 6.0). Reads at most two directories of bounded length and
/// follows no other pointer; what does not fit reads as absent, because a broken note beside a picture is no reason to refuse the picture.
/// </summary>
public static class Exif
{
    private const int MaxEntries = 200, EntryBytes = 12;
    private const ushort OrientationTag = 0x0112, GpsTag = 0x8825;
    private const ushort LatitudeRef = 1, Latitude = 2, LongitudeRef = 3, Longitude = 4;

    /// <param name="tiff">From the byte order mark on.</param>
    public static (int Orientation, PhotoPlace? Place) Read(ReadOnlySpan<byte> tiff)
    {
        if (tiff.Length < 8) return (1, null);
        var isLittle = tiff[..2].SequenceEqual("II"u8);
        if (!isLittle && !tiff[..2].SequenceEqual("MM"u8)) return (1, null);
        var block = new Block(tiff, isLittle);
        var root = block.Long(4);
        var orientation = block.Entry(root, OrientationTag) is { } turned ? block.Short(turned + 8) : 1;
        return (orientation is >= 1 and <= 8 ? orientation : 1, Place(block, root));
    }

    /// <summary>A fresh block that says nothing but which way up.</summary>
    public static byte[] Only(int orientation) =>
    [
        (byte)'M', (byte)'M', 0, 42, 0, 0, 0, 8,
        0, 1,
        0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, (byte)orientation, 0, 0,
        0, 0, 0, 0,
    ];

    private static PhotoPlace? Place(Block block, long root)
    {
        if (block.Entry(root, GpsTag) is not { } pointer) return null;
        var gps = block.Long(pointer + 8);
        if (Degrees(block, gps, Latitude, LatitudeRef, (byte)'S') is not { } latitude) return null;
        if (Degrees(block, gps, Longitude, LongitudeRef, (byte)'W') is not { } longitude) return null;

        // 0, 0 is what cameras write that do not know.
        return Math.Abs(latitude) <= 90 && Math.Abs(longitude) <= 180 && (latitude, longitude) is not (0, 0) ? new(Math.Round(longitude, 7), Math.Round(latitude, 7)) : null;
    }

    private static double? Degrees(Block block, long directory, ushort tag, ushort refTag, byte negative)
    {
        if (block.Entry(directory, tag) is not { } entry || block.Long(entry + 4) != 3 || block.Short(entry + 2) != 5) return null;
        var at = block.Long(entry + 8);
        var parts = new double[3];
        for (var part = 0; part < 3; part++)
        {
            var (above, below) = (block.Long(at + part * 8), block.Long(at + part * 8 + 4));
            if (above < 0 || below < 0 || below == 0 && above != 0) return null;
            parts[part] = below == 0 ? 0 : (double)above / below;
        }

        var degrees = parts[0] + parts[1] / 60 + parts[2] / 3600;
        return block.Entry(directory, refTag) is { } side && block.Byte(side + 8) == negative ? -degrees : degrees;
    }

    /// <summary>−1 stands for “outside of the block”.</summary>
    private readonly ref struct Block(ReadOnlySpan<byte> bytes, bool isLittle)
    {
        private readonly ReadOnlySpan<byte> bytes = bytes;

        public long? Entry(long directory, ushort tag)
        {
            var count = Short(directory);
            for (var index = 0; index < Math.Min(count, MaxEntries); index++)
            {
                var at = directory + 2 + index * EntryBytes;
                if (Short(at) == tag) return at;
            }

            return null;
        }

        public int Byte(long at) => Has(at, 1) ? bytes[(int)at] : -1;

        public int Short(long at) => !Has(at, 2) ? -1
            : isLittle ? BinaryPrimitives.ReadUInt16LittleEndian(bytes[(int)at..])
            : BinaryPrimitives.ReadUInt16BigEndian(bytes[(int)at..]);

        public long Long(long at) => !Has(at, 4) ? -1
            : isLittle ? BinaryPrimitives.ReadUInt32LittleEndian(bytes[(int)at..])
            : BinaryPrimitives.ReadUInt32BigEndian(bytes[(int)at..]);

        private bool Has(long at, int count) => at >= 0 && at + count <= bytes.Length;
    }
}
