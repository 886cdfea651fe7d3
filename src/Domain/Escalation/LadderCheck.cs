using GridOrleans.Domain.Clocks;

namespace GridOrleans.Domain.Escalation;

/// <summary>What is wrong with a ladder, and where.</summary>
/// <param name="Field">“rungs[2].after”, “repeat.times”, ….</param>
public sealed record LadderFlaw(string Field, LadderFault Fault);

public enum LadderFault
{
    /// <summary>A ladder has 1 to <see cref="Ladder.MostRungs"/> rungs.</summary>
    RungCount,

    /// <summary>Not between nothing and a week after its moment.</summary>
    AfterOutOfRange,

    /// <summary>An answer holds for a minute to a day.</summary>
    HoldOutOfRange,

    /// <summary>It would fall before the rung below it on a clock they share.</summary>
    OutOfOrder,

    /// <summary>Clocks are named, and none of them; or one twice.</summary>
    ClocksUnclear,

    /// <summary>No rung counts on this clock: its breach would call nobody.</summary>
    ClockForgotten,

    /// <summary>A unit is to be called and none is named, or the other way round.</summary>
    CalleeUnclear,

    /// <summary>An urgent whistle calls 1 to <see cref="LadderCheck.MostWhistled"/> units, each once.</summary>
    WhistleOutOfRange,

    /// <summary>Repeats more or fewer rungs than there are, or not 1 to <see cref="Repeat.MostTimes"/> times, or sooner than a minute or later than a week.</summary>
    RepeatOutOfRange,
}

/// <summary>A ladder that passes calls somebody for every clock, in its order, and comes to an end.</summary>
public static class LadderCheck
{
    public const int MostWhistled = 10;

    private static readonly TimeSpan Week = TimeSpan.FromDays(7), Day = TimeSpan.FromDays(1), Minute = TimeSpan.FromMinutes(1);

    public static IReadOnlyList<LadderFlaw> Flaws(Ladder ladder)
    {
        List<LadderFlaw> flaws = [];
        if (ladder.Rungs.Count is < 1 or > Ladder.MostRungs) flaws.Add(new("rungs", LadderFault.RungCount));
        foreach (var (index, rung) in ladder.Rungs.Index())
        {
            Check("after", LadderFault.AfterOutOfRange, rung.After >= TimeSpan.Zero && rung.After <= Week);
            Check("acknowledgedFor", LadderFault.HoldOutOfRange, rung.AcknowledgedFor >= Minute && rung.AcknowledgedFor <= Day);
            Check("clocks", LadderFault.ClocksUnclear, rung.Clocks is null || rung.Clocks.Count > 0 && rung.Clocks.Distinct().Count() == rung.Clocks.Count);
            Check("unitId", LadderFault.CalleeUnclear, rung.Callee == Callee.Unit == (rung.UnitId is not null));
            Check("whistle", LadderFault.WhistleOutOfRange, rung.Whistle is null || rung.Whistle.Count is >= 1 and <= MostWhistled && rung.Whistle.Distinct().Count() == rung.Whistle.Count);
            Check("after", LadderFault.OutOfOrder, !ladder.Rungs.Take(index).Any(below => SharesClock(below, rung) && IsLater(below, rung)));

            void Check(string field, LadderFault fault, bool isFine)
            {
                if (!isFine) flaws.Add(new($"rungs[{index}].{field}", fault));
            }
        }

        if (ladder.Rungs.Count > 0 && Enum.GetValues<ClockKind>().Any(clock => !ladder.Rungs.Any(rung => rung.CountsOn(clock)))) flaws.Add(new("rungs", LadderFault.ClockForgotten));
        if (ladder.Repeat is not { } repeat) return flaws;
        if (repeat.LastRungs < 1 || repeat.LastRungs > ladder.Rungs.Count) flaws.Add(new("repeat.lastRungs", LadderFault.RepeatOutOfRange));
        if (repeat.Times is < 1 or > Repeat.MostTimes) flaws.Add(new("repeat.times", LadderFault.RepeatOutOfRange));
        if (repeat.Every < Minute || repeat.Every > Week) flaws.Add(new("repeat.every", LadderFault.RepeatOutOfRange));
        return flaws;
    }

    private static bool SharesClock(Rung one, Rung other) => Enum.GetValues<ClockKind>().Any(clock => one.CountsOn(clock) && other.CountsOn(clock));

    /// <summary>Whatever the target: red is never before yellow.</summary>
    private static bool IsLater(Rung below, Rung rung) => below.Moment == rung.Moment ? below.After > rung.After : below.Moment == RungMoment.Red;
}
