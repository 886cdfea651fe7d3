namespace GridOrleans.Api.Search;

/// <summary>One word of a query: “key:value”, or a value alone.</summary>
/// <param name="Position">Where it begins, counted from 1.</param>
/// <param name="IsQuoted">Meant as written: no keyword, whatever it says.</param>
public sealed record QueryTerm(int Position, string? Key, string Value, bool IsQuoted);

/// <param name="Code">Of <see cref="QueryCode"/>.</param>
/// <param name="Text">What stands there.</param>
public sealed record QueryError(int Position, string Code, string Text);

/// <summary>The grammar of the desk's query language, and nothing of its vocabulary: words apart by white space, “key:value”, quotation marks around what has spaces.</summary>
public static class QueryText
{
    public const int MaxLength = 500, MaxTerms = 20;

    /// <summary>Opening marks and what closes them: straight, curly, and the corners of Chinese text.</summary>
    private const string Opening = "\"“「『", Closing = "\"”」』";

    public static (IReadOnlyList<QueryTerm> Terms, IReadOnlyList<QueryError> Errors) Parse(string text)
    {
        var terms = new List<QueryTerm>();
        var errors = new List<QueryError>();
        for (var at = 0; at < text.Length;)
        {
            if (char.IsWhiteSpace(text[at]))
            {
                at++;
                continue;
            }

            var begin = at;
            var key = Key(text, ref at);
            var (value, isQuoted) = Value(text, ref at, errors);
            if (key is not null && value.Length == 0) errors.Add(new(begin + 1, QueryCode.MissingValue, key));
            else if (value.Length > 0) terms.Add(new(begin + 1, key, value, isQuoted));
        }

        if (terms.Count > MaxTerms) errors.Add(new(terms[MaxTerms].Position, QueryCode.TooManyTerms, terms[MaxTerms].Value));
        return (terms, errors);
    }

    /// <summary>Letters before a colon. “14:03” and what comes before a quotation mark are none.</summary>
    private static string? Key(string text, ref int at)
    {
        var end = at;
        while (end < text.Length && !char.IsWhiteSpace(text[end]) && !IsColon(text[end]) && !Opening.Contains(text[end])) end++;
        if (end == at || end == text.Length || !IsColon(text[end]) || !text.AsSpan(at, end - at).ContainsAnyExceptInRange('0', '9')) return null;
        var key = text[at..end];
        at = end + 1;
        return key;
    }

    private static (string Value, bool IsQuoted) Value(string text, ref int at, List<QueryError> errors)
    {
        var begin = at;
        if (at < text.Length && Opening.IndexOf(text[at]) is var mark and >= 0)
        {
            var end = text.IndexOf(Closing[mark], at + 1);
            if (end < 0)
            {
                errors.Add(new(begin + 1, QueryCode.OpenQuote, text[begin..]));
                at = text.Length;
                return ("", true);
            }

            at = end + 1;
            return (text[(begin + 1)..end].Trim(), true);
        }

        while (at < text.Length && !char.IsWhiteSpace(text[at])) at++;
        return (text[begin..at], false);
    }

    private static bool IsColon(char letter) => letter is ':' or '：';
}
