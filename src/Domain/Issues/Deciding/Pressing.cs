using GridOrleans.Domain.Access;

namespace GridOrleans.Domain.Issues;

/// <summary>催办, 督办, 加急, 越级: what makes people hurry without moving the case.</summary>
internal static class Pressing
{
    /// <summary>Not again within half the response time: 10 min of a 20-min pledge, and as much shorter in a drill.</summary>
    public static Decision Urge(Issue issue, IssueCommand.Urge urge, Stamp stamp) =>
        stamp.At < issue.UrgedAt + issue.Policy.Respond / 2
            ? Decision.Refuse(issue, urge, Refusal.UrgedRecently)
            : Decision.Of(new IssueEvent.Urged(urge.Words.OrNull()));

    public static Decision Expedite(Issue issue, IssueCommand.Expedite expedite, Stamp stamp)
    {
        if (string.IsNullOrWhiteSpace(expedite.Reason)) return Decision.Refuse(issue, expedite, Refusal.ReasonRequired);
        if (expedite.On == issue.Expedited) return Decision.Refuse(issue, expedite, Refusal.NothingChanges);
        var reason = expedite.Reason.Trim();
        return Decision.Of(
        [
            expedite.On ? new IssueEvent.Expedited(expedite.Policy, reason) : new IssueEvent.Unexpedited(expedite.Policy, reason),
            .. Timing.UnderPolicy(issue, expedite.Policy, reason, stamp.At),
        ]);
    }

    public static Decision Supervise(Issue issue, IssueCommand.Supervise supervise) => issue.Supervision >= supervise.Level
        ? Decision.Refuse(issue, supervise, Refusal.SupervisedAlready)
        : Decision.WithReason(issue, supervise, supervise.Reason, reason => new IssueEvent.Supervised(supervise.Level, reason));

    public static Decision Unsupervise(Issue issue, IssueCommand.Unsupervise lift) => issue.Supervision is null
        ? Decision.Refuse(issue, lift, Refusal.NothingChanges)
        : Decision.WithReason(issue, lift, lift.Reason, reason => new IssueEvent.Unsupervised(reason));

    public static Decision SkipLevel(Issue issue, IssueCommand.SkipLevel skip) => issue.HandUps.Any(office => office.UnitId == skip.UnitId)
        ? Decision.Refuse(issue, skip, Refusal.NothingChanges)
        : Decision.WithReason(issue, skip, skip.Reason, reason => new IssueEvent.LevelSkipped(skip.Step, skip.UnitId, skip.Name, reason));
}
