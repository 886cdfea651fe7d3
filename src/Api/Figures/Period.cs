using System.Globalization;

namespace GridOrleans.Api.Figures;

public enum PeriodKind
{
    Day,
    Week,
    Month,
    Quarter,
    Year,
    Custom,
}

/// <summary>A span of whole days of the district, both ends included, and the spans it is compared with.</summary>
public sealed record Period(PeriodKind Kind, DateOnly From, DateOnly To)
{
    /// <summary>Two years and a day: a year beside the year before.</summary>
    public const int MostDays = 732;

    public int Days => To.DayNumber - From.DayNumber + 1;

    /// <summary>环比: the span just before, of the same kind; for a span of days as many days.</summary>
    public Period Before => Kind == PeriodKind.Custom ? new(Kind, From.AddDays(-Days), From.AddDays(-1)) : Containing(Kind, From.AddDays(-1));

    /// <summary>同比: the same span a year before; a week is the same weekdays 52 weeks before.</summary>
    public Period YearBefore => Kind switch
    {
        PeriodKind.Week => new(Kind, From.AddDays(-364), To.AddDays(-364)),
        PeriodKind.Custom or PeriodKind.Day => new(Kind, From.AddYears(-1), To.AddYears(-1)),
        _ => Containing(Kind, From.AddYears(-1)),
    };

    /// <summary>The day, week (from Monday), month, quarter or year that a day lies in.</summary>
    public static Period Containing(PeriodKind kind, DateOnly day)
    {
        var month = new DateOnly(day.Year, day.Month, 1);
        var monday = day.AddDays(-(((int)day.DayOfWeek + 6) % 7));
        return kind switch
        {
            PeriodKind.Week => new(kind, monday, monday.AddDays(6)),
            PeriodKind.Month => new(kind, month, month.AddMonths(1).AddDays(-1)),
            PeriodKind.Quarter => month.AddMonths(-((month.Month - 1) % 3)) is var first ? new(kind, first, first.AddMonths(3).AddDays(-1)) : default!,
            PeriodKind.Year => new(kind, new(day.Year, 1, 1), new(day.Year, 12, 31)),
            _ => new(kind, day, day),
        };
    }

    public static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
