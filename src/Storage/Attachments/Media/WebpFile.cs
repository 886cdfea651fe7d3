using System.Buffers.Binary;

namespace GridOrleans.Storage.Attachments.Media;

/// <summary>WebP (RFC 9649): keeps header, picture, transparency and frames; leaves out EXIF, XMP, colour profile and unknown chunks, and clears their flags.</summary>
public static class WebpFile
{
    private const byte IccFlag = 0x20, ExifFlag = 0x08, XmpFlag = 0x04;
    private const int MaxChunks = 4096;
    private static readonly string[] Drawn = ["VP8X", "VP8 ", "VP8L", "ALPH", "ANIM", "ANMF"];

    /// <exception cref="DamagedFileException"/>
    /// <exception cref="TooManyPixelsException"/>
    public static Cleaned Clean(ReadOnlySpan<byte> file)
    {
        var reader = new ByteReader(file);
        if (!reader.Take(4).SequenceEqual("RIFF"u8)) throw new DamagedFileException("no WebP");
        var whole = reader.UInt32Little();
        if (!reader.Take(4).SequenceEqual("WEBP"u8) || whole < 12 || whole - 4 > reader.Left) throw new DamagedFileException("it ends too soon");

        // What stands after the stated length is no part of it.
        reader = new ByteReader(reader.Rest[..(int)(whole - 4)]);
        var kept = new MemoryStream(file.Length);
        kept.Write(file[..12]);
        (int Width, int Height)? size = null;
        (int Orientation, PhotoPlace? Place) told = (1, null);
        var (hasPicture, isExtended, chunks) = (false, false, 0);
        while (reader.Left > 0)
        {
            if (++chunks > MaxChunks) throw new DamagedFileException("too many chunks");
            var type = System.Text.Encoding.ASCII.GetString(reader.Take(4));
            var data = reader.Take(reader.UInt32Little());
            if (data.Length % 2 == 1 && reader.Left > 0) reader.Take(1);
            size ??= Size(type, data);
            hasPicture |= type is "VP8 " or "VP8L" or "ANMF";
            if (type == "EXIF") told = Exif.Read(data.StartsWith("Exif\0\0"u8) ? data[6..] : data);
            if (!Drawn.Contains(type)) continue;
            if (type == "VP8X")
            {
                isExtended = chunks == 1 ? true : throw new DamagedFileException("the header is not first");
                Write(kept, type, [(byte)(data[0] & ~(IccFlag | ExifFlag | XmpFlag)), .. data[1..]]);
            }
            else
            {
                Write(kept, type, data);
            }
        }

        if (size is not { } sides || !hasPicture) throw new DamagedFileException("no picture in it");
        var turned = isExtended ? told.Orientation : 1;
        if (turned != 1) Write(kept, "EXIF", Exif.Only(turned));
        var cleaned = kept.ToArray();
        if (turned != 1) cleaned[20] |= ExifFlag;
        BinaryPrimitives.WriteInt32LittleEndian(cleaned.AsSpan(4), cleaned.Length - 8);
        return turned >= 5 ? new(cleaned, sides.Height, sides.Width, turned, told.Place) : new(cleaned, sides.Width, sides.Height, turned, told.Place);
    }

    private static (int Width, int Height)? Size(string type, ReadOnlySpan<byte> data)
    {
        (int Width, int Height) size;
        switch (type)
        {
            case "VP8X" when data.Length >= 10:
                size = (1 + (data[4] | data[5] << 8 | data[6] << 16), 1 + (data[7] | data[8] << 8 | data[9] << 16));
                break;
            case "VP8 " when data.Length >= 10 && data[3..6].SequenceEqual((ReadOnlySpan<byte>)[0x9D, 0x01, 0x2A]):
                size = ((data[6] | data[7] << 8) & 0x3FFF, (data[8] | data[9] << 8) & 0x3FFF);
                break;
            case "VP8L" when data.Length >= 5 && data[0] == 0x2F:
                var bits = BinaryPrimitives.ReadUInt32LittleEndian(data[1..]);
                size = (1 + (int)(bits & 0x3FFF), 1 + (int)(bits >> 14 & 0x3FFF));
                break;
            case "VP8X" or "VP8 " or "VP8L":
                throw new DamagedFileException("the picture's header is broken");
            default:
                return null;
        }

        PictureLimits.Check(size.Width, size.Height);
        return size;
    }

    private static void Write(Stream file, string type, ReadOnlySpan<byte> data)
    {
        Span<byte> head = stackalloc byte[8];
        System.Text.Encoding.ASCII.GetBytes(type, head);
        BinaryPrimitives.WriteInt32LittleEndian(head[4..], data.Length);
        file.Write(head);
        file.Write(data);
        if (data.Length % 2 == 1) file.WriteByte(0);
    }
}
