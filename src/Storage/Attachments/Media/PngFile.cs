using System.Buffers.Binary;

namespace GridOrleans.Storage.Attachments.Media;

/// <summary>PNG (W3C, third edition): keeps the chunks the picture is drawn from, checks every checksum, leaves out text, EXIF, XMP, times and what follows the end.</summary>
public static class PngFile
{
    private static readonly string[] Drawn = ["IHDR", "PLTE", "tRNS", "gAMA", "cHRM", "sRGB", "sBIT", "bKGD", "pHYs", "IDAT", "IEND"];

    public static ReadOnlySpan<byte> Signature => [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];

    /// <exception cref="DamagedFileException"/>
    /// <exception cref="TooManyPixelsException"/>
    public static Cleaned Clean(ReadOnlySpan<byte> file)
    {
        var reader = new ByteReader(file);
        if (!reader.Take(Signature.Length).SequenceEqual(Signature)) throw new DamagedFileException("no PNG");
        var kept = new MemoryStream(file.Length);
        kept.Write(Signature);
        (int Width, int Height)? size = null;
        (int Orientation, PhotoPlace? Place) told = (1, null);
        var hasData = false;
        while (true)
        {
            var type = Chunk(ref reader, out var data);
            if (type == "IHDR" == size is not null) throw new DamagedFileException("the header is not first, or comes twice");
            if (type == "IHDR") size = Size(data);
            if (type == "eXIf") told = Exif.Read(data);
            if (type == "IEND" && !hasData) throw new DamagedFileException("no picture in it");
            if (type == "IDAT" && !hasData)
            {
                // Turned by the same tag as a JPEG, written anew and alone, before the picture's data.
                if (told.Orientation != 1) Write(kept, "eXIf", Exif.Only(told.Orientation));
                hasData = true;
            }

            if (Drawn.Contains(type)) Write(kept, type, data);
            else if (char.IsAsciiLetterUpper(type[0])) throw new DamagedFileException($"the chunk {type} is not known");
            if (type == "IEND") break;
        }

        var (width, height) = told.Orientation >= 5 ? (size!.Value.Height, size.Value.Width) : size!.Value;
        return new(kept.ToArray(), width, height, told.Orientation, told.Place);
    }

    /// <returns>Its four letters.</returns>
    public static string Chunk(ref ByteReader reader, out ReadOnlySpan<byte> data)
    {
        var length = reader.UInt32();
        var covered = reader.Rest;
        var type = reader.Take(4);
        foreach (var letter in type)
        {
            if (!char.IsAsciiLetter((char)letter)) throw new DamagedFileException("a chunk without a name");
        }

        data = reader.Take(length);
        if (reader.UInt32() != Crc32.Of(covered[..(4 + data.Length)])) throw new DamagedFileException("a checksum does not fit");
        return System.Text.Encoding.ASCII.GetString(type);
    }

    private static (int Width, int Height) Size(ReadOnlySpan<byte> header)
    {
        var reader = new ByteReader(header);
        var (width, height) = (reader.UInt32(), reader.UInt32());
        if (width > int.MaxValue || height > int.MaxValue) throw new TooManyPixelsException();
        PictureLimits.Check((int)width, (int)height);
        return ((int)width, (int)height);
    }

    private static void Write(Stream file, string type, ReadOnlySpan<byte> data)
    {
        var chunk = new byte[4 + 4 + data.Length + 4];
        BinaryPrimitives.WriteInt32BigEndian(chunk, data.Length);
        System.Text.Encoding.ASCII.GetBytes(type, chunk.AsSpan(4));
        data.CopyTo(chunk.AsSpan(8));
        BinaryPrimitives.WriteUInt32BigEndian(chunk.AsSpan(8 + data.Length), Crc32.Of(chunk.AsSpan(4, 4 + data.Length)));
        file.Write(chunk);
    }
}

/// <summary>The checksum of PNG's chunks (ISO 3309).</summary>
public static class Crc32
{
    private static readonly uint[] Table = [.. Enumerable.Range(0, 256).Select(Entry)];

    public static uint Of(ReadOnlySpan<byte> bytes)
    {
        var crc = 0xFFFF_FFFF;
        foreach (var each in bytes) crc = Table[(byte)(crc ^ each)] ^ (crc >> 8);
        return ~crc;
    }

    private static uint Entry(int index)
    {
        var value = (uint)index;
        for (var bit = 0; bit < 8; bit++) value = (value & 1) != 0 ? 0xEDB8_8320 ^ (value >> 1) : value >> 1;
        return value;
    }
}
