using System.Globalization;
using GridOrleans.Storage.Search;

namespace GridOrleans.Api.Search;

/// <summary>Spans of days as people write them, in the district's zone: a day, a month, “from..to” with both included, “today”, “7d” for the last seven days.</summary>
public static class QueryDates
{
    public static TimeRange? Read(string text, TimeZoneInfo zone, DateTimeOffset now)
    {
        var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, zone).DateTime);
        if (text is "今天" or "today") return Days(today, today, zone);
        if (text is "昨天" or "yesterday") return Days(today.AddDays(-1), today.AddDays(-1), zone);
        if (text.Length is >= 2 and <= 5 && int.TryParse(text[..^1], NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0)
        {
            if (text[^1] is 'd' or 'D' or '天') return new(now.AddDays(-number), null);
            if (text[^1] is 'h' or 'H') return new(now.AddHours(-number), null);
        }

        var ends = text.Split("..", 2);
        var (first, last) = (Span(ends[0]), Span(ends[^1]));
        if (ends.Length == 1) return first is { } one ? Days(one.From, one.To, zone) : null;
        if (first is null && ends[0].Length > 0 || last is null && ends[1].Length > 0 || first is null && last is null || first?.From > last?.To) return null;
        return new(first is { } from ? Start(from.From, zone) : null, last is { } to ? Start(to.To.AddDays(1), zone) : null);
    }

    /// <summary>The first moment of a day.</summary>
    public static DateTimeOffset Start(DateOnly day, TimeZoneInfo zone)
    {
        // A wall time that summer time skips is the moment the clock jumped.
        var moment = day.ToDateTime(TimeOnly.MinValue);
        while (zone.IsInvalidTime(moment)) moment = moment.AddMinutes(15);
        return new(TimeZoneInfo.ConvertTimeToUtc(moment, zone));
    }

    private static TimeRange Days(DateOnly from, DateOnly to, TimeZoneInfo zone) => new(Start(from, zone), Start(to.AddDays(1), zone));

    private static (DateOnly From, DateOnly To)? Span(string text)
    {
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year is >= 2000 and < 2200) return (day, day);
        return DateOnly.TryParseExact(text + "-01", "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var month) && month.Year is >= 2000 and < 2200
            ? (month, month.AddMonths(1).AddDays(-1))
            : null;
    }
}
