using static GridOrleans.Domain.Tests.Support.Calendars;

namespace GridOrleans.Domain.Tests.Clocks;

public sealed class WorkCalendarTests
{
    // Harm: the promise of a case reported on Friday evening falls due while nobody is at work.
    [Fact]
    public void Working_time_stops_at_noon_at_night_and_over_the_weekend()
    {
        var friday = Shanghai(2026, 11, 20, 11, 30);

        Assert.Equal(Shanghai(2026, 11, 20, 12, 0), Office.Add(friday, 30.Minutes));
        Assert.Equal(Shanghai(2026, 11, 20, 13, 1), Office.Add(friday, 31.Minutes));
        Assert.Equal(Shanghai(2026, 11, 23, 9, 30), Office.Add(friday, 6.Hours));
        Assert.Equal(Shanghai(2026, 11, 23, 13, 15), Office.Add(Shanghai(2026, 11, 21, 20, 0), 3.Hours + 15.Minutes));
    }

    // Harm: 5 working days over the spring festival are five calendar days, or skip the make-up Saturday.
    [Fact]
    public void Working_days_leave_out_holidays_and_count_make_up_days()
    {
        // Fri 13 Feb; Sat 14 is worked (1); 15–23 free; Tue 24 (2), Wed 25 (3), Thu 26 (4), Fri 27 (5), Sat 28 is worked (6).
        Assert.Equal(Shanghai(2026, 2, 14, 18, 0), Office.AddDays(Shanghai(2026, 2, 13, 16, 0), 1));
        Assert.Equal(Shanghai(2026, 2, 24, 18, 0), Office.AddDays(Shanghai(2026, 2, 13, 16, 0), 2));
        Assert.Equal(Shanghai(2026, 2, 28, 18, 0), Office.AddDays(Shanghai(2026, 2, 13, 16, 0), 6));
        Assert.True(Office.IsWorkingDay(new(2026, 2, 14)));
        Assert.False(Office.IsWorkingDay(new(2026, 2, 16)));
        Assert.False(Office.IsWorkingDay(new(2026, 2, 22)));
    }

    // Harm: on the day summer time begins, an hour that does not exist is counted as worked; in autumn one is worked twice for nothing.
    [Fact]
    public void A_day_has_as_many_working_hours_as_the_zone_gives_it()
    {
        var berlin = RoundTheClock("Europe/Berlin");

        Assert.Equal(23.Hours, berlin.Between(new(2026, 3, 28, 23, 0, 0, TimeSpan.Zero), new(2026, 3, 29, 22, 0, 0, TimeSpan.Zero)));
        Assert.Equal(25.Hours, berlin.Between(new(2026, 10, 24, 22, 0, 0, TimeSpan.Zero), new(2026, 10, 25, 23, 0, 0, TimeSpan.Zero)));
        Assert.Equal(new(2026, 3, 30, 7, 30, 0, TimeSpan.Zero), NineToFive("Europe/Berlin").Add(new(2026, 3, 27, 15, 30, 0, TimeSpan.Zero), 1.Hours));
    }

    // Harm: a day that a zone skipped whole is counted as a day of work (Samoa had no 30 December 2011).
    [Fact]
    public void A_day_that_never_was_is_no_working_day() =>
        Assert.Equal(new(2012, 1, 2, 17, 0, 0, 14.Hours), NineToFive("Pacific/Apia").AddDays(new(2011, 12, 29, 12, 0, 0, -10.Hours), 1));

    // Harm: a calendar without an hour of work makes every case wait for ever.
    [Fact]
    public void A_calendar_without_working_time_is_refused()
    {
        Assert.Equal([new CalendarFlaw("week", CalendarFault.NoWorkingTime)], CalendarCheck.Flaws(Office with { Week = [] }));
        Assert.Throws<InvalidOperationException>(() => (Office with { Week = [] }).Add(Shanghai(2026, 1, 5, 9, 0), 1.Hours));
        Assert.Throws<InvalidOperationException>(() => (Office with { Week = [] }).AddDays(Shanghai(2026, 1, 5, 9, 0), 1));
    }

    // Harm: a mistake in a calendar is found by the first case that breaches on it.
    [Fact]
    public void Every_flaw_of_a_calendar_is_named_with_its_field()
    {
        var wrong = new WorkCalendar(
            "wrong", 1, "Asia/Qingdao",
            [new(DayOfWeek.Monday, 9.Hours, 12.Hours), new(DayOfWeek.Monday, 11.Hours, 13.Hours), new(DayOfWeek.Tuesday, 9.Hours, 9.Hours), new(DayOfWeek.Friday, 20.Hours, 25.Hours)],
            [new(new(2026, 1, 3), new(2026, 1, 1), "元旦"), new(new(2026, 5, 1), new(2026, 5, 5), " "), new(new(2026, 5, 5), new(2026, 5, 6), "又"), new(new(2026, 6, 1), new(2026, 8, 1), "长")],
            [new(new(2026, 5, 2), new(2026, 5, 2), "调休")]);

        Assert.Equal(
            [
                ("zone", CalendarFault.UnknownZone), ("week[1]", CalendarFault.Overlap), ("week[2]", CalendarFault.NotAStretch), ("week[3]", CalendarFault.NotAStretch),
                ("holidays[0].to", CalendarFault.Backwards), ("holidays[1].name", CalendarFault.BadName), ("holidays[2]", CalendarFault.Twice),
                ("holidays[3].to", CalendarFault.TooLong), ("extraWorkDays[0]", CalendarFault.Twice),
            ],
            CalendarCheck.Flaws(wrong).Select(flaw => (flaw.Field, flaw.Fault)));
        Assert.Empty(CalendarCheck.Flaws(Office));
    }

    // Harm: an issue carries the holidays of ten years, or misses the one it runs into.
    [Fact]
    public void An_excerpt_keeps_the_days_that_touch_it()
    {
        var excerpt = Office.Excerpt(new(2026, 1, 3), new(2026, 2, 15));

        Assert.Equal(["元旦", "春节"], excerpt.Holidays.Select(days => days.Name));
        Assert.Equal([new(2026, 1, 4), new(2026, 2, 14)], excerpt.ExtraWorkDays.Select(days => days.From));
        Assert.Equal(["元旦"], Office.Excerpt(new(2026, 1, 2), new(2026, 2, 14)).Holidays.Select(days => days.Name));
    }
}
