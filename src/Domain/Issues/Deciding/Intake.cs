using GridOrleans.Domain.Access;

namespace GridOrleans.Domain.Issues;

/// <summary>上报, 立案 and what a report may turn out to be.</summary>
internal static class Intake
{
    /// <summary>Rules file and dispatch at once where they found a unit; what was handled on the spot needs neither.</summary>
    public static IssueEvent[] Open(IssueCommand.Report report, Stamp stamp)
    {
        var reported = new IssueEvent.Reported(
            report.CaseNo, report.CategoryCode, report.Urgent, report.Words, report.Channel, report.Place,
            report.Policy, report.Ladder, report.FallbackUnitId, report.TrackKeyHash, report.Gate);
        return report switch
        {
            { OnTheSpot: { } spot } => [reported, new IssueEvent.SelfHandled(report.Place.GridCode, spot.Result, spot.Reply.Trim())],
            { Route: { } route } => [reported, new IssueEvent.Filed(), new IssueEvent.Dispatched(stamp.DeriveId(0), route), .. Whistling.AtOnce(report, stamp)],
            _ => [reported, .. Whistling.AtOnce(report, stamp)],
        };
    }

    public static Decision SelfHandle(Issue issue, IssueCommand.SelfHandle handled) => string.IsNullOrWhiteSpace(handled.Reply)
        ? Decision.Refuse(issue, handled, Refusal.ReplyRequired)
        : Decision.Of(new IssueEvent.SelfHandled(issue.Place.GridCode, handled.Result, handled.Reply.Trim()));

    public static Decision Recategorise(Issue issue, IssueCommand.Recategorise command, Stamp stamp)
    {
        if (string.IsNullOrWhiteSpace(command.Reason)) return Decision.Refuse(issue, command, Refusal.ReasonRequired);
        if (command.CategoryCode == issue.CategoryCode && command.Urgent == issue.Urgent) return Decision.Refuse(issue, command, Refusal.NothingChanges);
        var reason = command.Reason.Trim();
        return Decision.Of(
        [
            new IssueEvent.Recategorised(issue.CategoryCode, command.CategoryCode, command.Urgent, command.Policy, reason, command.Gate),
            .. Timing.UnderPolicy(issue, command.Policy, reason, stamp.At),
        ]);
    }
}
