using GridOrleans.Api.Clocks;
using GridOrleans.Domain.Clocks;

namespace GridOrleans.ApiTests;

/// <summary>Holiday calendars as they are published in the wild, and files that must not be half understood.</summary>
public sealed class HolidayFileTests
{
    // Harm: a make-up Saturday is taken for a day off, or each day of a festival for one of its own.
    [Fact]
    public void Days_off_and_make_up_days_are_told_apart_by_their_names()
    {
        var file = HolidayFile.Read(File(
            "DTSTART;VALUE=DATE:20260215\r\nDTEND;VALUE=DATE:20260216\r\nSUMMARY:春节 假期 第1天/共2天",
            "DTSTART;VALUE=DATE:20260216\r\nSUMMARY:春节 假期 第2天/共2天",
            "DTSTART;VALUE=DATE:20260214\r\nDURATION:P1D\r\nSUMMARY:春节 补班 第1天/共1天",
            "DTSTART:20261010\r\nSUMMARY:国庆节（班）"));

        Assert.Empty(file.Flaws);
        Assert.Equal([new NamedDays(new(2026, 2, 15), new(2026, 2, 16), "春节 假期")], file.Holidays);
        Assert.Equal([new NamedDays(new(2026, 2, 14), new(2026, 2, 14), "春节 补班"), new(new(2026, 10, 10), new(2026, 10, 10), "国庆节（班）")], file.ExtraWorkDays);
    }

    // Harm: Women's Day becomes a day off for every department.
    [Fact]
    public void In_a_file_that_marks_special_days_nothing_else_counts()
    {
        var file = HolidayFile.Read(File(
            "DTSTART;VALUE=DATE:20260101\r\nDTEND;VALUE=DATE:20260104\r\nSUMMARY:元旦（休）\r\nX-APPLE-SPECIAL-DAY:WORK-HOLIDAY",
            "DTSTART;VALUE=DATE:20260104\r\nSUMMARY:元旦\r\nX-APPLE-SPECIAL-DAY:ALTERNATE-WORKDAY",
            "DTSTART;VALUE=DATE:20260308\r\nSUMMARY:妇女节"));

        Assert.Equal((new(2026, 1, 3), new(2026, 1, 4), 1), (Assert.Single(file.Holidays).To, Assert.Single(file.ExtraWorkDays).From, file.Ignored));
    }

    // Harm: long names, escapes, folded lines, alarms and time zones, all allowed by the standard, are taken for errors.
    [Fact]
    public void What_the_standard_allows_around_the_days_is_passed_over()
    {
        var file = HolidayFile.Read(
            "\uFEFFBEGIN:VCALENDAR\nVERSION:2.0\nX-WR-CALNAME;X=\"a:b;c\":节假日\nBEGIN:VTIMEZONE\nTZID:Asia/Shanghai\nBEGIN:STANDARD\nDTSTART:19700101T000000\nEND:STANDARD\nEND:VTIMEZONE\n" +
            "BEGIN:VEVENT\nUID:1\nDTSTAMP:20251104T000000Z\nDTSTART;VALUE=DATE:20260404\nDTEND;VALUE=DATE:20260407\nSUMMARY;LANGUAGE=zh:清明\n 节\\, 放假\nBEGIN:VALARM\nTRIGGER:-PT15M\nEND:VALARM\nEND:VEVENT\n" +
            "BEGIN:VEVENT\nDTSTART;VALUE=DATE:20260501\nSUMMARY:取消了\nSTATUS:CANCELLED\nEND:VEVENT\nEND:VCALENDAR\n");

        Assert.Empty(file.Flaws);
        Assert.Equal([new NamedDays(new(2026, 4, 4), new(2026, 4, 6), "清明节, 放假")], file.Holidays);
        Assert.Equal(1, file.Ignored);
    }

    // Harm: a file that was understood only in part sets half of the year.
    [Theory]
    [InlineData("DTSTART;VALUE=DATE:20260101\r\nRRULE:FREQ=YEARLY\r\nSUMMARY:元旦", FileFault.Recurring, 5)]
    [InlineData("DTSTART;VALUE=DATE:20260101\r\nEXDATE;VALUE=DATE:20260102\r\nSUMMARY:元旦", FileFault.Recurring, 5)]
    [InlineData("DTSTART:20260101T090000Z\r\nSUMMARY:会议", FileFault.NotAllDay, 4)]
    [InlineData("DTSTART;VALUE=DATE:20260132\r\nSUMMARY:元旦", FileFault.NotAllDay, 4)]
    [InlineData("SUMMARY:元旦", FileFault.NoStart, 3)]
    [InlineData("DTSTART;VALUE=DATE:20260103\r\nDTEND;VALUE=DATE:20260103\r\nSUMMARY:元旦", FileFault.Backwards, 3)]
    [InlineData("DTSTART;VALUE=DATE:20260101", FileFault.NoName, 3)]
    [InlineData("DTSTART;VALUE=DATE:20260101\r\nDURATION:PT8H\r\nSUMMARY:元旦", FileFault.Unsupported, 5)]
    [InlineData("DTSTART;VALUE=DATE:20260101\r\nno colon\r\nSUMMARY:元旦", FileFault.Malformed, 5)]
    [InlineData("DTSTART;VALUE=DATE:20260101\r\nBEGIN:VEVENT\r\nSUMMARY:元旦", FileFault.NotClosed, 5)]
    public void What_is_not_understood_is_refused_with_its_line(string body, FileFault fault, int line)
    {
        var file = HolidayFile.Read(File(body));

        Assert.Equal((fault, line), (Assert.Single(file.Flaws).Fault, file.Flaws[0].Line));
        Assert.Empty(file.Holidays);
    }

    [Theory]
    [InlineData("", FileFault.NotACalendar)]
    [InlineData("<html>", FileFault.NotACalendar)]
    [InlineData("BEGIN:VCALENDAR\nEND:VCALENDAR", FileFault.NoDays)]
    [InlineData("BEGIN:VCALENDAR\nBEGIN:VTODO\nEND:VTODO\nEND:VCALENDAR", FileFault.Unsupported)]
    [InlineData("BEGIN:VCALENDAR\nBEGIN:VEVENT\nEND:VCALENDAR", FileFault.NotClosed)]
    public void What_is_no_calendar_is_refused(string text, FileFault fault) => Assert.Equal(fault, Assert.Single(HolidayFile.Read(text).Flaws).Fault);

    // Harm: a file of a million lines keeps the server busy.
    [Fact]
    public void Too_many_lines_or_events_are_refused()
    {
        Assert.Equal(FileFault.TooMany, HolidayFile.Read(string.Concat(Enumerable.Repeat("A:b\n", 10_001))).Flaws[0].Fault);
        Assert.Equal(FileFault.TooMany, HolidayFile.Read(File([.. Enumerable.Repeat("DTSTART;VALUE=DATE:20260101\r\nSUMMARY:元旦", 1_001)])).Flaws[0].Fault);
    }

    /// <summary>A file of these events; the first one's first property stands on line 4.</summary>
    internal static string File(params string[] events) =>
        $"BEGIN:VCALENDAR\r\nVERSION:2.0\r\n{string.Concat(events.Select(each => $"BEGIN:VEVENT\r\n{each}\r\nEND:VEVENT\r\n"))}END:VCALENDAR\r\n";
}
