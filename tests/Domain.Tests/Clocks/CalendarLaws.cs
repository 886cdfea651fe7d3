using FsCheck;
using FsCheck.Fluent;
using static GridOrleans.Domain.Tests.Support.Calendars;

namespace GridOrleans.Domain.Tests.Clocks;

/// <summary>What must hold of every calendar at every moment; checked against a count by the minute that shares nothing with it.</summary>
public sealed class CalendarLaws
{
    private static readonly WorkCalendar[] Kept =
    [
        Published, NineToFive("Europe/Berlin"), RoundTheClock("Europe/Berlin"), NineToFive("America/New_York"),
        new("night", 1, "Europe/Berlin", Enum.GetValues<DayOfWeek>().SelectMany(day => new WorkWindow[] { new(day, TimeSpan.Zero, 3.Hours), new(day, 22.Hours, 24.Hours) }).ToArray(), [], []),
    ];

    // Harm: an hour of work is counted that nobody worked, or one that was worked is not.
    [Fact]
    public void Working_time_is_what_a_count_by_the_minute_finds() => Law.Holds(Arb.From(Stretch), drawn =>
    {
        var (calendar, from, length) = drawn;
        var minutes = 0;
        for (var minute = from; minute < from + length; minute += 1.Minutes) minutes += IsWorked(calendar, minute) ? 1 : 0;

        Assert.Equal(minutes.Minutes, calendar.Between(from, from + length));
    });

    // Harm: a due time comes before its hours were worked, or later than it must.
    [Fact]
    public void The_moment_found_is_the_first_with_that_much_work() => Law.Holds(Arb.From(Stretch), drawn =>
    {
        var (calendar, from, working) = drawn;
        var due = calendar.Add(from, working);

        Assert.Equal(working, calendar.Between(from, due));
        if (working > TimeSpan.Zero) Assert.True(calendar.Between(from, due - TimeSpan.FromTicks(1)) < working, "it could have been earlier");
    });

    // Harm: two extensions of an hour are not one of two hours; a park is counted twice where it touches a night.
    [Fact]
    public void Stretches_add_up() => Law.Holds(Arb.From(Stretch), drawn =>
    {
        var (calendar, from, length) = drawn;
        var middle = from + length / 3;

        Assert.Equal(calendar.Between(from, from + length), calendar.Between(from, middle) + calendar.Between(middle, from + length));
        Assert.Equal(calendar.Add(from, length), calendar.Add(calendar.Add(from, length / 3), length - length / 3));
        Assert.Equal(TimeSpan.Zero, calendar.Between(from + length, from));
    });

    // Harm: the excerpt frozen into a case counts otherwise than the calendar people look at.
    [Fact]
    public void An_excerpt_counts_like_the_whole_inside_its_days() => Law.Holds(Arb.From(Stretch), drawn =>
    {
        var (calendar, from, length) = drawn;
        var excerpt = calendar.Excerpt(calendar.DayOf(from), calendar.DayOf(from + length));

        Assert.Equal(calendar.Between(from, from + length), excerpt.Between(from, from + length));
    });

    // Harm: the n-th working day is a Sunday, or one of them is skipped.
    [Fact]
    public void Working_days_end_with_a_working_day_and_are_counted_one_by_one() => Law.Holds(Arb.From(Stretch), drawn =>
    {
        var (calendar, from, _) = drawn;
        var first = calendar.AddDays(from, 1);
        var third = calendar.AddDays(from, 3);

        Assert.True(calendar.DayOf(first - TimeSpan.FromTicks(1)) > calendar.DayOf(from));
        Assert.True(calendar.IsWorkingDay(calendar.DayOf(third - TimeSpan.FromTicks(1))));
        Assert.Equal(third, calendar.AddDays(calendar.AddDays(first - 1.Seconds, 1) - 1.Seconds, 1));
    });

    /// <summary>Whole minutes over the two years of published days; up to three weeks, many of them around the nights when the clocks change.</summary>
    private static Gen<(WorkCalendar Calendar, DateTimeOffset From, TimeSpan Length)> Stretch =>
        from calendar in Gen.Elements(Kept)
        from start in Gen.Frequency(
            (3, Gen.Choose(0, 2 * 365 * 24 * 60).Select(minutes => new DateTimeOffset(2025, 1, 1, 0, 0, 0, TimeSpan.Zero) + minutes.Minutes)),
            (1, Gen.Choose(-3_000, 1_500).Select(minutes => new DateTimeOffset(2026, 3, 29, 1, 0, 0, TimeSpan.Zero) + minutes.Minutes)),
            (1, Gen.Choose(-3_000, 1_500).Select(minutes => new DateTimeOffset(2026, 10, 25, 1, 0, 0, TimeSpan.Zero) + minutes.Minutes)))
        from length in Gen.Choose(0, 21 * 24 * 60)
        select (calendar, start, length.Minutes);

    /// <summary>
    /// By the local time of that minute and the day's own list, with the machine's zone rules. An hour that comes twice is worked as a stretch from the first of its edge
    /// to the first of its other edge, which for these windows means: also the second time.
    /// </summary>
    private static bool IsWorked(WorkCalendar calendar, DateTimeOffset minute)
    {
        var local = TimeZoneInfo.ConvertTime(minute, TimeZoneInfo.FindSystemTimeZoneById(calendar.Zone)).DateTime;
        var day = DateOnly.FromDateTime(local);
        var isExtra = calendar.ExtraWorkDays.Any(days => days.From <= day && day <= days.To);
        if (!isExtra && calendar.Holidays.Any(days => days.From <= day && day <= days.To)) return false;
        var worksAs = isExtra && calendar.Week.All(window => window.Day != day.DayOfWeek) ? DayOfWeek.Monday : day.DayOfWeek;
        return calendar.Week.Any(window => window.Day == worksAs && window.From <= local.TimeOfDay && local.TimeOfDay < window.To);
    }
}
