using NodaTime;

namespace GridOrleans.Domain.Clocks;

/// <summary>A calendar's working time laid out on the time line, day by day. The zone's rules come with the library, not from the machine.</summary>
internal static class WorkingSpans
{
    /// <summary>How far a search goes: twenty years. A calendar that has passed <see cref="CalendarCheck"/> never comes near it.</summary>
    public const int MaxDays = 7_305;

    /// <summary>Every stretch of working time that ends after a moment, in order, the first cut at that moment.</summary>
    public static IEnumerable<Span> From(WorkCalendar calendar, DateTimeOffset start)
    {
        var zone = DateTimeZoneProviders.Tzdb[calendar.Zone];
        var day = DayOf(calendar, start);
        for (var count = 0; count < MaxDays; count++, day = day.AddDays(1))
        {
            var midnight = LocalDate.FromDateOnly(day).AtMidnight();
            foreach (var window in calendar.WindowsOf(day))
            {
                var from = Moment(zone, midnight.PlusTicks(window.From.Ticks));
                var to = Moment(zone, midnight.PlusTicks(window.To.Ticks));
                if (from < start) from = start.ToUniversalTime();
                if (from < to) yield return new(day, from, to);
            }
        }
    }

    public static DateOnly DayOf(WorkCalendar calendar, DateTimeOffset moment) =>
        Instant.FromDateTimeOffset(moment).InZone(DateTimeZoneProviders.Tzdb[calendar.Zone]).Date.ToDateOnly();

    private static DateTimeOffset Moment(DateTimeZone zone, LocalDateTime local)
    {
        var mapped = zone.MapLocal(local);
        return (mapped.Count == 0 ? mapped.EarlyInterval.End : mapped.First().ToInstant()).ToDateTimeOffset();
    }

    /// <param name="Day">The local day it belongs to.</param>
    internal readonly record struct Span(DateOnly Day, DateTimeOffset From, DateTimeOffset To)
    {
        public TimeSpan Length => To - From;
    }
}
