using System.Text;
using CsvHelper;
using GridOrleans.Storage.Districts.Books;

namespace GridOrleans.Storage.Districts.Files;

/// <summary>CSV as RFC 4180 says, UTF-8, with a header. Read strictly: a column nobody knows is a mistake, not a remark.</summary>
internal static class CsvFile
{
    public const int MaxRows = 100_000;

    private const int MaxRecordBytes = 64 * 1024;

    private static readonly CsvReaderOptions Strict = new()
    {
        Separator = ',',
        HasHeader = false,
        MalformedData = CsvMalformedDataHandling.Throw,
        MaxRecordSize = MaxRecordBytes,
        TrackLineNumbers = true,
        TrimWhitespace = true,
    };

    /// <summary>With the mark, spreadsheets read Chinese as Chinese.</summary>
    private static readonly CsvWriterOptions Plain = new() { WriteByteOrderMark = true, Quoting = CsvQuoting.WhenNeededOrWhitespace };

    /// <param name="columns">All that may stand in the header.</param>
    /// <param name="required">What must.</param>
    public static async Task<IReadOnlyList<CsvRow>> Read(
        Stream body, IReadOnlyList<string> columns, IReadOnlyList<string> required, Problems problems, CancellationToken cancellation)
    {
        var rows = new List<CsvRow>();
        using var text = new StreamReader(body, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true), leaveOpen: true);
        await using var reader = CsvReader.Create(text, Strict, leaveOpen: true);
        var line = 1;
        try
        {
            if (!await reader.ReadAsync(cancellation))
            {
                problems.Add(1, null, "file", Fault.Missing);
                return rows;
            }

            var header = Enumerable.Range(0, reader.FieldCount).Select(reader.GetString).ToArray();
            foreach (var column in header.Where(each => !columns.Contains(each))) problems.Add(1, null, Short(column), Fault.UnknownField, string.Join(", ", columns));
            foreach (var column in header.GroupBy(each => each).Where(each => each.Count() > 1)) problems.Add(1, null, Short(column.Key), Fault.Twice);
            foreach (var column in required.Where(each => !header.Contains(each))) problems.Add(1, null, column, Fault.Missing);
            if (problems.Count > 0) return rows;

            while (await reader.ReadAsync(cancellation))
            {
                line = (int)Math.Min(int.MaxValue, reader.LineNumber);
                if (rows.Count == MaxRows)
                {
                    problems.Add(line, null, "file", Fault.TooMany, MaxRows);
                    return rows;
                }

                if (reader.FieldCount != header.Length) problems.Add(line, null, "file", Fault.Malformed);
                else rows.Add(new(line, header.Index().ToDictionary(column => column.Item, column => reader.GetString(column.Index)), problems));
            }
        }
        catch (Exception failure) when (failure is CsvFormatException or DecoderFallbackException)
        {
            problems.Add(failure is CsvFormatException { LineNumber: > 0 and var at } ? (int)at : line, null, "file", Fault.Malformed);
        }

        return rows;
    }

    public static async Task Write(Stream body, IReadOnlyList<string> columns, IEnumerable<IReadOnlyList<string?>> rows, CancellationToken cancellation)
    {
        await using var writer = CsvWriter.Create(body, Plain, leaveOpen: true);
        await writer.WriteRecordAsync([.. columns], cancellation);
        foreach (var row in rows) await writer.WriteRecordAsync([.. row.Select(cell => cell is null ? "" : CsvGuard.Put(cell))], cancellation);
        await writer.FlushAsync(cancellation);
    }

    private static string Short(string name) => name.Length <= 40 ? name : name[..40];
}
