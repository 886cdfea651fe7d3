namespace GridOrleans.Contracts.Areas.Staff;

/// <summary>A shift on the time line. Half-open.</summary>
internal readonly record struct Shift(RosterPlan Roster, string? PersonId, DateTimeOffset From, DateTimeOffset To);

/// <summary>A roster's days on the time line of a zone.</summary>
internal static class Shifts
{
    /// <summary>The shifts that begin on a day.</summary>
    public static IEnumerable<Shift> On(RosterPlan roster, DateOnly day, TimeZoneInfo zone)
    {
        if (day < roster.ValidFrom || day >= roster.ValidTo) yield break;
        var exceptions = roster.Exceptions.Where(each => each.Day == day).ToArray();
        if (exceptions.Length == 0)
        {
            foreach (var shift in roster.Shifts)
            {
                if (shift.Weekday == day.DayOfWeek) yield return Of(roster, shift.PersonId, day, shift.From, shift.To, zone);
            }

            yield break;
        }

        foreach (var exception in exceptions)
        {
            if (exception is { From: { } from, To: { } to }) yield return Of(roster, exception.PersonId, day, from, to, zone);
        }
    }

    /// <summary>The shifts that run at a moment: of that day, or of the day before and past midnight.</summary>
    public static IEnumerable<Shift> At(RosterPlan roster, DateTimeOffset at, TimeZoneInfo zone)
    {
        var today = DayOf(at, zone);
        return On(roster, today.AddDays(-1), zone).Concat(On(roster, today, zone)).Where(shift => shift.From <= at && at < shift.To);
    }

    public static DateOnly DayOf(DateTimeOffset at, TimeZoneInfo zone) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(at, zone).DateTime);

    /// <summary>A local time as a moment. One that a change of clocks leaves out comes an hour later; of one that comes twice it is the first.</summary>
    public static DateTimeOffset Moment(DateOnly day, TimeOnly time, TimeZoneInfo zone)
    {
        var local = day.ToDateTime(time, DateTimeKind.Unspecified);
        if (zone.IsInvalidTime(local)) local = local.AddHours(1);
        var offset = zone.IsAmbiguousTime(local) ? zone.GetAmbiguousTimeOffsets(local).Max() : zone.GetUtcOffset(local);
        return new DateTimeOffset(local, offset).ToUniversalTime();
    }

    private static Shift Of(RosterPlan roster, string? personId, DateOnly day, TimeOnly from, TimeOnly to, TimeZoneInfo zone) =>
        new(roster, personId, Moment(day, from, zone), Moment(to <= from ? day.AddDays(1) : day, to, zone));
}
