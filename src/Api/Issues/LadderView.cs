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
        var count = clock.IsStopped ? climb.Calls.Count : issue.Ladder.Rungs.Count;
        for (var number = 1; number <= count; number++)
        {
            var step = issue.Ladder[number].Step;
            var call = number <= climb.Calls.Count ? climb.Calls[number - 1] : null;
            yield return new(
                clock.Kind,
                call?.Generation ?? clock.Generation,
                number,
                (int)step,
                call?.AudienceName ?? AudienceResolver.Resolve(district, issue.Place, step).Name,
                call?.FellDueAt ?? Later(climb.DueAt(issue.Ladder, clock, number), climb.HeldUntil),
                call?.CalledAt,
                call?.AcknowledgedAt,
                call?.AcknowledgedUntil,
                call?.LapsedAt);
        }
    }

    /// <summary>An acknowledgement that lapses is the earliest moment the climb can go on.</summary>
    private static DateTimeOffset Later(DateTimeOffset due, DateTimeOffset? held) => held > due ? held.Value : due;
}
