using System.Runtime.CompilerServices;
using GridOrleans.Domain.Clocks;
using GridOrleans.Domain.Whistles;

namespace GridOrleans.CityDay.Model.Cases;

/// <summary>What called units are held to, read off the policy.</summary>
public static class LineRules
{
    public const int MostPerCase = 40;

    private static readonly ConditionalWeakTable<SlaPolicy, IReadOnlyList<TimeSpan>> Ladders = [];

    public static WhistleTargets TargetsOf(SlaPolicy policy, WhistleKind kind)
    {
        var (reportIn, arrive, done) = policy.Whistles?.Targets?.FirstOrDefault(targets => targets.Kind == kind) is { } own
            ? (own.ReportIn, own.Arrive, own.Done)
            : kind == WhistleKind.Urgent ? (Minutes(5), Minutes(15), Minutes(120)) : (Minutes(20), Minutes(30), Minutes(240));
        return new(kind, Drilled(policy, reportIn), Drilled(policy, arrive), Drilled(policy, done));
    }

    /// <summary>How long after the report-in is red each rung calls.</summary>
    public static IReadOnlyList<TimeSpan> LadderOf(SlaPolicy policy) => Ladders.GetValue(policy, WriteOut);

    private static IReadOnlyList<TimeSpan> WriteOut(SlaPolicy policy) =>
        [.. (policy.Whistles?.Ladder is { } own ? own.Select(rung => rung.After) : [TimeSpan.Zero, Minutes(10), Minutes(20)]).Select(after => Drilled(policy, after))];

    private static TimeSpan Drilled(SlaPolicy policy, TimeSpan real)
    {
        var divisor = policy.Whistles?.Divisor ?? 1;
        return divisor == 1 ? real : TimeSpan.FromMicroseconds(real.Ticks / divisor / TimeSpan.TicksPerMicrosecond);
    }

    private static TimeSpan Minutes(int minutes) => TimeSpan.FromMinutes(minutes);
}
