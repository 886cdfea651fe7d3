using System.Globalization;
using GridOrleans.Contracts.Areas;
using GridOrleans.Domain.Areas;

namespace GridOrleans.Storage.Districts.Files;

/// <summary>A list of the books as a sheet: one row a line.</summary>
internal sealed record CsvSheet<T>(IReadOnlyList<string> Columns, IReadOnlyList<string> Required, Func<CsvRow, T> Read, Func<T, IReadOnlyList<string?>> Write);

internal static class CsvSheets
{
    public static CsvSheet<UnitPlan> Units { get; } = new(
        ["id", "name", "shortName", "kind", "areaCode", "validFrom", "validTo"], ["id", "name", "shortName", "kind"],
        row => new(row.Text("id") ?? "", row.Text("name") ?? "", row.Text("shortName") ?? "", row.Word<UnitKind>("kind") ?? default, row.Text("areaCode"),
            row.Day("validFrom"), row.Day("validTo")),
        unit => [unit.Id, unit.Name, unit.ShortName, CsvWords.Of(unit.Kind), unit.AreaCode, Day(unit.ValidFrom), Day(unit.ValidTo)]);

    public static CsvSheet<PersonPlan> People { get; } = new(
        ["id", "name", "phone", "leftOn"], ["id", "name", "phone"],
        row => new(row.Text("id") ?? "", row.Text("name") ?? "", row.Text("phone") ?? "", row.Day("leftOn")),
        person => [person.Id, person.Name, person.Phone, Day(person.LeftOn)]);

    public static CsvSheet<PostPlan> Posts { get; } = new(
        ["personId", "kind", "areaCode", "unitId", "employment", "source", "unitLineId", "areaLineCode", "validFrom", "validTo"], ["personId", "kind", "validFrom"],
        row => new(row.Text("personId") ?? "", row.Text("kind") ?? "", row.Text("areaCode"), row.Text("unitId"), row.Text("employment"), row.Text("source"),
            row.Text("unitLineId"), row.Text("areaLineCode"), row.Day("validFrom"), row.Day("validTo")),
        post => [post.PersonId, post.Kind, post.AreaCode, post.UnitId, post.Employment, post.Source, post.UnitLineId, post.AreaLineCode, Day(post.ValidFrom), Day(post.ValidTo)]);

    /// <summary>A sheet carries no shapes: those that are there stay.</summary>
    public static CsvSheet<BuildingPlan> Buildings { get; } = new(
        ["id", "estateId", "gridCode", "name", "address", "floors", "longitude", "latitude"], ["id", "gridCode", "name", "address", "floors", "longitude", "latitude"],
        row => new(row.Text("id") ?? "", row.Text("estateId"), row.Text("gridCode") ?? "", row.Text("name") ?? "", row.Text("address") ?? "", row.Number("floors"),
            row.Decimal("longitude"), row.Decimal("latitude"), null),
        building => [building.Id, building.EstateId, building.GridCode, building.Name, building.Address, building.Floors.ToString(CultureInfo.InvariantCulture),
            Degrees(building.Longitude), Degrees(building.Latitude)]);

    public static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Degrees(double degrees) => degrees.ToString("R", CultureInfo.InvariantCulture);
}
