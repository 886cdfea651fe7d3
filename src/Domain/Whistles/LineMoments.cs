using GridOrleans.Domain.Issues;

namespace GridOrleans.Domain.Whistles;

/// <summary>What the lines of called units bring next: yellow and red of each promise, and the rungs of those who have not answered.</summary>
public static class LineMoments
{
    /// <summary>The nearest moment of all lines; null = none as things stand. Nothing comes due while the case is parked.</summary>
    public static (DateTimeOffset At, IssueEvent Event)? Next(Issue issue)
    {
        if (issue.Parking is not null) return null;
        (DateTimeOffset At, IssueEvent Event)? first = null;
        foreach (var line in issue.Whistles)
        {
            // On a tie the earlier one wins: a promise turns red before the rung of that red is called.
            if (!line.IsOver && Next(line, issue.Policy.WhistleRules) is { } next && !(first?.At <= next.At)) first = next;
        }

        return first;
    }

    /// <summary>When the next rung of a line falls due if nobody answers before; null = no further one. Never before the rung below it.</summary>
    public static DateTimeOffset? NextRungAt(WhistleLine line, WhistleRules rules)
    {
        if (!line.IsUnanswered || line.Calls.Count >= rules.Rungs || line.Clock(LineStep.ReportIn) is not { } clock) return null;
        var planned = clock.DueAt + rules.Rung(line.Calls.Count + 1).After;
        return line.Calls.Count > 0 && line.Calls[^1].FellDueAt > planned ? line.Calls[^1].FellDueAt : planned;
    }

    private static (DateTimeOffset At, IssueEvent Event)? Next(WhistleLine line, WhistleRules rules)
    {
        (DateTimeOffset At, IssueEvent Event)? first = null;
        foreach (var clock in line.Clocks)
        {
            if (!clock.IsRunning) continue;
            if (clock.WarnedAt is null) Earlier(clock.YellowAt, new IssueEvent.LineWarned(line.Id, line.UnitId, clock.Step, clock.YellowAt));
            if (clock.BreachedAt is null) Earlier(clock.DueAt, new IssueEvent.LineBreached(line.Id, line.UnitId, clock.Step, clock.DueAt));
        }

        if (NextRungAt(line, rules) is { } rungAt) Earlier(rungAt, new IssueEvent.LineRungFell(line.Id, line.UnitId, line.Calls.Count + 1, rungAt));
        return first;

        void Earlier(DateTimeOffset at, IssueEvent happens)
        {
            if (first is null || at < first.Value.At) first = (at, happens);
        }
    }
}
