namespace GridOrleans.Domain.Escalation;

/// <summary>四级联动: who is called, from the ground up. The number is the step's height on the tape.</summary>
public enum LadderStep
{
    /// <summary>网格员</summary>
    Member = 1,

    /// <summary>网格长</summary>
    Chief = 2,

    /// <summary>社区</summary>
    Community = 3,

    /// <summary>街道</summary>
    Street = 4,

    /// <summary>区指挥中心</summary>
    District = 5,
}

/// <summary>The clock's moment a rung counts from.</summary>
public enum RungMoment
{
    Yellow,
    Red,
}

/// <summary>One rung: who is called, and when counted from a moment of the clock.</summary>
/// <param name="AcknowledgedFor">An acknowledgement of this rung holds the climb so long; without the promised step by then, the climb goes on.</param>
public sealed record Rung(LadderStep Step, RungMoment Moment, TimeSpan After, TimeSpan AcknowledgedFor);

/// <summary>
/// “小事不出网格、大事不出社区”: the ordered rungs, frozen into an issue when it opens. Rungs are numbered from 1. Each fires at most once
/// per (issue, clock, generation, rung).
/// </summary>
public sealed record Ladder(string Id, int Version, IReadOnlyList<Rung> Rungs)
{
    /// <summary>
    /// Grid member at yellow, chief 2 min later, community at red, street and district 15 and 30 min after. The chief's 2 min keep the
    /// order also on the 20-minute clock, whose yellow is 4 min before its red.
    /// </summary>
    public static Ladder FourLevels { get; } = new("four-levels", 1,
    [
        new(LadderStep.Member, RungMoment.Yellow, TimeSpan.Zero, TimeSpan.FromMinutes(10)),
        new(LadderStep.Chief, RungMoment.Yellow, TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(10)),
        new(LadderStep.Community, RungMoment.Red, TimeSpan.Zero, TimeSpan.FromMinutes(15)),
        new(LadderStep.Street, RungMoment.Red, TimeSpan.FromMinutes(15), TimeSpan.FromMinutes(15)),
        new(LadderStep.District, RungMoment.Red, TimeSpan.FromMinutes(30), TimeSpan.FromMinutes(30)),
    ]);

    public Rung this[int number] => Rungs[number - 1];

    public Ladder Drilled(int divisor) => this with
    {
        Rungs = Rungs.Select(rung => rung with
        {
            After = rung.After / divisor,
            AcknowledgedFor = rung.AcknowledgedFor / divisor,
        }).ToArray(),
    };
}
