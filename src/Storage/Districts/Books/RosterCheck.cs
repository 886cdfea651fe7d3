using GridOrleans.Contracts.Areas;

namespace GridOrleans.Storage.Districts.Books;

/// <summary>A roster's shifts: people that are known, days that say one thing.</summary>
internal static class RosterCheck
{
    public const int MaxShifts = 200, MaxExceptions = 1000;

    public static void Check(RosterPlan roster, RowCheck row, BookSight sight)
    {
        row.Id("id", roster.Id);
        row.Text("name", roster.Name);
        row.Must(roster.AreaCode is not null || roster.UnitId is not null, "unitId", Fault.NeedsAPlace);
        row.MayBeKnown("areaCode", roster.AreaCode, sight.Areas.ContainsKey);
        row.MayBeKnown("unitId", roster.UnitId, sight.Units.ContainsKey);
        row.Known("postKind", roster.PostKind, sight.PostKinds.Contains);
        row.Days(roster.ValidFrom, roster.ValidTo);
        row.Must(roster.Shifts.Count <= MaxShifts, "shifts", Fault.TooMany, MaxShifts);
        row.Must(roster.Exceptions.Count <= MaxExceptions, "exceptions", Fault.TooMany, MaxExceptions);
        foreach (var shift in roster.Shifts) row.MayBeKnown("shifts", shift.PersonId, sight.Persons.Contains);
        foreach (var day in roster.Exceptions.GroupBy(exception => exception.Day))
        {
            // A day on which nobody is on duty has one line and no times.
            row.Must(day.All(each => each.From is null == each.To is null) && (day.Count() == 1 || day.All(each => each.From is not null)), "exceptions", Fault.MixedDay, day.Key.ToString("O"));
            foreach (var exception in day) row.MayBeKnown("exceptions", exception.PersonId, sight.Persons.Contains);
        }
    }
}
