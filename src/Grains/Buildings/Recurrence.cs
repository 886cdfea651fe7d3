using GridOrleans.Contracts.Issues;

namespace GridOrleans.Grains.Buildings;

/// <summary>楼栋复发: the same category at least three times in 30 days is a systemic issue, not three accidents.</summary>
public static class Recurrence
{
    public const int Times = 3;

    /// <summary>Reports a building remembers; far above what makes it systemic.</summary>
    public const int ReportsKept = 100;

    public static TimeSpan Window { get; } = TimeSpan.FromDays(30);

    /// <summary>A systemic issue is to be inspected within a day, then each day until it is.</summary>
    public static TimeSpan InspectWithin { get; } = TimeSpan.FromDays(1);

    public static IReadOnlyList<string> Systemic(IEnumerable<BuildingReport> reports) => reports
        .GroupBy(report => report.CategoryCode)
        .Where(category => category.Count() >= Times)
        .Select(category => category.Key)
        .Order(StringComparer.Ordinal)
        .ToArray();
}
