using System.Runtime.CompilerServices;
using GridOrleans.Domain.Clocks;

namespace GridOrleans.CityDay.Model.Time;

/// <summary>
/// What counts between two moments. Wall time counts every tick. A calendar is laid out once as one long list of stretches with running totals, so
/// that every question is two look-ups: nothing walks from day to day.
/// </summary>
public sealed class Yardstick
{
    private static readonly ConditionalWeakTable<WorkCalendar, Yardstick> Known = [];

    /// <summary>The years laid out: a day of 2026, and whatever may fall due a year and more after it.</summary>
    private static readonly DateOnly First = new(2025, 12, 1), Last = new(2027, 12, 31);

    private readonly long[] from, to, before;
    private readonly DateOnly[] day;
    private readonly TimeZoneInfo zone;

    private Yardstick(WorkCalendar calendar)
    {
        zone = TimeZoneInfo.FindSystemTimeZoneById(calendar.Zone);
        var stretches = Enumerable.Range(First.DayNumber, Last.DayNumber - First.DayNumber)
            .Select(DateOnly.FromDayNumber)
            .SelectMany(date => WorkedOn(calendar, date).OrderBy(window => window.From).Select(window => (Day: date, From: Moment(date, window.From), To: Moment(date, window.To))))
            .ToArray();
        day = [.. stretches.Select(stretch => stretch.Day)];
        from = [.. stretches.Select(stretch => stretch.From)];
        to = [.. stretches.Select(stretch => stretch.To)];
        before = new long[stretches.Length + 1];
        for (var index = 0; index < stretches.Length; index++) before[index + 1] = before[index] + to[index] - from[index];
    }

    private Yardstick() => (from, to, before, day, zone) = ([], [], [], [], TimeZoneInfo.Utc);

    public static Yardstick Wall { get; } = new();

    public static Yardstick Of(WorkCalendar? calendar) => calendar is null ? Wall : Known.GetValue(calendar, each => new(each));

    public TimeSpan Between(DateTimeOffset start, DateTimeOffset end) =>
        this == Wall ? end - start : end <= start ? TimeSpan.Zero : TimeSpan.FromTicks(Total(end.UtcTicks) - Total(start.UtcTicks));

    /// <summary>The first moment at which so much has been counted.</summary>
    public DateTimeOffset After(DateTimeOffset start, TimeSpan counted)
    {
        if (this == Wall || counted == TimeSpan.Zero) return start + counted;
        var wanted = Total(start.UtcTicks) + counted.Ticks;
        var index = Array.BinarySearch(before, wanted);
        var stretch = (index >= 0 ? index : ~index) - 1;
        return new(from[stretch] + wanted - before[stretch], TimeSpan.Zero);
    }

    /// <summary>The end of the n-th working day after today.</summary>
    public DateTimeOffset EndOfDay(DateTimeOffset start, int days)
    {
        var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(start, zone).DateTime);
        var wanted = day.Where(date => date > today).Distinct().ElementAt(days - 1);
        return new(to[Array.LastIndexOf(day, wanted)], TimeSpan.Zero);
    }

    /// <summary>Counted from the beginning of the list.</summary>
    private long Total(long moment)
    {
        var index = Array.BinarySearch(from, moment);
        var begun = index >= 0 ? index : ~index - 1;
        return begun < 0 ? 0 : before[begun] + Math.Min(moment, to[begun]) - from[begun];
    }

    private static IEnumerable<WorkWindow> WorkedOn(WorkCalendar calendar, DateOnly date)
    {
        var ordinary = calendar.Week.ToLookup(window => window.Day);
        if (calendar.ExtraWorkDays.Any(days => days.From <= date && date <= days.To))
        {
            DayOfWeek[] fromMonday = [DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday, DayOfWeek.Friday, DayOfWeek.Saturday, DayOfWeek.Sunday];
            return ordinary[fromMonday.Prepend(date.DayOfWeek).First(weekday => ordinary[weekday].Any())];
        }

        return calendar.Holidays.Any(days => days.From <= date && date <= days.To) ? [] : ordinary[date.DayOfWeek];
    }

    private long Moment(DateOnly date, TimeSpan sinceMidnight) =>
        TimeZoneInfo.ConvertTimeToUtc(date.ToDateTime(TimeOnly.MinValue) + sinceMidnight, zone).Ticks;
}
