using GridOrleans.Api.Validation;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace GridOrleans.Api.Export;

public enum ExportFormat
{
    Csv,
    Xlsx,
}

/// <summary>A table as a file to keep. Written to the disk first: what goes wrong on the way is told properly, instead of ending a download half-way.</summary>
public static class ExportFile
{
    private const int BufferBytes = 64 * 1024;

    public static async Task<FileStreamHttpResult> Write(ExportTable table, ExportFormat format, bool byteOrderMark, string name, CancellationToken cancellation)
    {
        var file = new FileStream(
            Path.Combine(Path.GetTempPath(), $"grid-export-{Guid.NewGuid():N}"), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, BufferBytes,
            FileOptions.DeleteOnClose | FileOptions.Asynchronous);
        try
        {
            if (format == ExportFormat.Csv) await CsvFile.Write(table, file, byteOrderMark, cancellation);
            else await XlsxFile.Write(table, file, cancellation);
            file.Position = 0;
            return TypedResults.Stream(file, format == ExportFormat.Csv ? CsvFile.Media : XlsxFile.Media, $"{name}.{(format == ExportFormat.Csv ? "csv" : "xlsx")}");
        }
        catch
        {
            await file.DisposeAsync();
            throw;
        }
    }

    public static ExportFormat FormatOf(Fields fields, string? format) => fields.Word<ExportFormat>("format", format) ?? ExportFormat.Csv;
}
