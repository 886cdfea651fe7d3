namespace GridOrleans.Jobs.Sweeping;

/// <summary>How the sweeper looks and tells. The defaults carry about 75,000 clocks a second.</summary>
public sealed record SweeperOptions
{
    /// <summary>How long between two looks when nothing more was due.</summary>
    public TimeSpan Period { get; init; } = TimeSpan.FromMilliseconds(250);

    /// <summary>How long a claimed row is hidden from other sweepers: long enough to tell its owner, short enough to be told again soon.</summary>
    public TimeSpan Lease { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Rows claimed at once.</summary>
    public int BatchSize { get; init; } = 500;

    /// <summary>Owners told at the same time.</summary>
    public int MostInFlight { get; init; } = 128;

    /// <summary>The longest pause between two looks while the database does not answer; overdue clocks must fire within 2 s of its return.</summary>
    public TimeSpan LongestBackOff { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>A sweeper that has not been able to look for so long is not ready.</summary>
    public TimeSpan BlindAfter { get; init; } = TimeSpan.FromSeconds(5);
}
