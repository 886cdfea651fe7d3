using GridOrleans.Domain.Access;

namespace GridOrleans.Domain.Issues;

/// <summary>The ladder: what was called, and who answered.</summary>
internal static class Climbing
{
    public static Decision Acknowledge(Issue issue, IssueCommand.Acknowledge acknowledge, Stamp stamp)
    {
        var called = issue.Climbs
            .Where(climb => acknowledge.Clock is null || climb.Clock == acknowledge.Clock)
            .Where(climb => issue.Clock(climb.Clock).IsRunning && climb.Calls.Count > 0)
            .ToArray();
        var events = called
            .Where(climb => climb.HeldUntil is null)
            .Select(IssueEvent (climb) => new IssueEvent.Acknowledged(
                climb.Clock,
                stamp.At + issue.Ladder[climb.Calls.Count].AcknowledgedFor))
            .ToArray();
        return events.Length > 0 ? Decision.Of(events)
            : called.Length > 0 ? new Decision.Already(null)
            : Decision.Refuse(issue, acknowledge, Refusal.NothingToAcknowledge);
    }

    public static Decision Escalate(Issue issue, IssueCommand.Escalate escalate)
    {
        var call = issue.Climb(escalate.Clock).Calls
            .FirstOrDefault(each => each.Rung == escalate.Rung && each.Generation == escalate.Generation);
        var isAnswered = call is { AcknowledgedAt: not null, LapsedAt: null };
        var isMoot = call is null || call.CalledAt is not null || isAnswered || !issue.Clock(escalate.Clock).IsRunning;
        return isMoot
            ? new Decision.Already(null)
            : Decision.Of(new IssueEvent.RungCalled(escalate.Clock, escalate.Generation, escalate.Rung, escalate.AudienceUnitId, escalate.AudienceName));
    }
}
