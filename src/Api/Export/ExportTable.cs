namespace GridOrleans.Api.Export;

/// <summary>A table on its way to a file: its heading, and rows that come one by one, whatever their number.</summary>
/// <param name="Name">Of the sheet; at most 31 characters.</param>
public sealed record ExportTable(string Name, IReadOnlyList<string> Heading, IAsyncEnumerable<IReadOnlyList<Cell>> Rows);

/// <summary>One value of a table: words, a number, or a wall time of the district.</summary>
public readonly record struct Cell
{
    private Cell(string? text, double? number, DateTime? time) => (Text, Number, Time) = (text, number, time);

    public string? Text { get; }

    public double? Number { get; }

    public DateTime? Time { get; }

    public static Cell Of(string? text) => new(text, null, null);

    public static Cell Of(double? number) => new(null, number, null);

    /// <param name="at">Shown as the district's clocks showed it.</param>
    public static Cell Of(DateTimeOffset? at, TimeZoneInfo zone) => new(null, null, at is { } moment ? TimeZoneInfo.ConvertTime(moment, zone).DateTime : null);
}
