namespace GridOrleans.Domain.Issues;

/// <summary>并案: reports of the same thing go on in the earliest, and every reporter stays informed.</summary>
internal static class Merging
{
    /// <summary>Only into an earlier report: its clocks started first, and two cases can then never be merged into each other.</summary>
    public static Decision Merge(Issue issue, IssueCommand.Merge merge)
    {
        if (string.IsNullOrWhiteSpace(merge.Reason)) return Decision.Refuse(issue, merge, Refusal.ReasonRequired);
        var isOlder = merge.IntoReportedAt < issue.ReportedAt
            || (merge.IntoReportedAt == issue.ReportedAt && merge.Into.Id.CompareTo(issue.Id) < 0);
        return isOlder ? Decision.Of(new IssueEvent.Merged(merge.Into, merge.Reason.Trim())) : Decision.Refuse(issue, merge, Refusal.NotOlder);
    }

    public static Decision Absorb(Issue issue, IssueCommand.Absorb absorb)
    {
        var isKnown = issue.Duplicates.Any(duplicate => duplicate.Id == absorb.Duplicate.Id);
        return absorb.TakenOut == isKnown
            ? Decision.Of(absorb.TakenOut ? new IssueEvent.TakenOut(absorb.Duplicate) : new IssueEvent.Absorbed(absorb.Duplicate))
            : new Decision.Already(null);
    }
}
