using GridOrleans.Storage.Attachments.Media;

namespace GridOrleans.Storage.Attachments.Pictures;

/// <summary>
/// Unfolds a JPEG whose segments were found sound, no larger than a thumbnail needs it: baseline and progressive, grey and YCbCr or RGB with any sampling.
/// Managed code with bounds on everything; what is not of these kinds (four inks, say) simply gets no thumbnail.
/// </summary>
public sealed class JpegReader(byte[] file)
{
    /// <summary>A progressive picture is held whole as coefficients, six bytes a pixel.</summary>
    private const long MaxProgressivePixels = 16_000_000;

    private const int MaxScans = 100;

    private readonly JpegHuffman?[] dc = new JpegHuffman?[4], ac = new JpegHuffman?[4];
    private readonly ushort[]?[] quants = new ushort[]?[4];
    private JpegPlane[] planes = [];
    private int width, height, side, mostAcross, mostDown, restartEvery, scans;
    private bool isProgressive;
    private int? adobeTransform;
    private float[] basis = [];

    /// <param name="wanted">At least one side of the answer has so many pixels, unless the picture itself is smaller.</param>
    /// <returns>Null = a kind of JPEG we do not draw.</returns>
    /// <exception cref="DamagedFileException">Its data is not what its tables say.</exception>
    public Raster? Read(int wanted)
    {
        var reader = new ByteReader(file);
        reader.Take(2);
        while (reader.Left >= 4)
        {
            reader.Byte();
            var marker = reader.Byte();
            if (marker == 0xD9) break;
            var body = reader.Take(reader.UInt16() - 2);
            switch (marker)
            {
                case 0xC0 or 0xC1 or 0xC2:
                    isProgressive = marker == 0xC2;
                    if (!Begin(body, wanted)) return null;
                    break;
                case 0xC4:
                    ReadCodes(body);
                    break;
                case 0xDB:
                    ReadQuants(body);
                    break;
                case 0xDD:
                    restartEvery = body.Length >= 2 ? body[0] << 8 | body[1] : throw new DamagedFileException("a restart interval that is none");
                    break;
                case 0xEE when body.Length == 12:
                    adobeTransform = body[11];
                    break;
                case 0xDA:
                    var rest = reader.Rest;
                    reader.Take(ReadScan(body, rest));
                    break;
            }
        }

        if (scans == 0) throw new DamagedFileException("no picture in it");
        if (isProgressive) DrawAll();
        return JpegColors.Raster(planes, width, height, side, mostAcross, mostDown, adobeTransform);
    }

    private bool Begin(ReadOnlySpan<byte> frame, int wanted)
    {
        if (planes.Length > 0) throw new DamagedFileException("two pictures in one");
        var reader = new ByteReader(frame);
        reader.Byte();
        (height, width) = (reader.UInt16(), reader.UInt16());
        var count = reader.Byte();
        if (count == 4 || isProgressive && (long)width * height > MaxProgressivePixels) return false;
        planes = new JpegPlane[count];
        for (var index = 0; index < count; index++)
        {
            var (id, sampling, quant) = (reader.Byte(), reader.Byte(), reader.Byte());
            if (sampling >> 4 is < 1 or > 4 || (sampling & 15) is < 1 or > 4 || quant > 3) throw new DamagedFileException("a component that cannot be");
            planes[index] = new(id, sampling >> 4, sampling & 15, quant);
        }

        (mostAcross, mostDown) = (planes.Max(plane => plane.Across), planes.Max(plane => plane.Down));
        side = 1;
        while (side < 8 && (long)Math.Max(width, height) * side / 8 < wanted) side *= 2;
        basis = JpegTables.Basis(side);
        foreach (var plane in planes) plane.Lay(width, height, mostAcross, mostDown, side, isProgressive);
        return true;
    }

    private void ReadCodes(ReadOnlySpan<byte> body)
    {
        var reader = new ByteReader(body);
        while (reader.Left > 0)
        {
            var head = reader.Byte();
            var counts = reader.Take(16);
            var total = 0;
            foreach (var count in counts) total += count;
            if ((head & 15) > 3 || head >> 4 > 1 || total > 256) throw new DamagedFileException("a code table that cannot be");
            (head >> 4 == 0 ? dc : ac)[head & 15] = new(counts, reader.Take(total));
        }
    }

    private void ReadQuants(ReadOnlySpan<byte> body)
    {
        var reader = new ByteReader(body);
        while (reader.Left > 0)
        {
            var head = reader.Byte();
            if ((head & 15) > 3 || head >> 4 > 1) throw new DamagedFileException("a table that cannot be");
            var table = new ushort[64];
            foreach (var place in JpegTables.ZigZag) table[place] = (ushort)(head >> 4 == 0 ? reader.Byte() : reader.UInt16());
            quants[head & 15] = table;
        }
    }

    /// <returns>How many bytes of the file the scan takes.</returns>
    private int ReadScan(ReadOnlySpan<byte> head, ReadOnlySpan<byte> rest)
    {
        if (++scans > MaxScans) throw new DamagedFileException("too many scans");
        var reader = new ByteReader(head);
        var members = new JpegPlane[reader.Byte()];
        if (members.Length is < 1 or > 4) throw new DamagedFileException("a scan of nothing");
        for (var index = 0; index < members.Length; index++)
        {
            var (id, tables) = (reader.Byte(), reader.Byte());
            var plane = Array.Find(planes, each => each.Id == id) ?? throw new DamagedFileException("a component that is not there");
            (plane.Dc, plane.Ac, plane.Predicted) = (dc[tables >> 4 & 3], ac[tables & 3], 0);
            members[index] = plane;
        }

        var (first, last, precision) = (reader.Byte(), reader.Byte(), reader.Byte());
        var (before, low) = (precision >> 4, precision & 15);
        if (isProgressive && (last > 63 || first > last || first == 0 != (last == 0) || first > 0 && members.Length > 1 || low > 13)) throw new DamagedFileException("a pass that cannot be");
        if (members.Any(plane => (!isProgressive || first == 0 && before == 0) && plane.Dc is null || (!isProgressive || first > 0) && plane.Ac is null)) throw new DamagedFileException("a table is missing");
        if (!isProgressive && members.Any(plane => quants[plane.QuantId] is null)) throw new DamagedFileException("a table is missing");
        var bits = new JpegBits(rest);
        ReadUnits(ref bits, new(isProgressive, first, last, before, low), members);

        // To the next marker, whatever the data left unread.
        var at = bits.Position;
        while (at + 1 < rest.Length && !(rest[at] == 0xFF && rest[at + 1] is not (0 or >= 0xD0 and <= 0xD7))) at++;
        return at;
    }

    private void ReadUnits(ref JpegBits bits, JpegScan scan, JpegPlane[] members)
    {
        var alone = members.Length == 1 ? members[0] : null;
        var (across, down) = alone is not null ? (alone.OwnColumns, alone.OwnRows) : (planes[0].Columns / planes[0].Across, planes[0].Rows / planes[0].Down);
        for (var unit = 0; unit < across * down; unit++)
        {
            if (restartEvery > 0 && unit > 0 && unit % restartEvery == 0)
            {
                bits.Restart();
                scan.ResetRun();
                foreach (var plane in members) plane.Predicted = 0;
            }

            var (column, row) = (unit % across, unit / across);
            if (alone is not null) ReadBlock(ref bits, scan, alone, column, row);
            else foreach (var plane in members)
            {
                for (var index = 0; index < plane.Across * plane.Down; index++)
                {
                    ReadBlock(ref bits, scan, plane, column * plane.Across + index % plane.Across, row * plane.Down + index / plane.Across);
                }
            }
        }
    }

    private void ReadBlock(ref JpegBits bits, JpegScan scan, JpegPlane plane, int column, int row)
    {
        if (isProgressive)
        {
            scan.ReadBlock(ref bits, plane, plane.Coefficients.AsSpan((row * plane.Columns + column) * 64, 64));
            return;
        }

        Array.Clear(plane.Coefficients);
        scan.ReadBlock(ref bits, plane, plane.Coefficients);
        plane.Draw(plane.Coefficients, quants[plane.QuantId]!, basis, side, column, row);
    }

    private void DrawAll()
    {
        foreach (var plane in planes)
        {
            var quant = quants[plane.QuantId] ?? throw new DamagedFileException("a table is missing");
            for (var block = 0; block < plane.Columns * plane.Rows; block++)
            {
                plane.Draw(plane.Coefficients.AsSpan(block * 64, 64), quant, basis, side, block % plane.Columns, block / plane.Columns);
            }
        }
    }
}
