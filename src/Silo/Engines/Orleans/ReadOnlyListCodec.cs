using System.Buffers;
using System.Collections;
using Orleans.Serialization.Buffers;
using Orleans.Serialization.Codecs;
using Orleans.Serialization.Serializers;
using Orleans.Serialization.WireProtocol;

namespace GridOrleans.Silo.Engines;

/// <summary>Lets the lists that collection expressions make travel as arrays of the same elements.</summary>
internal sealed class ReadOnlyListCodec : IGeneralizedCodec
{
    public bool IsSupportedType(Type type) => GridTypes.IsUnnamedList(type);

    public void WriteField<TBufferWriter>(ref Writer<TBufferWriter> writer, uint fieldIdDelta, Type? expectedType, object? value)
        where TBufferWriter : IBufferWriter<byte>
    {
        var array = ToArray((IEnumerable)value!);
        writer.Session.CodecProvider.GetCodec(array.GetType()).WriteField(ref writer, fieldIdDelta, expectedType!, array);
    }

    public object ReadValue<TInput>(ref Reader<TInput> reader, Field field) =>
        throw new NotSupportedException("Such a list is written as an array and read as one.");

    private static Array ToArray(IEnumerable list)
    {
        var items = list.Cast<object?>().ToArray();
        var array = Array.CreateInstance(GridTypes.ElementOf(list.GetType())!, items.Length);
        items.CopyTo(array, 0);
        return array;
    }
}
