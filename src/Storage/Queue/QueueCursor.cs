using System.Buffers.Binary;
using System.Buffers.Text;

namespace GridOrleans.Storage.Queue;

/// <summary>
/// The last row of a page: its sort time and id. The next page begins after them, so rows that come and go in between neither repeat nor hide others.
/// </summary>
internal readonly record struct QueueCursor(QueueOrder Order, DateTime At, Guid Id)
{
    private const int Length = 1 + sizeof(long) + 16;

    public override string ToString()
    {
        Span<byte> bytes = stackalloc byte[Length];
        bytes[0] = (byte)Order;
        BinaryPrimitives.WriteInt64BigEndian(bytes[1..], At.Ticks);
        Id.TryWriteBytes(bytes[9..], bigEndian: true, out _);
        return Base64Url.EncodeToString(bytes);
    }

    /// <summary>False for anything that no page of this order has given out.</summary>
    public static bool TryParse(string text, QueueOrder order, out QueueCursor cursor)
    {
        cursor = default;
        Span<byte> bytes = stackalloc byte[Length];
        if (!Base64Url.IsValid(text, out var length) || length != Length || !Base64Url.TryDecodeFromChars(text, bytes, out _)) return false;
        var ticks = BinaryPrimitives.ReadInt64BigEndian(bytes[1..]);
        if (bytes[0] != (byte)order || ticks < 0 || ticks > DateTime.MaxValue.Ticks) return false;
        cursor = new(order, new(ticks, DateTimeKind.Utc), new(bytes[9..], bigEndian: true));
        return true;
    }
}
