using GridOrleans.Contracts.Audit;
using GridOrleans.Contracts.Outbox;

namespace GridOrleans.Jobs.Audit;

/// <summary>
/// “Which breach or rung should exist by now and does not?”, answered from an issue's row alone. Written apart from the domain's own rules, and never
/// stricter than they are: where they may let something wait longer, it waits.
/// </summary>
public static class Expectations
{
    public static IEnumerable<Finding> Of(AuditedIssue issue, AuditOptions options)
    {
        var late = issue.SeenAt - options.Grace;
        foreach (var clock in issue.Clocks.Where(clock => clock.StoppedAt is null && clock.PausedAt is null))
        {
            var climb = issue.Climbs.FirstOrDefault(each => each.Clock == clock.Kind) ?? new(clock.Kind, [], null, null);
            var wake = clock.BreachedAt is null ? Unbreached(issue, clock, late) : Climbing(issue, clock, climb, late);
            if (wake is not null) yield return wake;
            foreach (var call in climb.Calls)
            {
                if (Uncalled(issue, climb, call, issue.SeenAt - options.CallGrace) is { } uncalled) yield return uncalled;
            }
        }

        if (LineExpectations.Of(issue, late) is { } line) yield return line;
        if (issue.CheckBy is { } by && Ends(issue, "check", issue.Round, by, late) is { } check) yield return check;
        if (issue.Parking is { } parking && Ends(issue, "review", parking.Number, parking.ReviewAt, late) is { } review) yield return review;
    }

    private static Finding? Unbreached(AuditedIssue issue, AuditedClock clock, DateTimeOffset late) =>
        clock.DueAt < late ? new(FindingKind.BreachMissing, issue.Id, clock.DueAt, clock.Kind, clock.Generation)
        : HasRow(issue, clock.Kind, clock.Generation, clock.DueAt) ? null
        : Missing(issue, clock.Kind, clock.Generation);

    /// <summary>A red clock still has its ladder before it, unless that has ended.</summary>
    private static Finding? Climbing(AuditedIssue issue, AuditedClock clock, AuditedClimb climb, DateTimeOffset late)
    {
        if (climb.HeldUntil is { } held)
        {
            return held < late ? new(FindingKind.LapseMissing, issue.Id, held, clock.Kind, clock.Generation)
                : HasRow(issue, clock.Kind, clock.Generation, held) ? null
                : Missing(issue, clock.Kind, clock.Generation);
        }

        if (climb.Calls.Where(call => call.WaitsUntil < late).Select(call => call.WaitsUntil).Min() is { } duty)
        {
            return new(FindingKind.RungMissing, issue.Id, duty, clock.Kind, clock.Generation);
        }

        var own = issue.Ladder.Rungs.Where(rung => rung.Clocks is null || rung.Clocks.Contains(clock.Kind)).ToArray();
        var all = own.Length + (issue.Ladder.Repeat is { } repeat ? Math.Min(repeat.LastRungs, own.Length) * repeat.Times : 0);
        if (climb.Calls.Count >= all) return null;
        if (climb.Calls.Count < own.Length && NextBy(clock, climb, own[climb.Calls.Count]) is var next && next < late)
        {
            return new(FindingKind.RungMissing, issue.Id, next, clock.Kind, clock.Generation);
        }

        return HasRow(issue, clock.Kind, clock.Generation, DateTimeOffset.MaxValue) ? null : Missing(issue, clock.Kind, clock.Generation);
    }

    /// <summary>The latest a rung of the first pass may fall: red is never before yellow, and no rung before the one below or a lapse.</summary>
    private static DateTimeOffset NextBy(AuditedClock clock, AuditedClimb climb, AuditedRung rung) => new[]
    {
        clock.DueAt + rung.After,
        clock.BreachedAt ?? clock.DueAt,
        climb.LapsedAt ?? DateTimeOffset.MinValue,
        climb.Calls.Count == 0 ? DateTimeOffset.MinValue : climb.Calls[^1].FellDueAt,
    }.Max();

    private static Finding? Uncalled(AuditedIssue issue, AuditedClimb climb, AuditedCall call, DateTimeOffset late)
    {
        var isAnswered = call.AcknowledgedAt is not null && call.LapsedAt is null;
        if (call.CalledAt is not null || call.WaitsUntil is not null || isAnswered) return null;
        var since = call.FellDueAt + (call.StoodStill ?? TimeSpan.Zero);
        if (call.LapsedAt > since) since = call.LapsedAt.Value;
        return since < late
            ? new(FindingKind.CallMissing, issue.Id, since, null, call.Generation, new EscalationOrder(issue.Id, climb.Clock, call.Generation, call.Rung, call.Pass))
            : null;
    }

    private static Finding? Ends(AuditedIssue issue, string wake, int generation, DateTimeOffset at, DateTimeOffset late) =>
        at < late ? new(FindingKind.EndMissing, issue.Id, at, wake, generation)
        : HasRow(issue, wake, generation, at) ? null
        : Missing(issue, wake, generation);

    /// <summary>Rows are rounded up to the microsecond.</summary>
    private static bool HasRow(AuditedIssue issue, string clock, int generation, DateTimeOffset by) => issue.Rows.Any(row =>
        row.Clock == clock && row.Generation == generation && (by == DateTimeOffset.MaxValue || row.DueAt <= by.AddMilliseconds(1)));

    private static Finding Missing(AuditedIssue issue, string wake, int generation) => new(FindingKind.RowMissing, issue.Id, issue.SeenAt, wake, generation);
}
