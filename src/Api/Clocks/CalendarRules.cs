using System.Text.RegularExpressions;
using GridOrleans.Api.Validation;
using GridOrleans.Api.Words;
using GridOrleans.Domain.Clocks;

namespace GridOrleans.Api.Clocks;

/// <summary>What an import makes of a calendar.</summary>
internal sealed record CalendarImport(CalendarVersion Made, bool IsChanged, IReadOnlyList<int> Years, int Ignored);

/// <summary>What must hold of a calendar as it is sent in; every fault is named with its field.</summary>
internal static partial class CalendarRules
{
    private const int MaxSource = 500, MaxFile = 60_000, MostFlaws = 20;

    /// <summary>null = something is wrong, and named.</summary>
    public static CalendarVersion? Version(CalendarRequest request, Fields fields, Tongue tongue, string by, DateTimeOffset now)
    {
        var id = fields.Text("id", request.Id, Fields.MaxId);
        if (id.Length > 0 && !Plain().IsMatch(id)) fields.Refuse("id", FieldCode.NotAnId);
        var basedOn = fields.Need("basedOn", request.BasedOn);
        if (basedOn < 0) fields.Refuse("basedOn", FieldCode.OutOfRange, 0, int.MaxValue);
        var week = request.Week ?? [];
        if (request.Week is null) fields.Refuse("week", FieldCode.Required);
        if (week.Count > CalendarCheck.MaxWindows) fields.Refuse("week", FieldCode.TooMany, CalendarCheck.MaxWindows);
        var windows = week.Take(CalendarCheck.MaxWindows).Select((window, index) => new WorkWindow(
            fields.OneOf($"week[{index}].day", window.Day), fields.Need($"week[{index}].from", window.From), fields.Need($"week[{index}].to", window.To))).ToArray();
        var calendar = new WorkCalendar(
            id, basedOn + 1, fields.Text("zone", request.Zone, Fields.MaxId), windows,
            Days("holidays", request.Holidays, fields), Days("extraWorkDays", request.ExtraWorkDays, fields));
        var name = fields.Text("name", request.Name, Fields.MaxName);
        var source = fields.Optional("source", request.Source, MaxSource);
        if (fields.AreFine) Check(calendar, fields, tongue);
        return fields.AreFine ? new(calendar, name, source, by, now) : null;
    }

    /// <summary>The newest version with the file's days in place of its own of the same years; null = something is wrong, and named.</summary>
    public static CalendarImport? Imported(CalendarImportRequest request, CalendarVersion newest, Fields fields, Tongue tongue, string by, DateTimeOffset now)
    {
        fields.Need("basedOn", request.BasedOn);
        var source = fields.Text("source", request.Source, MaxSource);
        if (string.IsNullOrEmpty(request.File)) fields.Refuse("file", FieldCode.Required);
        if (request.File?.Length > MaxFile) fields.Refuse("file", FieldCode.TooLong, MaxFile);
        if (!fields.AreFine) return null;

        var file = HolidayFile.Read(request.File!);
        foreach (var flaw in file.Flaws.Take(MostFlaws)) fields.RefuseWith("file", Catalogue.Say(tongue, "fileFault." + Names.Camel(flaw.Fault), flaw.Line, flaw.What));
        if (!fields.AreFine) return null;

        int[] years = [.. file.Holidays.Concat(file.ExtraWorkDays).Select(days => days.From.Year).Distinct().Order()];
        var calendar = newest.Calendar with
        {
            Version = newest.Calendar.Version + 1,
            Holidays = Replaced(newest.Calendar.Holidays, file.Holidays),
            ExtraWorkDays = Replaced(newest.Calendar.ExtraWorkDays, file.ExtraWorkDays),
        };
        Check(calendar, fields, tongue);
        if (!fields.AreFine) return null;
        var isChanged = !calendar.Holidays.SequenceEqual(newest.Calendar.Holidays) || !calendar.ExtraWorkDays.SequenceEqual(newest.Calendar.ExtraWorkDays);
        return new(new(calendar, newest.Name, source, by, now), isChanged, years, file.Ignored);

        NamedDays[] Replaced(IReadOnlyList<NamedDays> own, IReadOnlyList<NamedDays> theirs) =>
            [.. own.Where(days => !years.Contains(days.From.Year)).Concat(theirs).OrderBy(days => days.From)];
    }

    private static void Check(WorkCalendar calendar, Fields fields, Tongue tongue)
    {
        foreach (var flaw in CalendarCheck.Flaws(calendar).Take(MostFlaws)) fields.RefuseWith(flaw.Field, PolicySentences.Of(tongue, flaw.Fault));
    }

    private static NamedDays[] Days(string field, IReadOnlyList<DaysRequest>? days, Fields fields)
    {
        if (days?.Count > CalendarCheck.MaxExceptions) fields.Refuse(field, FieldCode.TooMany, CalendarCheck.MaxExceptions);
        return [.. (days ?? []).Take(CalendarCheck.MaxExceptions).Select((each, index) =>
        {
            var from = fields.Need($"{field}[{index}].from", each.From);
            return new NamedDays(from, each.To ?? from, fields.Text($"{field}[{index}].name", each.Name, CalendarCheck.MaxName));
        })];
    }

    [GeneratedRegex("^[a-z0-9][a-z0-9-]*$")]
    private static partial Regex Plain();
}
