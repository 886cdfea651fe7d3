using System.Text.Json;
using GridOrleans.Storage.Districts.Books;

namespace GridOrleans.Storage.Districts.Files;

/// <summary>One feature, read by property. What cannot be read is a problem and comes back as nothing.</summary>
internal sealed class GeoFeature(int row, JsonElement properties, Problems problems)
{
    public int Row => row;

    /// <summary>The outer ring, counter-clockwise; null = no polygon.</summary>
    public IReadOnlyList<double[]>? Ring { get; init; }

    /// <summary>The geometry, when it is a point.</summary>
    public double[]? Point { get; init; }

    public string? Text(string name)
    {
        if (!Find(name, out var value)) return null;
        if (value.ValueKind == JsonValueKind.String) return value.GetString() is { Length: > 0 } text ? text : null;
        Unreadable(name, value);
        return null;
    }

    public int? Number(string name)
    {
        if (!Find(name, out var value)) return null;
        if (value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number)) return number;
        Unreadable(name, value);
        return null;
    }

    public double? Decimal(string name)
    {
        if (!Find(name, out var value)) return null;
        if (value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out var number)) return number;
        Unreadable(name, value);
        return null;
    }

    private bool Find(string name, out JsonElement value) => properties.TryGetProperty(name, out value) && value.ValueKind != JsonValueKind.Null;

    private void Unreadable(string name, JsonElement value)
    {
        var text = value.GetRawText();
        problems.Add(row, null, name, Fault.NotReadable, text.Length > 40 ? text[..40] : text);
    }
}
