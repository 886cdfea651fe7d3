namespace GridOrleans.Api.Clocks;

/// <summary>One content line of an iCalendar file: <c>NAME;PARAM=x:value</c>. Parameters are not looked at.</summary>
/// <param name="Number">Where it begins, from 1.</param>
public readonly record struct FileLine(int Number, string Text, string Name, string Value)
{
    public bool IsMalformed => Name.Length == 0;

    public bool Is(string name, string value) => Name == name && string.Equals(Value, value, StringComparison.OrdinalIgnoreCase);
}

/// <summary>Content lines as RFC 5545 folds them: a line that begins with a blank goes on the one before.</summary>
public static class FileLines
{
    public static IReadOnlyList<FileLine> Unfold(string text)
    {
        List<(int Number, string Text)> folded = [];
        var number = 0;
        foreach (var raw in text.TrimStart('\uFEFF').Split('\n'))
        {
            number++;
            var line = raw.TrimEnd('\r');
            if (line.Length == 0) continue;
            if (line[0] is ' ' or '\t' && folded.Count > 0) folded[^1] = (folded[^1].Number, folded[^1].Text + line[1..]);
            else folded.Add((number, line));
        }

        return [.. folded.Select(line => Parse(line.Number, line.Text))];
    }

    /// <summary>The value begins after the first colon outside of quotes, the parameters after the first semicolon before it.</summary>
    private static FileLine Parse(int number, string text)
    {
        var isQuoted = false;
        var nameEnd = -1;
        for (var index = 0; index < text.Length; index++)
        {
            switch (text[index])
            {
                case '"':
                    isQuoted = !isQuoted;
                    break;
                case ';' when !isQuoted && nameEnd < 0:
                    nameEnd = index;
                    break;
                case ':' when !isQuoted:
                    var name = text[..(nameEnd < 0 ? index : nameEnd)].ToUpperInvariant();
                    return new(number, text, name.All(letter => char.IsAsciiLetterOrDigit(letter) || letter == '-') ? name : "", text[(index + 1)..].Trim());
            }
        }

        return new(number, text, "", "");
    }
}
