using System.Text;
using GridOrleans.Api.Access;
using GridOrleans.Api.Engine;
using GridOrleans.Api.Validation;
using GridOrleans.Api.Words;
using GridOrleans.Contracts.Areas;
using GridOrleans.Storage.Figures;
using Microsoft.AspNetCore.Http;

namespace GridOrleans.Api.Figures;

/// <summary>Puts a figure together: the period, the ones it is compared with, and the address of the list behind each number.</summary>
public sealed class FigureDesk(IDistricts districts, FigureStore figures, TimeProvider time)
{
    /// <summary>Digits of an area code by the name of its level; levels that are not among them are found by any area's code.</summary>
    public int Digits(string? level) => districts.Need().Areas.FirstOrDefault(area => area.Level == level)?.Code.Length ?? 15;

    public async Task<FigureAnswer?> Answer(Figure figure, Breakdown by, string? level, FigureParameters asked, HttpContext http, Fields fields, CancellationToken cancellation)
    {
        var (district, tongue) = (districts.Need(), http.Tongue());
        var rules = new FigureRules(district, fields, http.Actor(), time.GetUtcNow());
        var period = rules.Period(asked);
        var filter = rules.Filter(asked, period);
        if (level is not null && district.Areas.All(area => area.Level != level)) fields.Refuse("level", FieldCode.UnknownValue, string.Join(", ", district.Areas.Select(area => area.Level).Distinct()));
        if (!fields.AreFine) return null;

        var now = await Sums(figure, filter, by, level, cancellation);
        var isSeries = by >= Breakdown.Day;
        var before = isSeries ? [] : await Sums(figure, In(filter, period.Before), by, level, cancellation);
        var yearBefore = isSeries ? [] : await Sums(figure, In(filter, period.YearBefore), by, level, cancellation);
        if (by == Breakdown.None && now.Count == 0) now = new Dictionary<string, FigureSum> { [""] = FigureSum.Nothing("") };

        var names = new FigureNames(district, tongue, by == Breakdown.Area ? await figures.AreaNames([.. now.Keys], period.To, cancellation) : null);
        var rows = now.Values.Select(sum => new FigureRow(
            sum.Key, names.Of(by, sum.Key), Rounded(figure.Value(sum)), sum.N, sum.Hits,
            Rounded(before.GetValueOrDefault(sum.Key) is { } last ? figure.Value(last) : null),
            Rounded(yearBefore.GetValueOrDefault(sum.Key) is { } old ? figure.Value(old) : null),
            ListOf(figure, by, sum.Key, asked, period)));
        return new(figure.Id, names.Figure(figure), figure.Kind, period.From, period.To, filter.Drill, [.. isSeries ? rows.OrderBy(row => row.Key, StringComparer.Ordinal) : rows]);
    }

    private async Task<Dictionary<string, FigureSum>> Sums(Figure figure, FigureFilter filter, Breakdown by, string? level, CancellationToken cancellation)
    {
        var district = districts.Need();
        var sums = await figures.Sums(figure.Measure, filter, GroupOf(by), Digits(level), cancellation);
        return by switch
        {
            Breakdown.Tier => Merge(sums, unit => Names.Camel(Tiers.Of(district, unit))),
            Breakdown.Group => Merge(sums, category => district.Category(category)?.Group ?? category),
            _ => sums.ToDictionary(sum => sum.Key),
        };
    }

    private static Dictionary<string, FigureSum> Merge(IEnumerable<FigureSum> sums, Func<string, string> keyOf) => sums
        .GroupBy(sum => keyOf(sum.Key))
        .ToDictionary(group => group.Key, group => new FigureSum(group.Key, group.Sum(sum => sum.N), group.Sum(sum => sum.Hits), group.Sum(sum => sum.Total)));

    private static FigureGroup GroupOf(Breakdown by) => by switch
    {
        Breakdown.Tier => FigureGroup.Unit,
        Breakdown.Group => FigureGroup.Category,
        _ => Enum.Parse<FigureGroup>(by.ToString()),
    };

    private static FigureFilter In(FigureFilter filter, Period period) => filter with { From = period.From, To = period.To };

    private static double? Rounded(double? value) => value is { } number ? Math.Round(number, 6) : null;

    /// <summary>The same question, narrowed to the part, asked of the list.</summary>
    internal static string ListOf(Figure figure, Breakdown by, string key, FigureParameters asked, Period period)
    {
        var part = by switch
        {
            Breakdown.Day => Period.Containing(PeriodKind.Day, DateOnly.Parse(key)),
            Breakdown.Week => Period.Containing(PeriodKind.Week, DateOnly.Parse(key)),
            Breakdown.Month => Period.Containing(PeriodKind.Month, DateOnly.Parse(key)),
            Breakdown.Quarter => Period.Containing(PeriodKind.Quarter, DateOnly.Parse(key)),
            Breakdown.Year => Period.Containing(PeriodKind.Year, DateOnly.Parse(key)),
            _ => period,
        };
        var address = new StringBuilder($"/api/figures/{figure.Id}/issues?from={Period.Text(Later(part.From, period.From))}&to={Period.Text(Earlier(part.To, period.To))}");
        Add("area", by == Breakdown.Area ? key : asked.Area);
        Add("unit", by == Breakdown.Unit ? key : asked.Unit);
        Add("tier", by == Breakdown.Tier ? key : asked.Tier);
        Add("category", by == Breakdown.Category ? key : asked.Category);
        Add("group", by == Breakdown.Group ? key : asked.Group);
        Add("person", by == Breakdown.Person ? key : asked.Person);
        Add("building", by == Breakdown.Building ? key : asked.Building);
        Add("round", asked.Round);
        if (asked.Drill == true) address.Append("&drill=true");
        return address.ToString();

        void Add(string name, string? value)
        {
            if (!string.IsNullOrEmpty(value)) address.Append('&').Append(name).Append('=').Append(Uri.EscapeDataString(value));
        }
    }

    private static DateOnly Later(DateOnly one, DateOnly other) => one > other ? one : other;

    private static DateOnly Earlier(DateOnly one, DateOnly other) => one < other ? one : other;
}
