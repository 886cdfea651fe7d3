using NodaTime;

namespace GridOrleans.Domain.Clocks;

/// <summary>What is wrong with a calendar, and where.</summary>
/// <param name="Field">“week[3].to”, “holidays[0].from”, ….</param>
public sealed record CalendarFlaw(string Field, CalendarFault Fault);

public enum CalendarFault
{
    UnknownZone,

    /// <summary>Not within 00:00–24:00, or its end is not after its start.</summary>
    NotAStretch,

    /// <summary>Two windows of one day share a moment.</summary>
    Overlap,

    /// <summary>Nobody ever works.</summary>
    NoWorkingTime,

    /// <summary>The last day lies before the first.</summary>
    Backwards,

    /// <summary>A name is missing or too long.</summary>
    BadName,

    /// <summary>A day is free and worked at once, or named twice in one list.</summary>
    Twice,

    TooMany,

    /// <summary>One stretch of days longer than a calendar may hold.</summary>
    TooLong,
}

/// <summary>A calendar that passes always has working time ahead, so that no due time is ever searched in vain.</summary>
public static class CalendarCheck
{
    public const int MaxWindows = 56, MaxExceptions = 1_000, MaxDaysEach = 60, MaxDays = 3_650, MaxName = 50;

    public static IReadOnlyList<CalendarFlaw> Flaws(WorkCalendar calendar) =>
        [.. Zone(calendar), .. Week(calendar), .. Days("holidays", calendar.Holidays), .. Days("extraWorkDays", calendar.ExtraWorkDays), .. Both(calendar)];

    private static IEnumerable<CalendarFlaw> Zone(WorkCalendar calendar)
    {
        if (DateTimeZoneProviders.Tzdb.GetZoneOrNull(calendar.Zone) is null) yield return new("zone", CalendarFault.UnknownZone);
    }

    private static IEnumerable<CalendarFlaw> Week(WorkCalendar calendar)
    {
        if (calendar.Week.Count == 0) yield return new("week", CalendarFault.NoWorkingTime);
        if (calendar.Week.Count > MaxWindows) yield return new("week", CalendarFault.TooMany);
        for (var index = 0; index < Math.Min(calendar.Week.Count, MaxWindows); index++)
        {
            var window = calendar.Week[index];
            if (window.From < TimeSpan.Zero || window.To > TimeSpan.FromDays(1) || window.To <= window.From) yield return new($"week[{index}]", CalendarFault.NotAStretch);
            if (calendar.Week.Take(index).Any(other => other.Day == window.Day && other.From < window.To && window.From < other.To))
            {
                yield return new($"week[{index}]", CalendarFault.Overlap);
            }
        }
    }

    private static IEnumerable<CalendarFlaw> Days(string field, IReadOnlyList<NamedDays> named)
    {
        if (named.Count > MaxExceptions || named.Take(MaxExceptions).Sum(days => Math.Max(0, days.To.DayNumber - days.From.DayNumber + 1)) > MaxDays)
        {
            yield return new(field, CalendarFault.TooMany);
        }

        for (var index = 0; index < Math.Min(named.Count, MaxExceptions); index++)
        {
            var days = named[index];
            if (days.To < days.From) yield return new($"{field}[{index}].to", CalendarFault.Backwards);
            else if (days.To.DayNumber - days.From.DayNumber >= MaxDaysEach) yield return new($"{field}[{index}].to", CalendarFault.TooLong);
            if (string.IsNullOrWhiteSpace(days.Name) || days.Name.Length > MaxName) yield return new($"{field}[{index}].name", CalendarFault.BadName);
            if (named.Take(index).Any(other => other.Touch(days.From, days.To))) yield return new($"{field}[{index}]", CalendarFault.Twice);
        }
    }

    private static IEnumerable<CalendarFlaw> Both(WorkCalendar calendar) => calendar.ExtraWorkDays
        .Take(MaxExceptions)
        .Select((days, index) => (days, index))
        .Where(extra => calendar.Holidays.Take(MaxExceptions).Any(free => free.Touch(extra.days.From, extra.days.To)))
        .Select(extra => new CalendarFlaw($"extraWorkDays[{extra.index}]", CalendarFault.Twice));
}
