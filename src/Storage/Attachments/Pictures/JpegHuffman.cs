using GridOrleans.Storage.Attachments.Media;

namespace GridOrleans.Storage.Attachments.Pictures;

/// <summary>A Huffman table of a JPEG: short codes by one look-up, long ones by length.</summary>
internal sealed class JpegHuffman
{
    private const int FastBits = 9;

    private readonly ushort[] fast = new ushort[1 << FastBits];
    private readonly int[] firstCode = new int[18], firstValue = new int[18], count = new int[18];
    private readonly byte[] values;

    /// <param name="counts">How many codes of 1–16 bits.</param>
    /// <exception cref="DamagedFileException">More codes than fit.</exception>
    public JpegHuffman(ReadOnlySpan<byte> counts, ReadOnlySpan<byte> values)
    {
        this.values = values.ToArray();
        var (code, value) = (0, 0);
        for (var bits = 1; bits <= 16; bits++, code <<= 1)
        {
            (firstCode[bits], firstValue[bits], count[bits]) = (code, value, counts[bits - 1]);
            if (code + counts[bits - 1] > 1 << bits) throw new DamagedFileException("a code table that cannot be");
            for (var each = 0; each < counts[bits - 1]; each++, code++, value++)
            {
                if (bits > FastBits) continue;
                var first = code << FastBits - bits;
                Array.Fill(fast, (ushort)(bits << 8 | values[value]), first, 1 << FastBits - bits);
            }
        }
    }

    public int Read(ref JpegBits bits)
    {
        var ahead = bits.Peek(16);
        var found = fast[ahead >> 16 - FastBits];
        if (found != 0)
        {
            bits.Skip(found >> 8);
            return (byte)found;
        }

        for (var length = FastBits + 1; length <= 16; length++)
        {
            var code = ahead >> 16 - length;
            if (code - firstCode[length] is var index && index >= 0 && index < count[length])
            {
                bits.Skip(length);
                return values[firstValue[length] + index];
            }
        }

        throw new DamagedFileException("a code that is in no table");
    }
}

/// <summary>The bits of a scan: stuffed zeros taken out; beyond its end there are zeros, a bounded number of them.</summary>
internal ref struct JpegBits(ReadOnlySpan<byte> scan)
{
    private const int MostMissingBytes = 1024;

    private readonly ReadOnlySpan<byte> scan = scan;
    private int at, have, missing;
    private uint buffer;

    /// <summary>How far the bytes are taken.</summary>
    public readonly int Position => at;

    public int Peek(int count)
    {
        while (have < count) Fill();
        return (int)(buffer >> have - count) & ((1 << count) - 1);
    }

    public void Skip(int count) => have -= count;

    public int Take(int count)
    {
        if (count == 0) return 0;
        var bits = Peek(count);
        have -= count;
        return bits;
    }

    public bool Bit() => Take(1) != 0;

    /// <summary>A number of so many bits with its sign folded in (T.81, F.2.2.1).</summary>
    public int Signed(int count)
    {
        if (count > 15) throw new DamagedFileException("a number that is too long");
        var value = Take(count);
        return count == 0 || value >= 1 << count - 1 ? value : value - (1 << count) + 1;
    }

    /// <summary>Goes on behind the next restart marker.</summary>
    public void Restart()
    {
        (have, buffer) = (0, 0);
        while (at + 1 < scan.Length && !(scan[at] == 0xFF && scan[at + 1] is >= 0xD0 and <= 0xD7)) at++;
        at = Math.Min(scan.Length, at + 2);
    }

    private void Fill()
    {
        byte next = 0;
        if (at < scan.Length && !(scan[at] == 0xFF && at + 1 < scan.Length && scan[at + 1] != 0))
        {
            next = scan[at];
            at += next == 0xFF ? 2 : 1;
        }
        else if (++missing > MostMissingBytes)
        {
            throw new DamagedFileException("a scan ends too soon");
        }

        buffer = buffer << 8 | next;
        have += 8;
    }
}
