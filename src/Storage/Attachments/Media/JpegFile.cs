namespace GridOrleans.Storage.Attachments.Media;

/// <summary>
/// JPEG (ITU T.81): keeps tables, frame and scans byte for byte, so nothing of the picture is lost, and leaves out every other segment – EXIF, XMP, IPTC, maker
/// notes, comments, hidden previews – and whatever stands after the end. Which way up is written anew, alone.
/// </summary>
public static class JpegFile
{
    private const byte Start = 0xD8, End = 0xD9, Scan = 0xDA, Tables = 0xDB, Huffman = 0xC4, Restart = 0xDD, App0 = 0xE0, App1 = 0xE1, Adobe = 0xEE;
    private const int MaxSegments = 4096;

    /// <exception cref="DamagedFileException"/>
    /// <exception cref="TooManyPixelsException"/>
    public static Cleaned Clean(ReadOnlySpan<byte> file)
    {
        var reader = new ByteReader(file);
        if (reader.Byte() != 0xFF || reader.Byte() != Start) throw new DamagedFileException("no JPEG");
        var picture = new MemoryStream(file.Length);
        (int Width, int Height)? size = null;
        (int Orientation, PhotoPlace? Place) told = (1, null);
        var (hasScan, segments) = (false, 0);
        while (true)
        {
            if (++segments > MaxSegments) throw new DamagedFileException("too many segments");
            var marker = Marker(ref reader);
            if (marker == End) break;
            var body = reader.Take(reader.UInt16() - 2);
            switch (marker)
            {
                case 0xC0 or 0xC1 or 0xC2 when size is null:
                    size = Size(body);
                    Keep(picture, marker, body);
                    break;
                case Huffman or Tables or Restart:
                    Keep(picture, marker, body);
                    break;
                case Adobe when body.Length == 12 && body.StartsWith("Adobe"u8):
                    Keep(picture, marker, body);
                    break;
                case App1 when body.StartsWith("Exif\0\0"u8) && told is (1, null):
                    told = Exif.Read(body[6..]);
                    break;
                case Scan when size is not null:
                    Keep(picture, marker, body);
                    picture.Write(Entropy(ref reader));
                    hasScan = true;
                    break;
                case >= App0 and <= 0xEF or 0xFE:
                    break;
                default:
                    throw new DamagedFileException($"segment {marker:X2} has no place in it");
            }
        }

        if (size is not { } sides || !hasScan) throw new DamagedFileException("no picture in it");
        var (width, height) = told.Orientation >= 5 ? (sides.Height, sides.Width) : sides;
        return new(Write(picture, told.Orientation), width, height, told.Orientation, told.Place);
    }

    private static byte Marker(ref ByteReader reader)
    {
        if (reader.Byte() != 0xFF) throw new DamagedFileException("no segment where one must be");
        byte marker;
        do marker = reader.Byte();
        while (marker == 0xFF);
        return marker;
    }

    private static (int Width, int Height) Size(ReadOnlySpan<byte> frame)
    {
        var reader = new ByteReader(frame);
        if (reader.Byte() != 8) throw new DamagedFileException("not 8 bits a sample");
        var (height, width, components) = (reader.UInt16(), reader.UInt16(), reader.Byte());
        PictureLimits.Check(width, height);
        if (components is not (1 or 3 or 4) || reader.Left != components * 3) throw new DamagedFileException("wrong number of components");
        return (width, height);
    }

    /// <summary>The coded data of a scan, up to the next marker that is neither a stuffed zero nor a restart.</summary>
    private static ReadOnlySpan<byte> Entropy(ref ByteReader reader)
    {
        var rest = reader.Rest;
        var at = 0;
        while (true)
        {
            var next = rest[at..].IndexOf((byte)0xFF);
            if (next < 0 || at + next + 1 >= rest.Length) throw new DamagedFileException("it ends too soon");
            at += next;
            if (rest[at + 1] is not (0 or >= 0xD0 and <= 0xD7)) return reader.Take(at);
            at += 2;
        }
    }

    private static void Keep(MemoryStream picture, byte marker, ReadOnlySpan<byte> body)
    {
        picture.Write([0xFF, marker, (byte)((body.Length + 2) >> 8), (byte)(body.Length + 2)]);
        picture.Write(body);
    }

    private static byte[] Write(MemoryStream picture, int orientation)
    {
        var whole = new MemoryStream((int)picture.Length + 64);
        whole.Write([0xFF, Start]);
        if (orientation == 1) Keep(whole, App0, [.. "JFIF\0"u8, 1, 2, 0, 0, 1, 0, 1, 0, 0]);
        else Keep(whole, App1, [.. "Exif\0\0"u8, .. Exif.Only(orientation)]);
        picture.Position = 0;
        picture.CopyTo(whole);
        whole.Write([0xFF, End]);
        return whole.ToArray();
    }
}
