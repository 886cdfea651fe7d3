namespace GridOrleans.Storage.Time;

/// <summary>What one measurement said: at the local moment its reply was received, it was at least this late in the database.</summary>
/// <param name="DatabaseTicks">UTC ticks the database answered.</param>
/// <param name="ReceivedAt">Local monotonic time when the answer was here.</param>
public sealed record ClockEstimate(long DatabaseTicks, TimeSpan ReceivedAt)
{
    /// <summary>
    /// How much faster than the database's clock the local one may run: clocks are steered by up to 500 parts per million. Counting less time
    /// than passes keeps the estimate behind; the next measurement, seconds later, brings it up again.
    /// </summary>
    public const double MaxDrift = 0.0005;

    /// <summary>Database time at a later local moment: never ahead of it, behind by at most the round trip and the drift since.</summary>
    public long TicksAt(TimeSpan local) => DatabaseTicks + (long)((local - ReceivedAt).Ticks * (1 - MaxDrift));

    /// <summary>
    /// The better of this and a newer measurement. The newer one says that now it is at least its answer, and at most its answer plus its round
    /// trip. Inside those bounds this one is as good and mostly better; below, it has fallen behind; above, the database's clock was set back.
    /// </summary>
    public ClockEstimate Improve(ClockEstimate newer, TimeSpan roundTrip)
    {
        var here = TicksAt(newer.ReceivedAt);
        return here >= newer.DatabaseTicks && here <= newer.DatabaseTicks + roundTrip.Ticks ? this : newer;
    }
}
