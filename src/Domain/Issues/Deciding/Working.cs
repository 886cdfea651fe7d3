using GridOrleans.Domain.Access;

namespace GridOrleans.Domain.Issues;

/// <summary>派遣 to 办结.</summary>
internal static class Working
{
    public static Decision Redispatch(Issue issue, IssueCommand.Redispatch redispatch, Stamp stamp) =>
        redispatch.Route.UnitId == issue.LeadUnitId
            ? Decision.Refuse(issue, redispatch, Refusal.SameUnit)
            : Decision.WithReason(issue, redispatch, redispatch.Reason, reason =>
                new IssueEvent.Redispatched(stamp.DeriveId(0), redispatch.Route, reason));

    /// <summary>事事有反馈; and what others must do or approve first is done and approved.</summary>
    public static Decision Complete(Issue issue, IssueCommand.Complete complete) =>
        string.IsNullOrWhiteSpace(complete.Reply) ? Decision.Refuse(issue, complete, Refusal.ReplyRequired)
        : issue.Gate is not null && issue.Plan?.ApprovedAt is null ? Decision.Refuse(issue, complete, Refusal.PlanRequired)
        : issue.Whistles.Any(line => line.IsCoHandler && !line.IsOver) ? Decision.Refuse(issue, complete, Refusal.CoHandlerOpen)
        : Decision.Of(new IssueEvent.Completed(issue.LeadUnitId!, complete.Result, complete.Reply.Trim()));

    public static Decision MoveUp(Issue issue, IssueCommand.MoveUp up) => up.OwnerUnitId == issue.OwnerUnitId
        ? new Decision.Already(null)
        : Decision.WithReason(issue, up, up.Reason, reason => new IssueEvent.OwnerMoved(issue.OwnerUnitId, up.OwnerUnitId, reason));
}
