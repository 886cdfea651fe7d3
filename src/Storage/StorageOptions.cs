namespace GridOrleans.Storage;

/// <summary>Limits of the storage. Checked at start-up: a wrong one stops the process with a sentence that names it.</summary>
public sealed record StorageOptions
{
    /// <summary>Most connections of this process. Two belong to the writers.</summary>
    public int MaxConnections { get; init; } = 32;

    /// <summary>Group-commit writers, each with its own connection: while one waits for the disk, the next fills its batch.</summary>
    public int Writers { get; init; } = 2;

    /// <summary>Most commits waiting for a writer; beyond it callers wait.</summary>
    public int CommitQueue { get; init; } = 4096;

    /// <summary>Most commits in one transaction.</summary>
    public int CommitBatch { get; init; } = 256;

    /// <summary>How long a commit waits for its turn before it is given up, unwritten; bridges a restart of the database.</summary>
    public TimeSpan CommitPatience { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Longest time one statement may take.</summary>
    public TimeSpan CommandTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How often database time is measured again.</summary>
    public TimeSpan ClockPeriod { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>How often a changed district is looked for.</summary>
    public TimeSpan DistrictRefresh { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>How often searches and figures are brought up to date.</summary>
    public TimeSpan ProjectionPeriod { get; init; } = TimeSpan.FromMilliseconds(300);

    /// <summary>Most issues projected in one transaction.</summary>
    public int ProjectionBatch { get; init; } = 500;

    /// <summary>How long a finished outbox message is kept, and with it the memory of its key.</summary>
    public TimeSpan OutboxKept { get; init; } = TimeSpan.FromDays(7);

    /// <summary>Wrong passwords in a row before an account is locked, and for how long.</summary>
    public int FailedSignInsAllowed { get; init; } = 5;

    public TimeSpan Lockout { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>Every setting that is out of its range, in words; empty = all good.</summary>
    public IEnumerable<string> Problems()
    {
        if (Writers is < 1 or > 4) yield return $"{nameof(Writers)} must be 1–4, not {Writers}.";
        if (MaxConnections < Writers + 4 || MaxConnections > 200) yield return $"{nameof(MaxConnections)} must be {Writers + 4}–200, not {MaxConnections}.";
        if (CommitBatch is < 1 or > 1000) yield return $"{nameof(CommitBatch)} must be 1–1000, not {CommitBatch}.";
        if (CommitQueue < CommitBatch || CommitQueue > 100_000) yield return $"{nameof(CommitQueue)} must be {CommitBatch}–100000, not {CommitQueue}.";
        if (ProjectionBatch is < 1 or > 5000) yield return $"{nameof(ProjectionBatch)} must be 1–5000, not {ProjectionBatch}.";
        if (FailedSignInsAllowed is < 1 or > 100) yield return $"{nameof(FailedSignInsAllowed)} must be 1–100, not {FailedSignInsAllowed}.";
        foreach (var (name, value, most) in Spans())
        {
            if (value <= TimeSpan.Zero || value > most) yield return $"{name} must be more than 0 and at most {most}, not {value}.";
        }
    }

    private IEnumerable<(string Name, TimeSpan Value, TimeSpan Most)> Spans() =>
    [
        (nameof(CommitPatience), CommitPatience, TimeSpan.FromMinutes(1)),
        (nameof(CommandTimeout), CommandTimeout, TimeSpan.FromMinutes(10)),
        (nameof(ClockPeriod), ClockPeriod, TimeSpan.FromMinutes(1)),
        (nameof(DistrictRefresh), DistrictRefresh, TimeSpan.FromMinutes(10)),
        (nameof(ProjectionPeriod), ProjectionPeriod, TimeSpan.FromMinutes(1)),
        (nameof(OutboxKept), OutboxKept, TimeSpan.FromDays(365)),
        (nameof(Lockout), Lockout, TimeSpan.FromDays(1)),
    ];
}
