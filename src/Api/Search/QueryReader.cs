using System.Globalization;
using GridOrleans.Contracts.Areas;
using GridOrleans.Domain.Clocks;
using GridOrleans.Storage.Search;

namespace GridOrleans.Api.Search;

/// <summary>From a query's words to a filter, by the names of the district. Pure: asked with the time and who asks.</summary>
/// <param name="me">The account behind “person:me”.</param>
public sealed class QueryReader(IDistrictDirectory district, DateTimeOffset now, string me)
{
    /// <summary>A part of a name may stand for several; for more than this it says nothing.</summary>
    private const int MostMeant = 60;

    private readonly List<string> all = [];
    private readonly List<IReadOnlyList<string>> anyOf = [];
    private readonly List<string> phrases = [];
    private readonly List<QueryError> errors = [];
    private TimeRange? reported, ended;
    private bool? attached;

    public static (SearchFilter Filter, IReadOnlyList<QueryError> Errors) Read(string query, IDistrictDirectory district, DateTimeOffset now, string me)
    {
        var (terms, errors) = QueryText.Parse(query);
        var reader = new QueryReader(district, now, me);
        foreach (var term in terms.Take(QueryText.MaxTerms)) reader.Read(term);
        return (
            new(reader.all, reader.anyOf, reader.phrases, reader.reported, reader.ended, reader.attached),
            [.. errors.Concat(reader.errors).OrderBy(error => error.Position)]);
    }

    private void Read(QueryTerm term)
    {
        if (term.Key is null)
        {
            if (!term.IsQuoted && QueryWords.Flags.TryGetValue(term.Value, out var flag)) anyOf.Add(flag);
            else if (!term.IsQuoted && QueryWords.Attached.Contains(term.Value)) attached = true;
            else Phrase(term);
        }
        else if (QueryWords.Keys.TryGetValue(term.Key, out var key))
        {
            Read(term, key);
        }
        else
        {
            errors.Add(new(term.Position, QueryCode.UnknownKey, term.Key));
        }
    }

    private void Read(QueryTerm term, QueryKey key)
    {
        switch (key)
        {
            case QueryKey.State: Words(term, QueryWords.States, Term.State); break;
            case QueryKey.Channel: Words(term, QueryWords.Channels, Term.Channel); break;
            case QueryKey.Light: Words(term, QueryWords.Lights, Term.Light); break;
            case QueryKey.Supervised: Words(term, QueryWords.Cards, Term.Supervised); break;
            case QueryKey.Asking: Words(term, QueryWords.Asked, Term.Asked); break;
            case QueryKey.Respond: Words(term, QueryWords.ClockStates, state => Term.Clock(ClockKind.Respond, state)); break;
            case QueryKey.Handle: Words(term, QueryWords.ClockStates, state => Term.Clock(ClockKind.Handle, state)); break;
            case QueryKey.Close: Words(term, QueryWords.ClockStates, state => Term.Clock(ClockKind.Close, state)); break;
            case QueryKey.Plan: Words(term, QueryWords.ClockStates, state => Term.Clock(ClockKind.Plan, state)); break;
            case QueryKey.Unit: Units(term, Term.Unit); break;
            case QueryKey.Lead: Units(term, Term.Lead); break;
            case QueryKey.Owner: Units(term, Term.Owner); break;
            case QueryKey.Helper: Units(term, Term.Helper); break;
            case QueryKey.Area: Named(term, district.Areas, area => area.Code, [area => area.Name, area => area.ShortName], Term.Area); break;
            case QueryKey.Category: Named(term, district.Categories, each => each.Code, [each => each.Name, each => each.NameEn], Term.Category); break;
            case QueryKey.Group: Named(term, district.Categories, each => each.Group, [each => each.Group], null, each => Term.Category(each.Code)); break;
            case QueryKey.Person: anyOf.Add([.. Values(term).SelectMany(Persons).Select(Term.Person)]); break;
            case QueryKey.Building: Known(term, id => (district.Building(id) ?? district.BuildingByAddress(id))?.Id, Term.Building); break;
            case QueryKey.Estate: Known(term, id => district.Estate(id)?.Id, Term.Estate); break;
            case QueryKey.Rating: Rating(term); break;
            case QueryKey.Reported: reported = Range(term); break;
            case QueryKey.Ended: ended = Range(term); break;
            default: Phrase(term); break;
        }
    }

    private static string[] Values(QueryTerm term) => term.IsQuoted ? [term.Value] : term.Value.Split([',', '，', '|'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private void Words<T>(QueryTerm term, IReadOnlyDictionary<string, T> words, Func<T, string> termOf) => Known(
        term,
        word => words.TryGetValue(word, out var value) ? termOf(value) : null,
        made => made);

    private void Known(QueryTerm term, Func<string, string?> find, Func<string, string> termOf)
    {
        var found = new List<string>();
        foreach (var value in Values(term))
        {
            if (find(value) is { } known) found.Add(termOf(known));
            else errors.Add(new(term.Position, QueryCode.UnknownValue, value));
        }

        if (found.Count > 0) anyOf.Add(found);
    }

    private void Units(QueryTerm term, Func<string, string> termOf) => Named(term, district.Units, unit => unit.Id, [unit => unit.Name, unit => unit.ShortName], termOf);

    /// <summary>By code or whole name; else everything whose name contains the word.</summary>
    private void Named<T>(QueryTerm term, IReadOnlyCollection<T> all, Func<T, string> code, Func<T, string>[] names, Func<string, string>? termOf, Func<T, string>? termOfThing = null)
    {
        var found = new List<string>();
        foreach (var value in Values(term))
        {
            var exact = all.Where(each => code(each) == value || names.Any(name => string.Equals(name(each), value, StringComparison.OrdinalIgnoreCase))).ToArray();
            var meant = exact.Length > 0 ? exact : [.. all.Where(each => names.Any(name => name(each).Contains(value, StringComparison.OrdinalIgnoreCase)))];
            if (meant.Length == 0) errors.Add(new(term.Position, QueryCode.UnknownValue, value));
            else if (meant.Length > MostMeant) errors.Add(new(term.Position, QueryCode.TooBroad, value));
            else found.AddRange(meant.Select(each => termOfThing is null ? termOf!(code(each)) : termOfThing(each)));
        }

        if (found.Count > 0) anyOf.Add([.. found.Distinct()]);
    }

    private IEnumerable<string> Persons(string value) =>
        value is "我" or "me" ? [me] : value.Contains(':') ? [value] : [$"login:{value.ToLowerInvariant()}", $"token:{value}"];

    private void Rating(QueryTerm term)
    {
        var ends = term.Value.Split("..", 2);
        if (int.TryParse(ends[0], NumberStyles.None, CultureInfo.InvariantCulture, out var from) && int.TryParse(ends[^1], NumberStyles.None, CultureInfo.InvariantCulture, out var to)
            && from >= 1 && to <= 5 && from <= to) anyOf.Add([.. Enumerable.Range(from, to - from + 1).Select(Term.Rating)]);
        else errors.Add(new(term.Position, QueryCode.UnknownValue, term.Value));
    }

    private TimeRange? Range(QueryTerm term)
    {
        if (QueryDates.Read(term.Value, district.Zone, now) is { } range) return range;
        errors.Add(new(term.Position, QueryCode.BadRange, term.Value));
        return null;
    }

    private void Phrase(QueryTerm term)
    {
        var phrase = Bigrams.Normalise(term.Value);
        if (Bigrams.TermsOf(phrase).Any()) phrases.Add(phrase);
        else errors.Add(new(term.Position, QueryCode.TooShort, term.Value));
    }
}
