using GridOrleans.Domain.Clocks;

namespace GridOrleans.Domain.Escalation;

/// <summary>
/// “小事不出网格、大事不出社区”: the ordered rungs, frozen into an issue when it opens. Rungs are numbered from 1. Each fires at most once
/// per (issue, clock, generation, rung, pass).
/// </summary>
/// <param name="Repeat">What is called again after the last rung; null = the climb ends there.</param>
public sealed record Ladder(string Id, int Version, IReadOnlyList<Rung> Rungs, Repeat? Repeat = null)
{
    public const int MostRungs = 12;

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

    /// <summary>Which rung is called as the <paramref name="place"/>-th on a clock, from 1, and in which pass; null = the ladder has ended there.</summary>
    public Turn? TurnOf(ClockKind clock, int place)
    {
        var own = 0;
        for (var number = 1; number <= Rungs.Count; number++)
        {
            if (this[number].CountsOn(clock) && ++own == place) return new(number, 0, place);
        }

        if (Repeat is not { } repeat || own == 0) return null;
        var again = Math.Min(repeat.LastRungs, own);
        var (pass, offset) = Math.DivRem(place - own - 1, again);
        return pass < repeat.Times ? TurnOf(clock, own - again + 1 + offset)! with { Pass = pass + 1, Before = place - again } : null;
    }

    public Ladder Drilled(int divisor) => this with
    {
        Rungs = Rungs.Select(rung => rung with
        {
            After = rung.After / divisor,
            AcknowledgedFor = rung.AcknowledgedFor / divisor,
        }).ToArray(),
        Repeat = Repeat is null ? null : Repeat with { Every = Repeat.Every / divisor },
    };
}

/// <summary>The last rungs are called again, a bounded number of times.</summary>
/// <param name="LastRungs">How many, counted from the top.</param>
/// <param name="Times">1 to <see cref="MostTimes"/>.</param>
/// <param name="Every">From a rung's call to the same rung's next.</param>
public sealed record Repeat(int LastRungs, int Times, TimeSpan Every)
{
    public const int MostTimes = 5;
}

/// <summary>A rung in its turn on one clock.</summary>
/// <param name="Pass">0 the first time, then 1, 2, … with each repetition.</param>
/// <param name="Before">The place at which the same rung was called the last time; its own place in the first pass.</param>
public sealed record Turn(int Rung, int Pass, int Before);
