using System.Globalization;
using System.Text.RegularExpressions;
using GridOrleans.Domain.Clocks;

namespace GridOrleans.Api.Clocks;

/// <summary>What is wrong with a file, on which line (from 1), and what stands there.</summary>
public sealed record FileFlaw(int Line, FileFault Fault, string What);

public enum FileFault
{
    NotACalendar,
    Malformed,
    NotClosed,
    Unsupported,
    Recurring,
    NotAllDay,
    NoStart,
    Backwards,
    NoName,
    TooMany,
    NoDays,
}

/// <summary>
/// Days off and make-up days out of an iCalendar file (RFC 5545): the all-day events that published holiday calendars consist of. What else the
/// standard knows – recurrence, times, other components – is refused with its line rather than half understood. Pure.
/// </summary>
/// <param name="Ignored">Events that are neither: cancelled ones, and unmarked ones in a file that marks special days.</param>
public sealed partial record HolidayFile(IReadOnlyList<NamedDays> Holidays, IReadOnlyList<NamedDays> ExtraWorkDays, int Ignored, IReadOnlyList<FileFlaw> Flaws)
{
    private const int MaxLines = 10_000, MaxEvents = 1_000;

    /// <summary>Apple's calendars of statutory days say so in a property of their own.</summary>
    private const string SpecialDay = "X-APPLE-SPECIAL-DAY", FreeDay = "WORK-HOLIDAY", WorkDay = "ALTERNATE-WORKDAY";

    public static HolidayFile Read(string text)
    {
        var lines = FileLines.Unfold(text);
        List<FileFlaw> flaws = [];
        if (lines.Count > MaxLines) return Wrong(new(MaxLines + 1, FileFault.TooMany, ""));
        if (lines.Count < 2 || !lines[0].Is("BEGIN", "VCALENDAR") || !lines[^1].Is("END", "VCALENDAR")) return Wrong(new(1, FileFault.NotACalendar, ""));

        List<FileEvent> events = [];
        FileEvent? open = null;
        FileLine? skipped = null;
        foreach (var line in lines.Skip(1).SkipLast(1))
        {
            if (line.IsMalformed) flaws.Add(new(line.Number, FileFault.Malformed, Cut(line.Text)));
            else if (skipped is { } inner) skipped = line.Is("END", inner.Value) ? null : skipped;
            else if (line.Is("BEGIN", "VTIMEZONE") || (open is not null && line.Is("BEGIN", "VALARM"))) skipped = line;
            else if (line.Is("BEGIN", "VEVENT") && open is null) open = new(line.Number);
            else if (line.Is("END", "VEVENT") && open is not null)
            {
                events.Add(open);
                open = null;
            }
            else if (line.Name is "BEGIN" or "END") return Wrong(new(line.Number, open is null ? FileFault.Unsupported : FileFault.NotClosed, Cut(line.Value)));
            else open?.Add(line);
            if (events.Count > MaxEvents) return Wrong(new(line.Number, FileFault.TooMany, ""));
        }

        if (open is not null || skipped is not null) return Wrong(new(lines[^1].Number, FileFault.NotClosed, open is null ? skipped!.Value.Value : "VEVENT"));
        flaws.AddRange(events.SelectMany(each => each.Flaws()));
        if (flaws.Count > 0) return new([], [], 0, flaws);

        var marks = events.Any(each => each[SpecialDay] is not null);
        var used = events.Where(each => !string.Equals(each["STATUS"], "CANCELLED", StringComparison.OrdinalIgnoreCase) && (!marks || each[SpecialDay] is FreeDay or WorkDay)).ToArray();
        var (work, free) = (Days(used.Where(each => IsWork(each, marks))), Days(used.Where(each => !IsWork(each, marks))));
        return used.Length == 0 ? Wrong(new(lines[^1].Number, FileFault.NoDays, "")) : new(free, work, events.Count - used.Length, []);
    }

    private static HolidayFile Wrong(FileFlaw flaw) => new([], [], 0, [flaw]);

    private static bool IsWork(FileEvent each, bool marks) => marks ? each[SpecialDay] == WorkDay : MakeUp().IsMatch(each.Name);

    /// <summary>In order, each day once; days in a row under one name become one stretch.</summary>
    private static NamedDays[] Days(IEnumerable<FileEvent> events)
    {
        List<NamedDays> merged = [];
        foreach (var days in events.Select(each => each.Days).OrderBy(days => days.From).ThenByDescending(days => days.To))
        {
            if (merged.Count > 0 && merged[^1] is var last && last.Name == days.Name && days.From <= last.To.AddDays(1))
            {
                merged[^1] = last with { To = days.To > last.To ? days.To : last.To };
            }
            else
            {
                merged.Add(days);
            }
        }

        return [.. merged];
    }

    private static string Cut(string text) => text.Length <= 40 ? text : text[..40] + "…";

    [GeneratedRegex("补班|上班|[（(]班[）)]")]
    private static partial Regex MakeUp();

    /// <summary>One event's properties as they stand in the file.</summary>
    private sealed partial class FileEvent(int line)
    {
        private readonly Dictionary<string, FileLine> properties = [];
        private readonly List<FileLine> recurring = [];

        public string? this[string name] => properties.TryGetValue(name, out var found) ? found.Value : null;

        /// <summary>Without “第 1 天/共 8 天”: the days of a holiday are one.</summary>
        public string Name => Counting().Replace(Unescaped(this["SUMMARY"] ?? ""), "").Trim();

        public NamedDays Days => new(Day("DTSTART")!.Value, End()!.Value.AddDays(-1), Name);

        public void Add(FileLine property)
        {
            if (property.Name is "RRULE" or "RDATE" or "EXRULE" or "EXDATE" or "RECURRENCE-ID") recurring.Add(property);
            else properties.TryAdd(property.Name, property);
        }

        public IEnumerable<FileFlaw> Flaws()
        {
            foreach (var property in recurring) yield return new(property.Number, FileFault.Recurring, property.Name);
            if (!properties.ContainsKey("DTSTART")) yield return new(line, FileFault.NoStart, "");
            foreach (var name in new[] { "DTSTART", "DTEND" })
            {
                if (properties.TryGetValue(name, out var date) && Day(name) is null) yield return new(date.Number, FileFault.NotAllDay, Cut(date.Text));
            }

            if (properties.TryGetValue("DURATION", out var duration) && Length(duration.Value) is null) yield return new(duration.Number, FileFault.Unsupported, Cut(duration.Text));
            if (Day("DTSTART") is { } start && End() is { } end && end <= start) yield return new(line, FileFault.Backwards, "");
            if (Name.Length is 0 or > CalendarCheck.MaxName) yield return new(line, FileFault.NoName, "");
        }

        /// <summary>The first day after it: an all-day event without an end is one day.</summary>
        private DateOnly? End() => properties.ContainsKey("DTEND") ? Day("DTEND")
            : Day("DTSTART") is not { } start ? null
            : properties.TryGetValue("DURATION", out var duration) ? Length(duration.Value) is { } days ? start.AddDays(days) : null
            : start.AddDays(1);

        /// <summary>“VALUE=DATE” or eight digits; anything with a time is no day.</summary>
        private DateOnly? Day(string name) =>
            properties.TryGetValue(name, out var date) && DateOnly.TryParseExact(date.Value, "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

        private static int? Length(string value) => Whole().Match(value) is { Success: true } match
            ? int.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture) * (match.Groups[2].Value == "W" ? 7 : 1)
            : null;

        private static string Unescaped(string text) => Escape().Replace(text, escape => escape.Value is "\\n" or "\\N" ? " " : escape.Value[1..]);

        [GeneratedRegex(@"^\+?P(\d{1,2})([DW])$")]
        private static partial Regex Whole();

        [GeneratedRegex(@"\\[\\;,nN]")]
        private static partial Regex Escape();

        [GeneratedRegex(@"\s*第\s*\d+\s*天\s*/\s*共\s*\d+\s*天")]
        private static partial Regex Counting();
    }
}
