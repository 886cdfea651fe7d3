using System.Text.Json;
using GridOrleans.Contracts.Json;
using Orleans.Storage;

namespace GridOrleans.Silo.Engines;

/// <summary>Grain state is stored as the same plain JSON that wire and journal use.</summary>
internal sealed class GridStateSerializer : IGrainStorageSerializer
{
    public BinaryData Serialize<T>(T? input) => new(JsonSerializer.SerializeToUtf8Bytes(input, GridJson.Options));

    public T Deserialize<T>(BinaryData input) => JsonSerializer.Deserialize<T>(input.ToMemory().Span, GridJson.Options)
        ?? throw new JsonException($"The stored state of {typeof(T).Name} is null.");
}
