namespace GridOrleans.Domain.Clocks;

/// <summary>Moments in UTC and whole microseconds: what PostgreSQL keeps. A finer one would be another after it was stored.</summary>
public static class Microseconds
{
    public static DateTimeOffset Down(DateTimeOffset moment) => new(moment.UtcTicks - (moment.UtcTicks % TimeSpan.TicksPerMicrosecond), TimeSpan.Zero);

    /// <summary>For what must not come early.</summary>
    public static DateTimeOffset Up(DateTimeOffset moment) => Down(moment.AddTicks(TimeSpan.TicksPerMicrosecond - 1));
}
