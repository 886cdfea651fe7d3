namespace GridOrleans.Storage.Wall;

/// <summary>The district's day as moments of universal time.</summary>
/// <param name="YesterdayAtThisTime">The same time on yesterday's wall clock.</param>
/// <param name="ZoneName">IANA, as PostgreSQL knows it.</param>
internal sealed record LocalDay(DateTime Yesterday, DateTime Today, DateTime Tomorrow, DateTime YesterdayAtThisTime, string ZoneName)
{
    public static LocalDay At(DateTimeOffset now, TimeZoneInfo zone)
    {
        var local = TimeZoneInfo.ConvertTime(now, zone).DateTime;
        var name = zone.HasIanaId ? zone.Id : TimeZoneInfo.TryConvertWindowsIdToIanaId(zone.Id, out var iana) ? iana : "UTC";
        return new(Start(local.Date.AddDays(-1)), Start(local.Date), Start(local.Date.AddDays(1)), Start(local.AddDays(-1)), name);

        // A wall time that summer time skips is the moment the clock jumped.
        DateTime Start(DateTime wall)
        {
            var moment = DateTime.SpecifyKind(wall, DateTimeKind.Unspecified);
            while (zone.IsInvalidTime(moment)) moment = moment.AddMinutes(15);
            return TimeZoneInfo.ConvertTimeToUtc(moment, zone);
        }
    }
}
