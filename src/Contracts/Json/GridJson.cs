using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace GridOrleans.Contracts.Json;

/// <summary>The one plain JSON that wire, journal and grain state share: camelCase, enums as words, closed families by their <c>kind</c>.</summary>
public static class GridJson
{
    public static JsonSerializerOptions Options { get; } = Create();

    /// <summary>A copy for hosts that must own their options (HTTP, SignalR).</summary>
    public static JsonSerializerOptions Create()
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web);
        Configure(options);
        return options;
    }

    public static void Configure(JsonSerializerOptions options)
    {
        options.Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;
        options.DefaultIgnoreCondition = JsonIgnoreCondition.Never;
        options.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.CamelCase));
        options.TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { ClosedFamilies.Describe, OnlyValues.Keep } };
        options.MaxDepth = 32;
    }
}
