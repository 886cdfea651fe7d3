namespace GridOrleans.Storage.Attachments.Media;

/// <summary>GIF (89a): keeps frames, their timing and the loop; leaves out comments, text, other applications' blocks and what follows the end.</summary>
public static class GifFile
{
    private const byte Frame = 0x2C, Extension = 0x21, Trailer = 0x3B, Control = 0xF9, Application = 0xFF;

    /// <exception cref="DamagedFileException"/>
    /// <exception cref="TooManyPixelsException"/>
    public static Cleaned Clean(ReadOnlySpan<byte> file)
    {
        var reader = new ByteReader(file);
        var kept = new MemoryStream(file.Length);
        kept.Write(reader.Take(6));
        var screen = reader.Take(7);
        var (width, height) = (screen[0] | screen[1] << 8, screen[2] | screen[3] << 8);
        PictureLimits.Check(width, height);
        kept.Write(screen);
        kept.Write(reader.Take(TableBytes(screen[4])));
        var pixels = 0L;
        while (true)
        {
            switch (reader.Byte())
            {
                case Trailer when pixels > 0:
                    kept.WriteByte(Trailer);
                    return new(kept.ToArray(), width, height, 1, null);
                case Frame:
                    pixels += KeepFrame(ref reader, kept);
                    if (pixels > PictureLimits.MaxFramePixels) throw new TooManyPixelsException();
                    break;
                case Extension:
                    KeepExtension(ref reader, kept);
                    break;
                default:
                    throw new DamagedFileException("a block that is none");
            }
        }
    }

    public static int TableBytes(byte flags) => (flags & 0x80) != 0 ? 3 << ((flags & 7) + 1) : 0;

    private static long KeepFrame(ref ByteReader reader, MemoryStream kept)
    {
        var descriptor = reader.Take(9);
        kept.WriteByte(Frame);
        kept.Write(descriptor);
        kept.Write(reader.Take(TableBytes(descriptor[8])));
        kept.WriteByte(reader.Byte());
        CopyBlocks(ref reader, kept);
        return Math.Max(1, (descriptor[4] | descriptor[5] << 8) * (long)(descriptor[6] | descriptor[7] << 8));
    }

    private static void KeepExtension(ref ByteReader reader, MemoryStream kept)
    {
        var label = reader.Byte();
        var isKept = label == Control || label == Application && IsLoop(reader.Rest);
        if (isKept) kept.Write([Extension, label]);
        CopyBlocks(ref reader, isKept ? kept : null);
    }

    private static bool IsLoop(ReadOnlySpan<byte> blocks) => blocks.Length > 12 && blocks[0] == 11 && blocks[1..].StartsWith("NETSCAPE2.0"u8);

    private static void CopyBlocks(ref ByteReader reader, MemoryStream? target)
    {
        while (true)
        {
            var length = reader.Byte();
            var block = reader.Take(length);
            target?.WriteByte(length);
            target?.Write(block);
            if (length == 0) return;
        }
    }
}
