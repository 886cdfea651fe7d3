using System.Globalization;
using System.IO.Compression;
using System.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Spreadsheet;

namespace GridOrleans.Api.Export;

/// <summary>
/// A workbook of one sheet, written row by row: a hundred thousand rows take no more memory than ten. Words are inline strings, never formulas, so
/// nothing in them can run.
/// </summary>
public static class XlsxFile
{
    public const string Media = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    /// <summary>More characters no cell takes.</summary>
    private const int MostCharacters = 32_767;

    private const uint DateStyle = 1;

    public static async Task Write(ExportTable table, Stream to, CancellationToken cancellation)
    {
        // The package is zipped by hand and only the sheet goes through the SDK's writer: its own package keeps every part whole in memory.
        using var zip = new ZipArchive(to, ZipArchiveMode.Create, leaveOpen: true);
        foreach (var (name, text) in Parts(table.Name))
        {
            await using var part = zip.CreateEntry(name, CompressionLevel.Fastest).Open();
            await part.WriteAsync(Encoding.UTF8.GetBytes(text), cancellation);
        }

        await using var sheet = zip.CreateEntry("xl/worksheets/sheet1.xml", CompressionLevel.Fastest).Open();
        using var writer = OpenXmlWriter.Create(sheet, Encoding.UTF8);
        writer.WriteStartDocument();
        writer.WriteStartElement(new Worksheet());
        writer.WriteStartElement(new SheetData());
        Row(writer, [.. table.Heading.Select(Cell.Of)]);
        await foreach (var row in table.Rows.WithCancellation(cancellation)) Row(writer, row);
        writer.WriteEndElement();
        writer.WriteEndElement();
    }

    private static void Row(OpenXmlWriter writer, IReadOnlyList<Cell> cells)
    {
        writer.WriteStartElement(new Row());
        foreach (var cell in cells) writer.WriteElement(Made(cell));
        writer.WriteEndElement();
    }

    private static DocumentFormat.OpenXml.Spreadsheet.Cell Made(Cell cell) =>
        cell.Number is { } number ? new() { CellValue = new(number.ToString("R", CultureInfo.InvariantCulture)), DataType = CellValues.Number }
        : cell.Time is { } time ? new() { CellValue = new(time.ToOADate().ToString("R", CultureInfo.InvariantCulture)), DataType = CellValues.Number, StyleIndex = DateStyle }
        : new() { DataType = CellValues.InlineString, InlineString = new(new Text(Clean(cell.Text ?? "")) { Space = SpaceProcessingModeValues.Preserve }) };

    /// <summary>XML knows no control characters but tab and line ends.</summary>
    private static string Clean(string text)
    {
        var fits = text.Length <= MostCharacters ? text : text[..MostCharacters];
        return fits.Any(letter => char.IsControl(letter) && letter is not ('\t' or '\n' or '\r')) ? string.Concat(fits.Where(letter => !char.IsControl(letter) || letter is '\t' or '\n' or '\r')) : fits;
    }

    private static (string Name, string Text)[] Parts(string sheetName) =>
    [
        ("[Content_Types].xml",
            """
            <?xml version="1.0" encoding="UTF-8" standalone="yes"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/></Types>
            """),
        ("_rels/.rels",
            """
            <?xml version="1.0" encoding="UTF-8" standalone="yes"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>
            """),
        ("xl/_rels/workbook.xml.rels",
            """
            <?xml version="1.0" encoding="UTF-8" standalone="yes"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/></Relationships>
            """),
        ("xl/workbook.xml",
            $"""
            <?xml version="1.0" encoding="UTF-8" standalone="yes"?><workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="{System.Security.SecurityElement.Escape(sheetName)}" sheetId="1" r:id="rId1"/></sheets></workbook>
            """),
        ("xl/styles.xml",
            """
            <?xml version="1.0" encoding="UTF-8" standalone="yes"?><styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><fonts count="1"><font/></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="2"><xf/><xf numFmtId="22" applyNumberFormat="1"/></cellXfs></styleSheet>
            """),
    ];
}
