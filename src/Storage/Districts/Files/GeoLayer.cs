using System.Text.Json;
using System.Text.Encodings.Web;
using GridOrleans.Contracts.Areas;

namespace GridOrleans.Storage.Districts.Files;

/// <summary>A list of the books as a layer of features.</summary>
/// <param name="Ring">The shape, and the point where there is none.</param>
internal sealed record GeoLayer<T>(
    IReadOnlyList<string> Names,
    Func<GeoFeature, T> Read,
    Func<T, (IReadOnlyList<double[]>? Ring, (double Longitude, double Latitude)? Point)> Shape,
    Func<T, IEnumerable<(string Name, object? Value)>> Properties)
{
    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>One feature a line.</summary>
    public async Task Write(Stream body, IEnumerable<T> items, CancellationToken cancellation)
    {
        await using var writer = new Utf8JsonWriter(body, Plain);
        writer.WriteStartObject();
        writer.WriteString("type", "FeatureCollection");
        writer.WriteStartArray("features");
        foreach (var item in items)
        {
            writer.WriteStartObject();
            writer.WriteString("type", "Feature");
            Geometry(writer, Shape(item));
            writer.WriteStartObject("properties");
            foreach (var (name, value) in Properties(item))
            {
                Property(writer, name, value);
            }

            writer.WriteEndObject();
            writer.WriteEndObject();
            if (writer.BytesPending > 64 * 1024) await writer.FlushAsync(cancellation);
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
        await writer.FlushAsync(cancellation);
    }

    private static void Geometry(Utf8JsonWriter writer, (IReadOnlyList<double[]>? Ring, (double Longitude, double Latitude)? Point) shape)
    {
        if (shape is { Ring: null, Point: null })
        {
            writer.WriteNull("geometry");
            return;
        }

        writer.WriteStartObject("geometry");
        writer.WriteString("type", shape.Ring is null ? "Point" : "Polygon");
        writer.WriteStartArray("coordinates");
        if (shape.Ring is { } ring)
        {
            writer.WriteStartArray();
            foreach (var point in ring)
            {
                writer.WriteStartArray();
                Position(writer, point[0], point[1]);
                writer.WriteEndArray();
            }

            writer.WriteEndArray();
        }
        else
        {
            Position(writer, shape.Point!.Value.Longitude, shape.Point.Value.Latitude);
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void Property(Utf8JsonWriter writer, string name, object? value)
    {
        switch (value)
        {
            case null:
                writer.WriteNull(name);
                break;
            case string text:
                writer.WriteString(name, text);
                break;
            case int number:
                writer.WriteNumber(name, number);
                break;
            case double number:
                writer.WriteNumber(name, number);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(value), value, "no property of ours is of this kind");
        }
    }

    private static void Position(Utf8JsonWriter writer, double longitude, double latitude)
    {
        writer.WriteNumberValue(longitude);
        writer.WriteNumberValue(latitude);
    }
}

internal static class GeoLayers
{
    public static GeoLayer<AreaPlan> Areas { get; } = new(
        ["code", "parentCode", "level", "name", "shortName", "gridKind", "households"],
        feature => new(feature.Text("code") ?? "", feature.Text("parentCode"), feature.Text("level") ?? "", feature.Text("name") ?? "", feature.Text("shortName") ?? "",
            feature.Ring, feature.Text("gridKind"), feature.Number("households") ?? 0),
        area => (area.Ring, null),
        area => [("code", area.Code), ("parentCode", area.ParentCode), ("level", area.Level), ("name", area.Name), ("shortName", area.ShortName),
            ("gridKind", area.GridKind), ("households", area.Households)]);

    public static GeoLayer<EstatePlan> Estates { get; } = new(
        ["id", "name", "typeCode", "gridCode", "firmUnitId", "committeeUnitId", "fallbackUnitId", "longitude", "latitude"],
        feature =>
        {
            var (longitude, latitude) = PointOf(feature);
            return new(feature.Text("id") ?? "", feature.Text("name") ?? "", feature.Text("typeCode") ?? "", feature.Text("gridCode") ?? "", feature.Text("firmUnitId"),
                feature.Text("committeeUnitId"), longitude, latitude, feature.Ring, feature.Text("fallbackUnitId"));
        },
        estate => (estate.Ring, (estate.Longitude, estate.Latitude)),
        estate => [("id", estate.Id), ("name", estate.Name), ("typeCode", estate.TypeCode), ("gridCode", estate.GridCode), ("firmUnitId", estate.FirmUnitId),
            ("committeeUnitId", estate.CommitteeUnitId), ("fallbackUnitId", estate.FallbackUnitId), ("longitude", estate.Longitude), ("latitude", estate.Latitude)]);

    public static GeoLayer<BuildingPlan> Buildings { get; } = new(
        ["id", "estateId", "gridCode", "name", "address", "floors", "longitude", "latitude"],
        feature =>
        {
            var (longitude, latitude) = PointOf(feature);
            return new(feature.Text("id") ?? "", feature.Text("estateId"), feature.Text("gridCode") ?? "", feature.Text("name") ?? "", feature.Text("address") ?? "",
                feature.Number("floors") ?? 0, longitude, latitude, feature.Ring);
        },
        building => (building.Ring, (building.Longitude, building.Latitude)),
        building => [("id", building.Id), ("estateId", building.EstateId), ("gridCode", building.GridCode), ("name", building.Name), ("address", building.Address),
            ("floors", building.Floors), ("longitude", building.Longitude), ("latitude", building.Latitude)]);

    /// <summary>Where the file says, else the point, else the middle of the shape; none of them is out of range and said so.</summary>
    private static (double Longitude, double Latitude) PointOf(GeoFeature feature)
    {
        if (feature.Decimal("longitude") is { } longitude && feature.Decimal("latitude") is { } latitude) return (longitude, latitude);
        if (feature.Point is [var x, var y]) return (x, y);
        return feature.Ring is { } ring && Rings.Polygon(ring).InteriorPoint is { } middle ? (middle.X, middle.Y) : (double.NaN, double.NaN);
    }
}
