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

    /// <summary>The same hours with all days of 2025 and 2026 as published (国办发明电〔2024〕12号, 〔2025〕7号).</summary>
    public static WorkCalendar Published { get; } = Office with
    {
        Id = "published",
        Holidays =
        [
            new(new(2025, 1, 1), new(2025, 1, 1), "元旦"), new(new(2025, 1, 28), new(2025, 2, 4), "春节"), new(new(2025, 4, 4), new(2025, 4, 6), "清明节"),
            new(new(2025, 5, 1), new(2025, 5, 5), "劳动节"), new(new(2025, 5, 31), new(2025, 6, 2), "端午节"), new(new(2025, 10, 1), new(2025, 10, 8), "国庆节、中秋节"),
            new(new(2026, 1, 1), new(2026, 1, 3), "元旦"), new(new(2026, 2, 15), new(2026, 2, 23), "春节"), new(new(2026, 4, 4), new(2026, 4, 6), "清明节"),
            new(new(2026, 5, 1), new(2026, 5, 5), "劳动节"), new(new(2026, 6, 19), new(2026, 6, 21), "端午节"), new(new(2026, 9, 25), new(2026, 9, 27), "中秋节"),
            new(new(2026, 10, 1), new(2026, 10, 7), "国庆节"),
        ],
        ExtraWorkDays =
        [
            Extra(2025, 1, 26), Extra(2025, 2, 8), Extra(2025, 4, 27), Extra(2025, 9, 28), Extra(2025, 10, 11),
            Extra(2026, 1, 4), Extra(2026, 2, 14), Extra(2026, 2, 28), Extra(2026, 5, 9), Extra(2026, 9, 20), Extra(2026, 10, 10),
        ],
    };

    /// <summary>Every hour of every day, in a zone.</summary>
    public static WorkCalendar RoundTheClock(string zone) => new(
        "always", 1, zone, Enum.GetValues<DayOfWeek>().Select(day => new WorkWindow(day, TimeSpan.Zero, 1.Days)).ToArray(), [], []);

    /// <summary>09:00–17:00 on weekdays, in a zone.</summary>
    public static WorkCalendar NineToFive(string zone) => new(
        "nine-to-five", 1, zone, Weekdays.Select(day => new WorkWindow(day, 9.Hours, 17.Hours)).ToArray(), [], []);

    /// <summary>A moment of Asia/Shanghai.</summary>
    public static DateTimeOffset Shanghai(int year, int month, int day, int hour, int minute, int second = 0) =>
        new(year, month, day, hour, minute, second, 8.Hours);

    private static NamedDays Extra(int year, int month, int day) => new(new(year, month, day), new(year, month, day), "调休");

    private static WorkWindow[] Both(int from, int noon, int afternoon, int to) =>
        [.. Weekdays.SelectMany(day => new WorkWindow[] { new(day, from.Hours, noon.Hours), new(day, afternoon.Hours, to.Hours) })];
}
