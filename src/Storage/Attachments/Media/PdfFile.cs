namespace GridOrleans.Storage.Attachments.Media;

/// <summary>PDF (ISO 32000): only that it begins and ends as one. It is never shown inside our pages, only handed out as a file.</summary>
public static class PdfFile
{
    private const int TailBytes = 2048;

    /// <exception cref="DamagedFileException">The end is missing: cut off on the way.</exception>
    public static void Check(Stream file)
    {
        var tail = new byte[(int)Math.Min(TailBytes, file.Length)];
        file.Seek(-tail.Length, SeekOrigin.End);
        file.ReadExactly(tail);
        if (tail.AsSpan().LastIndexOf("%%EOF"u8) < 0) throw new DamagedFileException("it ends too soon");
    }
}
