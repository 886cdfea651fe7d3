namespace GridOrleans.Storage.Districts.Books;

/// <summary>Collects what is wrong with rows; a file that is wrong all over is not listed to its end.</summary>
public sealed class Problems
{
    public const int MaxListed = 100;

    private readonly List<BookProblem> found = [];

    public IReadOnlyList<BookProblem> Found => found;

    /// <summary>All of them, listed or not.</summary>
    public int Count { get; private set; }

    public void Add(BookProblem problem)
    {
        Count++;
        if (found.Count < MaxListed) found.Add(problem);
    }

    public void Add(int row, string? key, string field, string code, params ReadOnlySpan<object?> parts) =>
        Add(new(row, key, field, code, parts.ToArray().Select(part => Convert.ToString(part, System.Globalization.CultureInfo.InvariantCulture) ?? "").ToArray()));
}

/// <summary>One row under check.</summary>
internal readonly record struct RowCheck(Problems Problems, int Row, string? Key)
{
    public const int MaxId = 64, MaxName = 100, MaxShortName = 40, MaxText = 200, MaxPhone = 24;

    public void Must(bool holds, string field, string code, params ReadOnlySpan<object?> parts)
    {
        if (!holds) Problems.Add(Row, Key, field, code, parts);
    }

    /// <summary>Letters, digits and “.-_” only: ids stand in addresses.</summary>
    public void Id(string field, string? id)
    {
        if (string.IsNullOrEmpty(id)) Must(false, field, Fault.Missing);
        else if (id.Length > MaxId) Must(false, field, Fault.TooLong, MaxId);
        else Must(id.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_' or '.'), field, Fault.BadId, id);
    }

    public void Text(string field, string? text, int max = MaxName)
    {
        if (string.IsNullOrWhiteSpace(text)) Must(false, field, Fault.Missing);
        else MayBeText(field, text, max);
    }

    public void MayBeText(string field, string? text, int max = MaxText)
    {
        if (text is null) return;
        Must(text.Length <= max, field, Fault.TooLong, max);
        Must(!text.Any(char.IsControl), field, Fault.NotText);
    }

    public void Phone(string field, string? phone)
    {
        if (string.IsNullOrEmpty(phone)) Must(false, field, Fault.Missing);
        else Must(phone.Length <= MaxPhone && phone.Count(char.IsAsciiDigit) >= 3 && phone.All(letter => char.IsAsciiDigit(letter) || letter is ' ' or '-' or '+'), field, Fault.BadPhone);
    }

    public void OneOf(string field, string? word, IEnumerable<string> words)
    {
        if (word is null || !words.Contains(word)) Must(false, field, Fault.NotOneOf, string.Join(", ", words));
    }

    public void Within(string field, double value, double least, double most) => Must(value >= least && value <= most, field, Fault.NotInRange, least, most);

    /// <summary>Who or what is meant must be in the books.</summary>
    public void Known(string field, string? id, Func<string, bool> isKnown)
    {
        if (string.IsNullOrEmpty(id)) Must(false, field, Fault.Missing);
        else Must(isKnown(id), field, Fault.Unknown, id);
    }

    public void MayBeKnown(string field, string? id, Func<string, bool> isKnown)
    {
        if (id is not null) Known(field, id, isKnown);
    }

    public void Days(DateOnly? from, DateOnly? to) => Must(!(to <= from), "validTo", Fault.EndsBeforeItBegins);

    public void Point(double longitude, double latitude)
    {
        Within("longitude", longitude, -180, 180);
        Within("latitude", latitude, -90, 90);
    }

    public void Ring(string field, IReadOnlyList<double[]>? ring)
    {
        if (ring is not null && Rings.FaultOf(ring) is { } fault) Must(false, field, fault, Rings.MaxPoints);
    }
}
