using GridOrleans.Contracts.Grains;

namespace GridOrleans.Grains.Grids;

/// <summary>班子成员每天巡查2小时以上: what was walked in the running duty day, and how many days ended short.</summary>
[GenerateSerializer]
public sealed class PatrolDuty
{
    /// <summary>Operation ids remembered; a day has at most so many patrols worth telling apart.</summary>
    private const int OperationsKept = 32;

    /// <summary>The duty day's number; the import arms the first one's end.</summary>
    [Id(0)]
    public int Generation { get; set; } = 1;

    [Id(1)]
    public TimeSpan Walked { get; set; }

    /// <summary>Null until the first duty day has ended: only its deadline row knows.</summary>
    [Id(2)]
    public DateTimeOffset? DayEndsAt { get; set; }

    [Id(3)]
    public int Missed { get; set; }

    [Id(4)]
    public List<Guid> Operations { get; set; } = [];

    /// <summary>False when this patrol has been counted before.</summary>
    public bool Record(PatrolLog patrol)
    {
        if (Operations.Contains(patrol.OperationId)) return false;
        if (Operations.Count == OperationsKept) Operations.RemoveAt(0);
        Operations.Add(patrol.OperationId);
        Walked += patrol.Walked;
        return true;
    }

    /// <summary>Ends the duty day, and every further one that passed while nobody looked.</summary>
    public void EndDay(DateTimeOffset now, TimeSpan dayLength, TimeSpan target)
    {
        var end = DayEndsAt ?? now;
        if (Walked < target) Missed++;
        Walked = TimeSpan.Zero;
        Generation++;
        for (end += dayLength; end <= now; end += dayLength) Missed++;
        DayEndsAt = end;
    }
}
