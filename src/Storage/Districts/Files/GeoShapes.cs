using System.Text.Json;
using GridOrleans.Storage.Districts.Books;

namespace GridOrleans.Storage.Districts.Files;

/// <summary>The geometry of a feature: one ring or one point.</summary>
internal static class GeoShapes
{
    public static (IReadOnlyList<double[]>? Ring, double[]? Point, string? Fault) Read(JsonElement geometry)
    {
        if (geometry.ValueKind != JsonValueKind.Object || !geometry.TryGetProperty("type", out var type) || type.ValueKind != JsonValueKind.String
            || !geometry.TryGetProperty("coordinates", out var coordinates) || coordinates.ValueKind != JsonValueKind.Array)
        {
            return (null, null, Fault.RingNotOne);
        }

        return type.GetString() switch
        {
            "Point" => Position(coordinates) is { } at ? (null, at, null) : (null, null, Fault.RingBadPoint),
            "Polygon" => Shell(coordinates),
            "MultiPolygon" when coordinates.GetArrayLength() == 1 && coordinates[0].ValueKind == JsonValueKind.Array => Shell(coordinates[0]),
            _ => (null, null, Fault.RingNotOne),
        };
    }

    private static (IReadOnlyList<double[]>? Ring, double[]? Point, string? Fault) Shell(JsonElement rings)
    {
        if (rings.GetArrayLength() == 0 || rings[0].ValueKind != JsonValueKind.Array) return (null, null, Fault.RingTooShort);
        if (rings.GetArrayLength() > 1) return (null, null, Fault.RingHasHoles);
        if (rings[0].GetArrayLength() > Rings.MaxPoints) return (null, null, Fault.RingTooLong);
        var ring = new double[rings[0].GetArrayLength()][];
        foreach (var (index, position) in rings[0].EnumerateArray().Index())
        {
            if (Position(position) is not { } at) return (null, null, Fault.RingBadPoint);
            ring[index] = at;
        }

        // Turned before it is checked: an open or crossing ring has no turn, and is named for that.
        if (Rings.FaultOf(ring) is { } fault)
        {
            if (fault != Fault.RingClockwise) return (null, null, fault);
            Array.Reverse(ring);
        }

        return (ring, null, null);
    }

    private static double[]? Position(JsonElement position) =>
        position.ValueKind == JsonValueKind.Array && position.GetArrayLength() == 2
        && position[0].ValueKind == JsonValueKind.Number && position[0].TryGetDouble(out var longitude) && longitude is >= -180 and <= 180
        && position[1].ValueKind == JsonValueKind.Number && position[1].TryGetDouble(out var latitude) && latitude is >= -90 and <= 90
            ? [longitude, latitude]
            : null;
}
