using GridOrleans.Contracts.Areas;
using GridOrleans.Contracts.Escalation;
using GridOrleans.Contracts.Issues;
using GridOrleans.Domain.Clocks;
using GridOrleans.Domain.Escalation;
using GridOrleans.Domain.Issues;

namespace GridOrleans.Api.Issues;

/// <summary>The frozen ladder as it stands on each clock: what was called, and what comes if nobody answers.</summary>
public static class LadderView
{
    /// <summary>All rungs of running clocks; of a stopped clock only those that fell due.</summary>
    public static IReadOnlyList<RungView> Of(Issue issue, IDistrictDirectory district) =>
        [.. issue.Clocks.SelectMany(clock => Of(issue, clock, district))];

    private static IEnumerable<RungView> Of(Issue issue, Clock clock, IDistrictDirectory district)
    {
        var climb = issue.Climb(clock.Kind);
        var planned = climb.Schedule(issue.Ladder, clock);
        foreach (var (place, next) in planned.Take(clock.IsStopped ? climb.Calls.Count : planned.Count).Index())
        {
            var rung = issue.Ladder[next.Turn.Rung];
            var call = place < climb.Calls.Count ? climb.Calls[place] : null;
            yield return new(
                clock.Kind,
                call?.Generation ?? clock.Generation,
                next.Turn.Rung,
                (int)rung.Step,
                call?.AudienceName ?? AudienceResolver.Resolve(district, issue, rung).Name,
                call?.FellDueAt ?? Later(next.DueAt, climb.HeldUntil),
                call?.CalledAt,
                call?.AcknowledgedAt,
                call?.AcknowledgedUntil,
                call?.LapsedAt,
                next.Turn.Pass,
                call?.WaitsUntil,
                call?.WaitsUntil is null ? null : call.WaitsFor);
        }
    }

    /// <summary>An acknowledgement that lapses is the earliest moment the climb can go on.</summary>
    private static DateTimeOffset Later(DateTimeOffset due, DateTimeOffset? held) => held > due ? held.Value : due;
}
