using System.Text.Json;
using System.Text.Json.Serialization;
using GridOrleans.Contracts.Json;

namespace GridOrleans.Api.Json;

/// <summary>The one plain JSON as strangers may send it: stricter than what we read of our own.</summary>
internal static class HttpJson
{
    /// <summary>Our requests are two levels deep.</summary>
    private const int MaxDepth = 16;

    public static void Configure(JsonSerializerOptions options)
    {
        GridJson.Configure(options);
        options.MaxDepth = MaxDepth;
        options.AllowDuplicateProperties = false;
        options.NumberHandling = JsonNumberHandling.Strict;

        // A number that stands for no word of an enum must not pass for one.
        foreach (var converter in options.Converters.OfType<JsonStringEnumConverter>().ToArray()) options.Converters.Remove(converter);
        options.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false));
    }
}
