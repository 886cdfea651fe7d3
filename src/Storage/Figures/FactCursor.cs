using System.Buffers.Binary;
using System.Buffers.Text;

namespace GridOrleans.Storage.Figures;

/// <summary>The last fact of a page.</summary>
internal readonly record struct FactCursor(DateTime At, Guid IssueId, short Ordinal)
{
    private const int Length = sizeof(long) + 16 + sizeof(short);

    public override string ToString()
    {
        Span<byte> bytes = stackalloc byte[Length];
        BinaryPrimitives.WriteInt64BigEndian(bytes, At.Ticks);
        IssueId.TryWriteBytes(bytes[8..], bigEndian: true, out _);
        BinaryPrimitives.WriteInt16BigEndian(bytes[24..], Ordinal);
        return Base64Url.EncodeToString(bytes);
    }

    public static bool TryParse(string text, out FactCursor cursor)
    {
        cursor = default;
        Span<byte> bytes = stackalloc byte[Length];
        if (!Base64Url.IsValid(text, out var length) || length != Length || !Base64Url.TryDecodeFromChars(text, bytes, out _)) return false;
        var ticks = BinaryPrimitives.ReadInt64BigEndian(bytes);
        if (ticks < 0 || ticks > DateTime.MaxValue.Ticks) return false;
        cursor = new(new(ticks, DateTimeKind.Utc), new(bytes[8..24], bigEndian: true), BinaryPrimitives.ReadInt16BigEndian(bytes[24..]));
        return true;
    }
}
