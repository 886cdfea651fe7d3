using System.Runtime.CompilerServices;
using GridOrleans.Domain.Clocks;
using GridOrleans.Domain.Escalation;

namespace GridOrleans.CityDay.Model.Calls;

/// <summary>One call of a ladder on one clock, in its turn.</summary>
/// <param name="Same">The place, from 0, where the same rung was called before; -1 in the first pass.</param>
public sealed record Turn(int Number, Rung Rung, int Pass, int Same);

/// <summary>A ladder written out for one clock: every rung that counts on it, and then the repetitions, to the very end.</summary>
public static class Turns
{
    private static readonly ConditionalWeakTable<Ladder, Turn[][]> Known = [];

    public static IReadOnlyList<Turn> Of(Ladder ladder, ClockKind clock) => Known.GetValue(ladder, WriteOut)[(int)clock];

    private static Turn[][] WriteOut(Ladder ladder) => [.. Enum.GetValues<ClockKind>().Select(clock =>
    {
        var first = ladder.Rungs
            .Select((rung, index) => new Turn(index + 1, rung, 0, -1))
            .Where(turn => turn.Rung.Clocks is not { } clocks || clocks.Contains(clock))
            .ToList();
        var all = first.ToList();
        var again = ladder.Repeat is { } repeat ? Math.Min(repeat.LastRungs, first.Count) : 0;
        for (var pass = 1; again > 0 && pass <= ladder.Repeat!.Times; pass++)
        {
            foreach (var turn in first.TakeLast(again)) all.Add(turn with { Pass = pass, Same = all.Count - again });
        }

        return all.ToArray();
    })];
}
