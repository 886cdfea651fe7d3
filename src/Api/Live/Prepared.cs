using System.Text.Json;
using System.Text.Json.Serialization;
using GridOrleans.Contracts.Json;

namespace GridOrleans.Api.Live;

/// <summary>A message written to JSON once, however many viewers get it.</summary>
[JsonConverter(typeof(Writer))]
public sealed class Prepared(object message)
{
    private readonly Lazy<byte[]> json = new(() => JsonSerializer.SerializeToUtf8Bytes(message, message.GetType(), GridJson.Options));

    public object Message => message;

    private sealed class Writer : JsonConverter<Prepared>
    {
        public override Prepared Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) =>
            throw new NotSupportedException("Prepared messages only go out.");

        public override void Write(Utf8JsonWriter writer, Prepared value, JsonSerializerOptions options) =>
            writer.WriteRawValue(value.json.Value, skipInputValidation: true);
    }
}
