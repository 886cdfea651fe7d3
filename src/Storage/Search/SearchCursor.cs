using System.Buffers.Binary;
using System.Buffers.Text;

namespace GridOrleans.Storage.Search;

/// <summary>The last row of a page; the next page begins after it. Rows that come and go in between neither repeat nor hide others.</summary>
/// <param name="IsMany">More rows match than are worth sorting: go by the order's index.</param>
internal readonly record struct SearchCursor(SearchOrder Order, bool IsMany, short Urgency, DateTime At, Guid Id)
{
    private const int Length = 1 + 1 + sizeof(short) + sizeof(long) + 16;

    public override string ToString()
    {
        Span<byte> bytes = stackalloc byte[Length];
        bytes[0] = (byte)Order;
        bytes[1] = IsMany ? (byte)1 : (byte)0;
        BinaryPrimitives.WriteInt16BigEndian(bytes[2..], Urgency);
        BinaryPrimitives.WriteInt64BigEndian(bytes[4..], At.Ticks);
        Id.TryWriteBytes(bytes[12..], bigEndian: true, out _);
        return Base64Url.EncodeToString(bytes);
    }

    /// <summary>False for anything that no page of this order has given out.</summary>
    public static bool TryParse(string text, SearchOrder order, out SearchCursor cursor)
    {
        cursor = default;
        Span<byte> bytes = stackalloc byte[Length];
        if (!Base64Url.IsValid(text, out var length) || length != Length || !Base64Url.TryDecodeFromChars(text, bytes, out _)) return false;
        var ticks = BinaryPrimitives.ReadInt64BigEndian(bytes[4..]);
        if (bytes[0] != (byte)order || bytes[1] > 1 || ticks < 0 || ticks > DateTime.MaxValue.Ticks) return false;
        cursor = new(order, bytes[1] == 1, BinaryPrimitives.ReadInt16BigEndian(bytes[2..]), new(ticks, DateTimeKind.Utc), new(bytes[12..], bigEndian: true));
        return true;
    }
}
