using GridOrleans.Domain.Access;
using GridOrleans.Domain.Whistles;

namespace GridOrleans.Domain.Issues;

/// <summary>吹哨报到: calling units beside the lead, and their answers.</summary>
internal static class Whistling
{
    public static Decision Whistle(Issue issue, IssueCommand.Whistle whistle, Stamp stamp) =>
        Called(issue, whistle.UnitIds, stamp) is { Length: > 0 } called
            ? Decision.Of(new IssueEvent.UnitsCalled(called, whistle.WhistleKind, whistle.Caller))
            : new Decision.Already(null);

    public static Decision Split(Issue issue, IssueCommand.Split split, Stamp stamp) =>
        Called(issue, split.UnitIds.Where(unit => unit != issue.LeadUnitId), stamp) is { Length: > 0 } called
            ? Decision.Of(new IssueEvent.CoHandlersCalled(called, split.Caller))
            : new Decision.Already(null);

    public static Decision ReportIn(Issue issue, IssueCommand.ReportIn reportIn, Stamp stamp) =>
        issue.Whistles.Any(line => line.Id == reportIn.LineId && line.ReportedInAt is not null && !line.IsOver)
            ? new Decision.Already(null)
            : OnLine(issue, reportIn, reportIn.LineId, stamp, line => line.IsLead && issue.State == IssueState.Dispatched
                ? new IssueEvent.Accepted(line.UnitId)
                : new IssueEvent.ReportedIn(line.Id, line.UnitId));

    public static Decision Decline(Issue issue, IssueCommand.Decline decline, Stamp stamp) => string.IsNullOrWhiteSpace(decline.Reason)
        ? Decision.Refuse(issue, decline, Refusal.ReasonRequired)
        : OnLine(issue, decline, decline.LineId, stamp, line => line.IsLead
            ? new IssueEvent.Returned(line.UnitId, decline.Reason.Trim())
            : new IssueEvent.Declined(line.Id, line.UnitId, decline.Reason.Trim()));

    /// <summary>A unit that has been called and has not finished is not called twice.</summary>
    private static CalledUnit[] Called(Issue issue, IEnumerable<string> unitIds, Stamp stamp) =>
    [
        .. unitIds.Distinct()
            .Where(unit => !issue.Whistles.Any(line => line.UnitId == unit && !line.IsOver))
            .Select((unit, index) => new CalledUnit(stamp.DeriveId(index), unit)),
    ];

    private static Decision OnLine(Issue issue, IssueCommand command, Guid lineId, Stamp stamp, Func<WhistleLine, IssueEvent> happens)
    {
        var line = issue.Whistles.FirstOrDefault(each => each.Id == lineId && each.IsUnanswered);
        if (line is null) return Decision.Refuse(issue, command, Refusal.NoSuchLine);
        return IssueAccess.MayAnswer(stamp.Actor, line, issue) ? Decision.Of(happens(line)) : Decision.Refuse(issue, command, Refusal.NotYours);
    }
}
