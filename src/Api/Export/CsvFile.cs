using System.Globalization;
using System.Text;

namespace GridOrleans.Api.Export;

/// <summary>RFC 4180: commas, CRLF, quotation marks where needed. UTF-8, with a byte order mark if asked for, because spreadsheets guess otherwise.</summary>
public static class CsvFile
{
    public const string Media = "text/csv";

    public static async Task Write(ExportTable table, Stream to, bool byteOrderMark, CancellationToken cancellation)
    {
        await using var writer = new StreamWriter(to, new UTF8Encoding(byteOrderMark), 16 * 1024, leaveOpen: true) { NewLine = "\r\n" };
        await writer.WriteLineAsync(Line(table.Heading.Select(Escaped)).AsMemory(), cancellation);
        await foreach (var row in table.Rows.WithCancellation(cancellation)) await writer.WriteLineAsync(Line(row.Select(Said)).AsMemory(), cancellation);
    }

    private static string Line(IEnumerable<string> cells) => string.Join(',', cells);

    private static string Said(Cell cell) =>
        cell.Number is { } number ? number.ToString("0.######", CultureInfo.InvariantCulture)
        : cell.Time is { } time ? time.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture)
        : Escaped(cell.Text ?? "");

    /// <summary>Words that a spreadsheet would run as a formula get an apostrophe before them (CSV injection, OWASP).</summary>
    private static string Escaped(string text)
    {
        var safe = text is ['=' or '+' or '-' or '@' or '\t' or '\r', ..] ? "'" + text : text;
        return safe.AsSpan().IndexOfAny(",\"\r\n") < 0 ? safe : $"\"{safe.Replace("\"", "\"\"")}\"";
    }
}
