namespace GridOrleans.Jobs.Audit;

/// <summary>How the audit looks. Graces are far above what the machinery needs, so that what is found is wrong and not merely on its way.</summary>
public sealed record AuditOptions
{
    /// <summary>How often somebody asks.</summary>
    public TimeSpan Period { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>From the start of a process to its first look, so that a repair does not wait for the first minute.</summary>
    public TimeSpan FirstAfter { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>A breach, a rung or a lapse that is not recorded so long after its time is missing.</summary>
    public TimeSpan Grace { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>A rung that nobody was called for, or an order that is not done, so long after it was owed is lost.</summary>
    public TimeSpan CallGrace { get; init; } = TimeSpan.FromMinutes(3);

    /// <summary>How far ahead missing deadline rows are looked for.</summary>
    public TimeSpan Horizon { get; init; } = TimeSpan.FromMinutes(15);

    /// <summary>Issues read at once.</summary>
    public int PageSize { get; init; } = 200;

    /// <summary>Issues read in one run and walk; the next run goes on from there.</summary>
    public int MostRead { get; init; } = 10_000;

    /// <summary>Things put right in one run; the next run finds the rest.</summary>
    public int MostRepairs { get; init; } = 1_000;

    /// <summary>Nobody audited for so long: not ready.</summary>
    public TimeSpan SilentAfter { get; init; } = TimeSpan.FromMinutes(3);
}
