namespace GridOrleans.Domain.Tests.Support;

/// <summary>Calendars small enough to count by hand. Qingdao keeps Asia/Shanghai: UTC+8, no summer time.</summary>
public static class Calendars
{
    private static readonly DayOfWeek[] Weekdays = [DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday, DayOfWeek.Friday];

    /// <summary>Mon–Fri 09:00–12:00 and 13:00–18:00: 8 hours a day, with the days around New Year 2026 as published.</summary>
    public static WorkCalendar Office { get; } = new(
        "office", 1, "Asia/Shanghai", Both(9, 12, 13, 18),
        [new(new(2026, 1, 1), new(2026, 1, 3), "元旦"), new(new(2026, 2, 15), new(2026, 2, 23), "春节")],
        [new(new(2026, 1, 4), new(2026, 1, 4), "元旦调休"), new(new(2026, 2, 14), new(2026, 2, 14), "春节调休"), new(new(2026, 2, 28), new(2026, 2, 28), "春节调休")]);

    /// <summary>Every hour of every day, in a zone.</summary>
    public static WorkCalendar RoundTheClock(string zone) => new(
        "always", 1, zone, Enum.GetValues<DayOfWeek>().Select(day => new WorkWindow(day, TimeSpan.Zero, 1.Days)).ToArray(), [], []);

    /// <summary>09:00–17:00 on weekdays, in a zone.</summary>
    public static WorkCalendar NineToFive(string zone) => new(
        "nine-to-five", 1, zone, Weekdays.Select(day => new WorkWindow(day, 9.Hours, 17.Hours)).ToArray(), [], []);

    /// <summary>A moment of Asia/Shanghai.</summary>
    public static DateTimeOffset Shanghai(int year, int month, int day, int hour, int minute, int second = 0) =>
        new(year, month, day, hour, minute, second, 8.Hours);

    private static WorkWindow[] Both(int from, int noon, int afternoon, int to) =>
        [.. Weekdays.SelectMany(day => new WorkWindow[] { new(day, from.Hours, noon.Hours), new(day, afternoon.Hours, to.Hours) })];
}
