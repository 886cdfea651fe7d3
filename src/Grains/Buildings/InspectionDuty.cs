namespace GridOrleans.Grains.Buildings;

/// <summary>An inspection a building owes, and how often it was not made in time.</summary>
[GenerateSerializer]
public sealed class InspectionDuty
{
    [Id(0)]
    public int Generation { get; set; }

    /// <summary>Null = none owed.</summary>
    [Id(1)]
    public DateTimeOffset? DueAt { get; set; }

    [Id(2)]
    public DateTimeOffset? InspectedAt { get; set; }

    [Id(3)]
    public string? InspectorId { get; set; }

    [Id(4)]
    public int MissedCount { get; set; }

    [Id(5)]
    public Guid LastOperation { get; set; }

    /// <summary>False when one is owed already.</summary>
    public bool Owe(DateTimeOffset due)
    {
        if (DueAt is not null) return false;
        DueAt = due;
        Generation++;
        return true;
    }

    /// <summary>False when this operation has been counted before.</summary>
    public bool Inspected(Guid operationId, string inspectorId, DateTimeOffset at)
    {
        if (operationId == LastOperation) return false;
        (LastOperation, InspectorId, InspectedAt, DueAt) = (operationId, inspectorId, at, null);
        Generation++;
        return true;
    }

    /// <summary>False when nothing is overdue.</summary>
    public bool Missed(DateTimeOffset now, TimeSpan every)
    {
        if (DueAt is not { } due || due > now) return false;
        MissedCount++;
        Generation++;
        while (due <= now) due += every;
        DueAt = due;
        return true;
    }
}
