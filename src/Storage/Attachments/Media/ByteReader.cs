using System.Buffers.Binary;

namespace GridOrleans.Storage.Attachments.Media;

/// <summary>Reads a file from front to back; past its end is damage, never an index error.</summary>
public ref struct ByteReader(ReadOnlySpan<byte> bytes)
{
    private readonly ReadOnlySpan<byte> bytes = bytes;

    public int Position { get; private set; }

    public readonly int Left => bytes.Length - Position;

    public byte Byte() => Take(1)[0];

    public int UInt16() => BinaryPrimitives.ReadUInt16BigEndian(Take(2));

    public int UInt16Little() => BinaryPrimitives.ReadUInt16LittleEndian(Take(2));

    public uint UInt32() => BinaryPrimitives.ReadUInt32BigEndian(Take(4));

    public uint UInt32Little() => BinaryPrimitives.ReadUInt32LittleEndian(Take(4));

    /// <exception cref="DamagedFileException">The file ends before.</exception>
    public ReadOnlySpan<byte> Take(long count)
    {
        if (count < 0 || count > Left) throw new DamagedFileException("it ends too soon");
        var taken = bytes.Slice(Position, (int)count);
        Position += (int)count;
        return taken;
    }

    /// <summary>The rest, without taking it.</summary>
    public readonly ReadOnlySpan<byte> Rest => bytes[Position..];
}
