using System.Globalization;
using System.Text;

namespace GridOrleans.Storage.Search;

/// <summary>
/// Text as it is indexed. Chinese has no spaces, so it is cut into pairs of neighbouring characters; words in Latin letters and numbers stay whole, in
/// lower case. Pairs find candidates, and the phrase itself, looked for in the normalised text, decides.
/// </summary>
public static class Bigrams
{
    /// <summary>Between fields, so that no phrase reaches from one into the next.</summary>
    public const char FieldEnd = '\n';

    private enum Letter
    {
        None,
        Word,
        Han,
    }

    /// <summary>Full-width forms made plain, lower case, and white space only where two Latin words meet.</summary>
    public static string Normalise(string text)
    {
        var plain = text.Normalize(NormalizationForm.FormKC).ToLowerInvariant();
        var made = new StringBuilder(plain.Length);
        var last = Letter.None;
        var isSpaced = false;
        foreach (var rune in plain.EnumerateRunes())
        {
            if (Rune.IsWhiteSpace(rune))
            {
                isSpaced = true;
                continue;
            }

            var kind = KindOf(rune);
            if (isSpaced && last == Letter.Word && kind == Letter.Word) made.Append(' ');
            made.Append(rune.ToString());
            (last, isSpaced) = (kind, false);
        }

        return made.ToString();
    }

    /// <summary>The terms of a normalised text, each once: pairs of Han characters and whole words.</summary>
    public static IEnumerable<string> TermsOf(string normalised) => Runs(normalised).SelectMany(TermsOfRun).Distinct(StringComparer.Ordinal);

    private static IEnumerable<string> TermsOfRun((Letter Kind, Rune[] Runes) run)
    {
        if (run.Kind == Letter.Word)
        {
            yield return string.Concat(run.Runes);
            yield break;
        }

        for (var index = 0; index + 1 < run.Runes.Length; index++) yield return string.Concat(run.Runes[index], run.Runes[index + 1]);
    }

    /// <summary>Neighbours of one kind.</summary>
    private static IEnumerable<(Letter Kind, Rune[] Runes)> Runs(string normalised)
    {
        var run = new List<Rune>();
        var kind = Letter.None;
        foreach (var rune in normalised.EnumerateRunes())
        {
            var next = KindOf(rune);
            if (next != kind && run.Count > 0)
            {
                yield return (kind, [.. run]);
                run.Clear();
            }

            kind = next;
            if (kind != Letter.None) run.Add(rune);
        }

        if (run.Count > 0) yield return (kind, [.. run]);
    }

    private static Letter KindOf(Rune rune) =>
        IsHan(rune) ? Letter.Han
        : Rune.IsLetterOrDigit(rune) || Rune.GetUnicodeCategory(rune) == UnicodeCategory.NonSpacingMark ? Letter.Word
        : Letter.None;

    /// <summary>Scripts written without spaces: Han with its extensions, kana, hangul.</summary>
    private static bool IsHan(Rune rune) => rune.Value
        is >= 0x3040 and <= 0x30FF or >= 0x3400 and <= 0x9FFF or >= 0xAC00 and <= 0xD7AF or >= 0xF900 and <= 0xFAFF or >= 0x20000 and <= 0x3FFFF;
}
