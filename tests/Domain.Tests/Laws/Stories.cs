using FsCheck;
using FsCheck.Fluent;

namespace GridOrleans.Domain.Tests.Laws;

/// <summary>Draws plausible lives of an issue: commands in an order that mostly leads on, by people who mostly may, while time passes.</summary>
public static class Stories
{
    public static Arbitrary<Story> Any { get; } = Arb.From(Drawn, Shorter);

    private static Gen<Story> Drawn =>
        from setup in Setups
        from length in Gen.Choose(1, 60)
        from moves in Gen.ArrayOf(Moves, length)
        select new Story(setup, moves);

    private static Gen<Setup> Setups =>
        from divisor in Gen.Elements(1, 60, 7)
        from stop in Gen.Elements(RespondStop.Accept, RespondStop.Arrive)
        from routed in Gen.Frequency((3, Gen.Constant(true)), (1, Gen.Constant(false)))
        from rungs in Gen.Frequency((2, Gen.Constant<IReadOnlyList<Rung>?>(null)), (1, Rungs))
        from again in Gen.Frequency((2, Gen.Constant<Repeat?>(null)), (1, Again))
        from works in Gen.Frequency((2, Gen.Constant(false)), (1, Gen.Constant(true)))
        select new Setup(divisor, stop, routed, rungs, again, works);

    private static Gen<Repeat?> Again =>
        from last in Gen.Choose(1, 4)
        from times in Gen.Choose(1, Repeat.MostTimes)
        from every in Gen.Choose(60, 3_000)
        select (Repeat?)new Repeat(last, times, every.Seconds);

    private static Gen<IReadOnlyList<Rung>?> Rungs =>
        from count in Gen.Choose(0, 6)
        from rungs in Gen.ArrayOf(Rung, count)
        select (IReadOnlyList<Rung>?)rungs;

    private static Gen<Rung> Rung =>
        from step in Gen.Elements(Enum.GetValues<LadderStep>())
        from moment in Gen.Elements(RungMoment.Yellow, RungMoment.Red)
        from after in Gen.Choose(0, 3_000)
        from held in Gen.Choose(1, 3_000)
        from clocks in Gen.Elements<IReadOnlyList<ClockKind>?>(null, [ClockKind.Respond, ClockKind.Close], [ClockKind.Plan])
        from waits in Gen.Elements(true, false)
        from card in Gen.Elements<SupervisionLevel?>(null, null, SupervisionLevel.Yellow, SupervisionLevel.Red)
        from to in Gen.Elements(null, null, new Reassignment(null), new Reassignment(Town.OtherFirm))
        from units in Gen.Elements<IReadOnlyList<string>?>(null, null, [Town.Police, Town.Water])
        select new Rung(step, moment, after.Seconds, held.Seconds, clocks, WaitsForDuty: waits, Card: card, Reassign: to, Whistle: units);

    private static Gen<Move> Moves =>
        from attempt in Gen.Frequency(
            (4, Gen.Constant(Attempt.Command)), (8, Gen.Constant(Attempt.Onward)), (3, Gen.Constant(Attempt.Sweep)), (3, Gen.Constant(Attempt.CallRung)),
            (2, Gen.Constant(Attempt.Ring)), (1, Gen.Constant(Attempt.Repeat)))
        from kind in Gen.Elements(Enum.GetValues<CommandKind>())
        from pace in Gen.Elements(Enum.GetValues<Pace>())
        from amount in Gen.Choose(0, 999)
        from pick in Gen.Choose(0, 99)
        from who in Gen.Choose(0, 19)
        select new Move(attempt, kind, pace, amount, pick, who);

    private static IEnumerable<Story> Shorter(Story story)
    {
        var moves = story.Moves;
        if (moves.Count > 3)
        {
            yield return story with { Moves = moves.Take(moves.Count / 2).ToArray() };
            yield return story with { Moves = moves.Skip(moves.Count / 2).ToArray() };
        }

        for (var left = 0; left < moves.Count; left++) yield return story with { Moves = moves.Where((_, index) => index != left).ToArray() };
        if (story.Setup.Rungs is not null) yield return story with { Setup = story.Setup with { Rungs = null } };
        if (story.Setup.Again is not null) yield return story with { Setup = story.Setup with { Again = null } };
    }
}
