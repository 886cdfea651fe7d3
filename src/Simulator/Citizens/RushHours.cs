namespace GridOrleans.Simulator.Citizens;

/// <summary>When people report: little at night, much before and after work. A drilled district lives its days as fast as its clocks run.</summary>
public static class RushHours
{
    /// <summary>By hour of the day; the mean is 1.</summary>
    private static readonly double[] ByHour =
    [
        0.5, 0.5, 0.5, 0.5, 0.5, 0.6, 0.8, 1.2, 1.7, 1.6, 1.4, 1.2, 1.0, 1.0, 1.1, 1.2, 1.3, 1.5, 1.6, 1.4, 1.2, 0.9, 0.5, 0.3,
    ];

    private static readonly double Mean = ByHour.Average();

    /// <summary>How much busier than on average it is now.</summary>
    public static double Factor(DateTimeOffset now, TimeZoneInfo zone, int drillDivisor)
    {
        var local = TimeZoneInfo.ConvertTime(now, zone);
        var hour = (local.TimeOfDay.TotalHours * drillDivisor) % 24;
        var (from, share) = ((int)hour, hour - (int)hour);
        return ((ByHour[from] * (1 - share)) + (ByHour[(from + 1) % 24] * share)) / Mean;
    }
}
