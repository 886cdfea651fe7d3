using GridOrleans.Api.Words;
using GridOrleans.Contracts.Areas;
using GridOrleans.Storage.Figures;

namespace GridOrleans.Api.Figures;

/// <param name="Kind">How the value reads: “rate” 0–1, “count”, “meanSeconds”, “meanScore”.</param>
/// <param name="About">Exactly what is counted.</param>
public sealed record FigureInfo(string Id, string Name, FigureKind Kind, string About);

/// <summary>A figure, or one part of its breakdown.</summary>
/// <param name="Key">The area, category, unit, … it stands for; empty = everything.</param>
/// <param name="Name">As it is called now; an area as it was called at the period's end.</param>
/// <param name="Value">Null = there was nothing to judge.</param>
/// <param name="N">Of how many.</param>
/// <param name="Hits">How many of them count for the rate, or were granted.</param>
/// <param name="Before">环比: the value of the period before.</param>
/// <param name="YearBefore">同比: the value of the same period a year before.</param>
/// <param name="List">The address of the list that is as long as <paramref name="N"/>; with <c>&amp;counted=hits</c> as long as <paramref name="Hits"/>.</param>
public sealed record FigureRow(string Key, string Name, double? Value, long N, long Hits, double? Before, double? YearBefore, string List);

/// <param name="IsDrill">Figures of drills.</param>
public sealed record FigureAnswer(string Id, string Name, FigureKind Kind, DateOnly From, DateOnly To, bool IsDrill, IReadOnlyList<FigureRow> Rows);

/// <summary>What keys are called.</summary>
/// <param name="areas">Areas as they were called at the time; null = as they are called now.</param>
internal sealed class FigureNames(IDistrictDirectory district, Tongue tongue, IReadOnlyDictionary<string, string>? areas = null)
{
    public string Of(Breakdown by, string key) => by switch
    {
        Breakdown.Area => areas?.GetValueOrDefault(key) ?? district.Area(key)?.ShortName ?? key,
        Breakdown.Category => district.Category(key) is { } category ? tongue == Tongue.English ? category.NameEn : category.Name : key,
        Breakdown.Unit => district.Unit(key)?.Name ?? key,
        Breakdown.Building => district.Building(key)?.Name ?? key,
        Breakdown.Tier => Catalogue.Say(tongue, "tier." + key),
        _ => key,
    };

    public string Figure(Figure figure) => Catalogue.Say(tongue, "figure." + figure.Id);

    public string About(Figure figure) => Catalogue.Say(tongue, $"figure.{figure.Id}.about");
}
