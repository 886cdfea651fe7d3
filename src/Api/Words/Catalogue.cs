using System.Globalization;

namespace GridOrleans.Api.Words;

/// <summary>A sentence in both languages; <c>{0}</c>, <c>{1}</c>, … are filled in.</summary>
public readonly record struct Sentence(string Chinese, string English)
{
    public string In(Tongue tongue, params ReadOnlySpan<object?> parts) =>
        string.Format(CultureInfo.InvariantCulture, tongue == Tongue.English ? English : Chinese, parts);
}

/// <summary>Every sentence the server says to people, by its code. What is missing is a bug, found by a test that walks all codes.</summary>
public static class Catalogue
{
    public static IReadOnlyDictionary<string, Sentence> Sentences { get; } = Merge(
        ProblemSentences.All,
        FieldSentences.All,
        BookSentences.All,
        HistorySentences.All,
        NoticeSentences.All,
        LineSentences.All,
        Names.All,
        PolicySentences.All,
        Search.QuerySentences.All,
        Search.ViewSentences.All,
        Figures.FigureSentences.All,
        Ladders.LadderSentences.All);

    public static string Say(Tongue tongue, string code, params ReadOnlySpan<object?> parts) => Sentences[code].In(tongue, parts);

    private static Dictionary<string, Sentence> Merge(params ReadOnlySpan<IReadOnlyDictionary<string, Sentence>> parts)
    {
        Dictionary<string, Sentence> all = [];
        foreach (var part in parts)
        {
            foreach (var (code, sentence) in part) all.Add(code, sentence);
        }

        return all;
    }
}
