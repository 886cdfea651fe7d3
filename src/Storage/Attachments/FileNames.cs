namespace GridOrleans.Storage.Attachments;

/// <summary>Names for people to save files under; never part of a path of ours.</summary>
public static class FileNames
{
    private const int MaxLength = 80;

    /// <summary>The last part of what it was called, without what file systems, headers and readers stumble over, ending as its type does.</summary>
    public static string Safe(string name, string ending)
    {
        var last = name[(name.LastIndexOfAny(['/', '\\']) + 1)..];
        var dot = last.LastIndexOf('.');
        var stem = string.Concat((dot > 0 ? last[..dot] : last).Where(IsFine)).Trim(' ', '.');
        if (stem.Length > MaxLength) stem = stem[..(char.IsHighSurrogate(stem[MaxLength - 1]) ? MaxLength - 1 : MaxLength)];
        return (stem.Length == 0 ? "file" : stem) + ending;
    }

    // Format characters turn the reading direction: “gnp.exe” must not be shown as “exe.png”.
    private static bool IsFine(char letter) =>
        !char.IsControl(letter) && char.GetUnicodeCategory(letter) is not (System.Globalization.UnicodeCategory.Format or System.Globalization.UnicodeCategory.LineSeparator or System.Globalization.UnicodeCategory.ParagraphSeparator)
        && "<>:\"|?*%;".IndexOf(letter) < 0;
}
