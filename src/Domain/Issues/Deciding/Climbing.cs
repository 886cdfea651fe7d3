using GridOrleans.Domain.Access;
using GridOrleans.Domain.Escalation;
using GridOrleans.Domain.Whistles;

namespace GridOrleans.Domain.Issues;

/// <summary>The ladder: what was called, and who answered.</summary>
internal static class Climbing
{
    /// <summary>More lines than one effect ever makes; a power of two.</summary>
    private const int MostLines = 32;

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
                stamp.At + issue.Ladder[climb.Calls[^1].Rung].AcknowledgedFor))
            .ToArray();
        return events.Length > 0 ? Decision.Of(events)
            : called.Length > 0 ? new Decision.Already(null)
            : Decision.Refuse(issue, acknowledge, Refusal.NothingToAcknowledge);
    }

    public static Decision Escalate(Issue issue, IssueCommand.Escalate escalate, Stamp stamp)
    {
        var call = issue.Climb(escalate.Clock).Calls
            .FirstOrDefault(each => each.Rung == escalate.Rung && each.Generation == escalate.Generation && each.Pass == escalate.Pass);
        if (call is not { IsOwed: true } || !issue.Clock(escalate.Clock).IsRunning) return new Decision.Already(null);

        var rung = issue.Ladder[escalate.Rung];
        if (rung.WaitsForDuty && escalate.NextDuty is { } duty && duty.At > stamp.At && call.Waits < RungCall.MostWaits)
        {
            return Decision.Of(new IssueEvent.RungHeld(
                escalate.Clock, escalate.Generation, escalate.Rung, escalate.AudienceUnitId, escalate.AudienceName, duty.At, duty.Who, escalate.Pass));
        }

        var called = new IssueEvent.RungCalled(
            escalate.Clock, escalate.Generation, escalate.Rung, escalate.AudienceUnitId, escalate.AudienceName, escalate.Pass);

        // What happens besides happens once: a repetition only calls again.
        return escalate.Pass > 0 ? Decision.Of(called) : Decision.Of([called, .. Effects(issue, rung, escalate, stamp)]);
    }

    /// <summary>
    /// What a rung does besides calling, each as the command a person would have given, on the case as the one before left it. One that the case
    /// does not take – it has that card, that unit leads already – changes nothing.
    /// </summary>
    private static List<IssueEvent> Effects(Issue issue, Rung rung, IssueCommand.Escalate escalate, Stamp stamp)
    {
        List<IssueEvent> events = [];
        foreach (var (index, command) in Besides(issue, rung, escalate).Index())
        {
            // Each has line ids of its own, and the same ones when decided again.
            var own = stamp with { OperationId = stamp.DeriveId((index + 1) * MostLines - 1) };
            if (!TransitionTable.Allows(issue.State, command.Kind) || IssueDecider.Carry(issue, command, own, stamp.At) is not Decision.Done done) continue;
            events.AddRange(done.Events);
            issue = done.Events.Aggregate(issue, (current, happened) => IssueEvolver.Apply(current, happened, stamp));
        }

        return events;
    }

    private static IEnumerable<IssueCommand> Besides(Issue issue, Rung rung, IssueCommand.Escalate escalate)
    {
        var reason = $"升级到第 {escalate.Rung} 级";
        if (rung.Card is { } level) yield return new IssueCommand.Supervise(level, reason);
        if (rung.Reassign is { } to)
        {
            var route = new Route(to.UnitId ?? issue.FallbackUnitId, WhistleKind.Community, escalate.AudienceName);
            if (issue.State == IssueState.Reported) yield return new IssueCommand.File();
            yield return issue.LeadUnitId is null ? new IssueCommand.Dispatch(route) : new IssueCommand.Redispatch(route, reason);
        }

        if (rung.Whistle is { Count: > 0 } units) yield return new IssueCommand.Whistle(WhistleKind.Urgent, escalate.AudienceName, units);
    }
}
