using System.Numerics;

namespace GridOrleans.Storage.Attachments.Pictures;

/// <summary>A table of codes to write with: T.81 annex K.3, the one of brightness for all components.</summary>
internal sealed class JpegCodes
{
    public static readonly JpegCodes Dc = new([0, 1, 5, 1, 1, 1, 1, 1, 1, 0, 0, 0, 0, 0, 0, 0], [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);

    public static readonly JpegCodes Ac = new([0, 2, 1, 3, 3, 2, 4, 3, 5, 5, 4, 4, 0, 0, 1, 125],
    [
        0x01, 0x02, 0x03, 0x00, 0x04, 0x11, 0x05, 0x12, 0x21, 0x31, 0x41, 0x06, 0x13, 0x51, 0x61, 0x07, 0x22, 0x71, 0x14, 0x32, 0x81, 0x91, 0xA1, 0x08,
        0x23, 0x42, 0xB1, 0xC1, 0x15, 0x52, 0xD1, 0xF0, 0x24, 0x33, 0x62, 0x72, 0x82, 0x09, 0x0A, 0x16, 0x17, 0x18, 0x19, 0x1A, 0x25, 0x26, 0x27, 0x28,
        0x29, 0x2A, 0x34, 0x35, 0x36, 0x37, 0x38, 0x39, 0x3A, 0x43, 0x44, 0x45, 0x46, 0x47, 0x48, 0x49, 0x4A, 0x53, 0x54, 0x55, 0x56, 0x57, 0x58, 0x59,
        0x5A, 0x63, 0x64, 0x65, 0x66, 0x67, 0x68, 0x69, 0x6A, 0x73, 0x74, 0x75, 0x76, 0x77, 0x78, 0x79, 0x7A, 0x83, 0x84, 0x85, 0x86, 0x87, 0x88, 0x89,
        0x8A, 0x92, 0x93, 0x94, 0x95, 0x96, 0x97, 0x98, 0x99, 0x9A, 0xA2, 0xA3, 0xA4, 0xA5, 0xA6, 0xA7, 0xA8, 0xA9, 0xAA, 0xB2, 0xB3, 0xB4, 0xB5, 0xB6,
        0xB7, 0xB8, 0xB9, 0xBA, 0xC2, 0xC3, 0xC4, 0xC5, 0xC6, 0xC7, 0xC8, 0xC9, 0xCA, 0xD2, 0xD3, 0xD4, 0xD5, 0xD6, 0xD7, 0xD8, 0xD9, 0xDA, 0xE1, 0xE2,
        0xE3, 0xE4, 0xE5, 0xE6, 0xE7, 0xE8, 0xE9, 0xEA, 0xF1, 0xF2, 0xF3, 0xF4, 0xF5, 0xF6, 0xF7, 0xF8, 0xF9, 0xFA,
    ]);

    private readonly (ushort Code, byte Bits)[] byValue = new (ushort, byte)[256];

    private JpegCodes(byte[] counts, byte[] values)
    {
        Definition = [.. counts, .. values];
        var (code, index) = (0, 0);
        for (var bits = 1; bits <= 16; bits++, code <<= 1)
        {
            for (var each = 0; each < counts[bits - 1]; each++) byValue[values[index++]] = ((ushort)code++, (byte)bits);
        }
    }

    /// <summary>As it stands in a file.</summary>
    public byte[] Definition { get; }

    public (ushort Code, byte Bits) this[int value] => byValue[value];
}

/// <summary>Writes blocks as bits, with a zero stuffed behind each FF.</summary>
internal sealed class JpegBitWriter(Stream file)
{
    private uint buffer;
    private int have;

    public void WriteBlock(ReadOnlySpan<int> coefficients, int lastDc)
    {
        Number(JpegCodes.Dc, 0, coefficients[0] - lastDc);
        var run = 0;
        for (var k = 1; k < 64; k++)
        {
            var value = coefficients[JpegTables.ZigZag[k]];
            if (value == 0)
            {
                run++;
                continue;
            }

            for (; run > 15; run -= 16) Code(JpegCodes.Ac, 0xF0);
            Number(JpegCodes.Ac, run, value);
            run = 0;
        }

        if (run > 0) Code(JpegCodes.Ac, 0);
    }

    /// <summary>Fills the last byte with ones.</summary>
    public void End() => Bits(0x7F, 7);

    private void Number(JpegCodes codes, int run, int value)
    {
        var size = value == 0 ? 0 : BitOperations.Log2((uint)Math.Abs(value)) + 1;
        Code(codes, run << 4 | size);
        if (size > 0) Bits(value < 0 ? value - 1 : value, size);
    }

    private void Code(JpegCodes codes, int value) => Bits(codes[value].Code, codes[value].Bits);

    private void Bits(int value, int count)
    {
        buffer = buffer << count | (uint)(value & ((1 << count) - 1));
        have += count;
        while (have >= 8)
        {
            var next = (byte)(buffer >> have - 8);
            file.WriteByte(next);
            if (next == 0xFF) file.WriteByte(0);
            have -= 8;
        }
    }
}
