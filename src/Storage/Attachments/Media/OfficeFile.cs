using System.IO.Compression;

namespace GridOrleans.Storage.Attachments.Media;

/// <summary>
/// DOCX and XLSX (ECMA-376): told apart from any other ZIP by their main part. Only the table of contents is read, nothing is unfolded; macros are refused.
/// </summary>
public static class OfficeFile
{
    private const int MaxParts = 5_000;

    /// <summary>What it claims to unfold to, all parts together.</summary>
    private const long MaxUnfoldedBytes = 500L * 1024 * 1024;

    /// <returns>Null = a ZIP, but not one of ours.</returns>
    /// <exception cref="DamagedFileException"/>
    public static MediaKind? Of(Stream file)
    {
        try
        {
            using var zip = new ZipArchive(file, ZipArchiveMode.Read, leaveOpen: true);
            var parts = zip.Entries;
            if (parts.Count > MaxParts || parts.Sum(part => part.Length) > MaxUnfoldedBytes) throw new DamagedFileException("it unfolds to too much");
            var names = parts.Select(part => part.FullName).ToHashSet(StringComparer.OrdinalIgnoreCase);
            if (!names.Contains("[Content_Types].xml") || names.Any(IsMacro)) return null;
            return names.Contains("word/document.xml") ? MediaKind.Word : names.Contains("xl/workbook.xml") ? MediaKind.Sheet : null;
        }
        catch (Exception failure) when (failure is InvalidDataException or IOException or NotSupportedException or OverflowException)
        {
            throw new DamagedFileException("no readable ZIP");
        }
    }

    private static bool IsMacro(string name) => name.EndsWith("vbaProject.bin", StringComparison.OrdinalIgnoreCase);
}
