namespace GridOrleans.Jobs.Owners;

/// <summary>How often the keeper of owners looks. A change of the books makes it look at once.</summary>
public sealed record OwnerOptions
{
    /// <summary>Between two looks when nothing changed: people go away and come back by the clock.</summary>
    public TimeSpan Period { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How soon a change of the books is seen.</summary>
    public TimeSpan Glance { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Issues moved in one look; the rest in the next.</summary>
    public int MostMoved { get; init; } = 500;

    /// <summary>Alarms of one kind kept open at most: a district without any staff is one thing to say, not thousands.</summary>
    public int MostAlarms { get; init; } = 1000;
}
