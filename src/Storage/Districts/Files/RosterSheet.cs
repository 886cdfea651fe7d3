using System.Globalization;
using GridOrleans.Contracts.Areas;
using GridOrleans.Storage.Districts.Books;

namespace GridOrleans.Storage.Districts.Files;

/// <summary>
/// Rosters as a sheet: a line for each shift. With a weekday it is of every week, with a day it is an exception, and an exception without times is a day on which
/// nobody is on duty. A line with neither only says that the roster exists. Lines of one roster say the same in their first columns.
/// </summary>
internal static class RosterSheet
{
    public static readonly string[] Columns = ["id", "name", "unitId", "areaCode", "postKind", "validFrom", "validTo", "weekday", "day", "from", "to", "personId"];

    public static readonly string[] Required = ["id", "name", "postKind"];

    public static IReadOnlyList<(int Row, RosterPlan Item)> Read(IReadOnlyList<CsvRow> lines, Problems problems) =>
        [.. lines.GroupBy(line => line.Text("id") ?? "").Select(roster => (roster.First().Line, Of([.. roster], problems)))];

    public static IEnumerable<IReadOnlyList<string?>> Write(IEnumerable<RosterPlan> rosters) => rosters.SelectMany(Lines);

    private static RosterPlan Of(CsvRow[] lines, Problems problems)
    {
        var shifts = new List<ShiftPlan>();
        var exceptions = new List<ShiftExceptionPlan>();
        var head = Head(lines[0]);
        foreach (var line in lines)
        {
            if (!ReferenceEquals(line, lines[0]) && Head(line) != head) problems.Add(line.Line, head.Id, "id", Fault.Twice);
            var (weekday, day, from, to) = (line.Word<DayOfWeek>("weekday"), line.Day("day"), line.Time("from"), line.Time("to"));
            if (weekday is not null && day is not null) problems.Add(line.Line, head.Id, "day", Fault.MixedDay, CsvSheets.Day(day));
            else if (day is { } date) exceptions.Add(new(date, from, to, line.Text("personId")));
            else if (weekday is { } of && from is { } begins && to is { } ends) shifts.Add(new(of, begins, ends, line.Text("personId")));
            else if (weekday is not null || from is not null || to is not null) problems.Add(line.Line, head.Id, weekday is null ? "weekday" : from is null ? "from" : "to", Fault.Missing);
        }

        return head with { Shifts = shifts, Exceptions = exceptions };
    }

    private static readonly IReadOnlyList<ShiftPlan> NoShifts = [];

    private static readonly IReadOnlyList<ShiftExceptionPlan> NoExceptions = [];

    private static RosterPlan Head(CsvRow line) => new(
        line.Text("id") ?? "", line.Text("name") ?? "", line.Text("unitId"), line.Text("areaCode"), line.Text("postKind") ?? "", line.Day("validFrom"), line.Day("validTo"),
        NoShifts, NoExceptions);

    private static IEnumerable<IReadOnlyList<string?>> Lines(RosterPlan roster)
    {
        string?[] head = [roster.Id, roster.Name, roster.UnitId, roster.AreaCode, roster.PostKind, CsvSheets.Day(roster.ValidFrom), CsvSheets.Day(roster.ValidTo)];
        foreach (var shift in roster.Shifts) yield return [.. head, CsvWords.Of(shift.Weekday), null, Time(shift.From), Time(shift.To), shift.PersonId];
        foreach (var exception in roster.Exceptions) yield return [.. head, null, CsvSheets.Day(exception.Day), Time(exception.From), Time(exception.To), exception.PersonId];
        if (roster.Shifts.Count + roster.Exceptions.Count == 0) yield return [.. head, null, null, null, null, null];
    }

    private static string? Time(TimeOnly? time) => time?.ToString(time.Value.Second == 0 ? "HH:mm" : "HH:mm:ss", CultureInfo.InvariantCulture);
}
