using System.Text.Json;
using GridOrleans.Storage.Districts.Books;

namespace GridOrleans.Storage.Districts.Files;

/// <summary>
/// GeoJSON (RFC 7946) feature collections of polygons and points in WGS 84. Read strictly – unknown properties, holes, several polygons and odd coordinates are
/// refused, each by feature and field –, except that a ring may turn either way: many programs write them clockwise.
/// </summary>
internal static class GeoFile
{
    public const int MaxFeatures = 100_000;

    /// <summary>All points of a file: what a hostile one may make us hold.</summary>
    public const int MaxPoints = 4_000_000;

    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = 12, AllowDuplicateProperties = false };

    public static async Task<IReadOnlyList<GeoFeature>> Read(Stream body, IReadOnlyList<string> names, Problems problems, CancellationToken cancellation)
    {
        var read = new List<GeoFeature>();
        try
        {
            // The document is kept by its features.
            var document = await JsonDocument.ParseAsync(body, Strict, cancellation);
            var root = document.RootElement;
            if (root.ValueKind != JsonValueKind.Object || TypeOf(root) != "FeatureCollection" || !root.TryGetProperty("features", out var features) || features.ValueKind != JsonValueKind.Array)
            {
                problems.Add(0, null, "type", Fault.NotOneOf, "FeatureCollection");
                return read;
            }

            if (features.GetArrayLength() > MaxFeatures)
            {
                problems.Add(0, null, "features", Fault.TooMany, MaxFeatures);
                return read;
            }

            var points = 0;
            foreach (var (index, feature) in features.EnumerateArray().Index())
            {
                cancellation.ThrowIfCancellationRequested();
                if (Feature(index + 1, feature, names, problems) is not { } one) continue;
                points += one.Ring?.Count ?? 1;
                if (points > MaxPoints)
                {
                    problems.Add(one.Row, null, "geometry", Fault.TooMany, MaxPoints);
                    return read;
                }

                read.Add(one);
            }
        }
        catch (JsonException failure)
        {
            problems.Add((int)Math.Min(int.MaxValue, (failure.LineNumber ?? 0) + 1), null, "file", Fault.Malformed);
        }

        return read;
    }

    private static GeoFeature? Feature(int row, JsonElement feature, IReadOnlyList<string> names, Problems problems)
    {
        if (feature.ValueKind != JsonValueKind.Object || TypeOf(feature) != "Feature")
        {
            problems.Add(row, null, "type", Fault.NotOneOf, "Feature");
            return null;
        }

        if (!feature.TryGetProperty("properties", out var properties) || properties.ValueKind != JsonValueKind.Object)
        {
            problems.Add(row, null, "properties", Fault.Missing);
            return null;
        }

        foreach (var property in properties.EnumerateObject().Where(property => !names.Contains(property.Name)))
        {
            problems.Add(row, null, property.Name.Length <= 40 ? property.Name : property.Name[..40], Fault.UnknownField, string.Join(", ", names));
        }

        if (!feature.TryGetProperty("geometry", out var geometry) || geometry.ValueKind == JsonValueKind.Null) return new(row, properties, problems);
        var (ring, point, fault) = GeoShapes.Read(geometry);
        if (fault is null) return new(row, properties, problems) { Ring = ring, Point = point };
        problems.Add(row, null, "geometry", fault, Rings.MaxPoints);
        return null;
    }

    private static string? TypeOf(JsonElement element) =>
        element.TryGetProperty("type", out var type) && type.ValueKind == JsonValueKind.String ? type.GetString() : null;
}
