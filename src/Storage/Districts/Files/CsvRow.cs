using System.Globalization;
using GridOrleans.Storage.Districts.Books;

namespace GridOrleans.Storage.Districts.Files;

/// <summary>One line of a CSV file, read by column. What cannot be read is a problem and comes back as nothing.</summary>
internal sealed class CsvRow(int line, IReadOnlyDictionary<string, string> cells, Problems problems)
{
    public int Line => line;

    /// <summary>Blank is nothing.</summary>
    public string? Text(string column) => cells.TryGetValue(column, out var cell) && cell.Length > 0 ? CsvGuard.Strip(cell) : null;

    public int Number(string column) => Read<int>(column, (string text, out int value) => int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out value)) ?? 0;

    public double Decimal(string column) =>
        Read<double>(column, (string text, out double value) => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out value)) ?? double.NaN;

    public DateOnly? Day(string column) =>
        Read<DateOnly>(column, (string text, out DateOnly value) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out value));

    /// <summary>“08:00”, or “08:00:30” where somebody counts seconds.</summary>
    public TimeOnly? Time(string column) =>
        Read<TimeOnly>(column, (string text, out TimeOnly value) => TimeOnly.TryParseExact(text, ["HH:mm", "HH:mm:ss"], CultureInfo.InvariantCulture, DateTimeStyles.None, out value));

    /// <summary>A word of an enum in camelCase.</summary>
    public T? Word<T>(string column)
        where T : struct, Enum => Read<T>(column, (string text, out T value) =>
        {
            value = Enum.GetValues<T>().FirstOrDefault(each => CsvWords.Of(each) == text);
            return CsvWords.Of(value) == text;
        });

    private delegate bool Reader<T>(string text, out T value);

    private T? Read<T>(string column, Reader<T> reader)
        where T : struct
    {
        if (Text(column) is not { } text) return null;
        if (reader(text, out var value)) return value;
        problems.Add(line, null, column, Fault.NotReadable, text.Length > 40 ? text[..40] : text);
        return null;
    }
}

internal static class CsvWords
{
    public static string Of<T>(T value)
        where T : struct, Enum => System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(value.ToString());
}

/// <summary>
/// A cell that a spreadsheet would run as a formula gets an apostrophe before it on the way out, which comes off on the way in. So does one that already begins
/// with such an apostrophe: what went out comes back.
/// </summary>
internal static class CsvGuard
{
    public static string Put(string text) => IsAtRisk(text) ? "'" + text : text;

    public static string Strip(string cell) => cell.Length > 1 && cell[0] == '\'' && IsAtRisk(cell[1..]) ? cell[1..] : cell;

    private static bool IsAtRisk(string text)
    {
        var bare = text.TrimStart('\'');
        return bare.Length > 0 && bare[0] is '=' or '+' or '-' or '@' or '\t' or '\r';
    }
}
