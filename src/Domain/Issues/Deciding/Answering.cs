using GridOrleans.Domain.Access;
using GridOrleans.Domain.Whistles;

namespace GridOrleans.Domain.Issues;

/// <summary>What becomes of a called unit's line: 报到, 到场, 办完, 谢绝, 撤哨, and the rating of both sides.</summary>
internal static class Answering
{
    /// <summary>The lead unit that reports in accepts the case.</summary>
    public static Decision ReportIn(Issue issue, IssueCommand.ReportIn reportIn, Stamp stamp) =>
        issue.Whistles.Any(line => line.Id == reportIn.LineId && line.ReportedInAt is not null && !line.IsOver)
            ? new Decision.Already(null)
            : OnLine(issue, reportIn, reportIn.LineId, stamp, line => line.IsLead && issue.State == IssueState.Dispatched
                ? Decision.Of(new IssueEvent.Accepted(line.UnitId))
                : Decision.Of(new IssueEvent.ReportedIn(line.Id, line.UnitId)));

    /// <summary>Who arrives has reported in, whatever the phone was told before.</summary>
    public static Decision Arrive(Issue issue, IssueCommand.LineArrive arrive, Stamp stamp) => OnHelper(issue, arrive, arrive.LineId, stamp, line =>
        line.ArrivedAt is null
            ? Decision.Of([.. ReportedIn(line), new IssueEvent.LineArrived(line.Id, line.UnitId)])
            : new Decision.Already(null));

    /// <summary>With words for the lead: what was done, or found.</summary>
    public static Decision Finish(Issue issue, IssueCommand.LineDone done, Stamp stamp) =>
        issue.Whistles.Any(line => line.Id == done.LineId && line is { IsLead: false, DoneAt: not null })
            ? new Decision.Already(null)
            : done.Words.OrNull() is not { } words
                ? Decision.Refuse(issue, done, Refusal.WordsRequired)
                : OnHelper(issue, done, done.LineId, stamp, line =>
                    Decision.Of([.. ReportedIn(line), new IssueEvent.LineDone(line.Id, line.UnitId, words)]));

    /// <summary>The lead unit that declines gives the case back, and only before it accepted; a helper may decline until it is done.</summary>
    public static Decision Decline(Issue issue, IssueCommand.Decline decline, Stamp stamp) => decline.Reason.OrNull() is not { } reason
        ? Decision.Refuse(issue, decline, Refusal.ReasonRequired)
        : OnLine(issue, decline, decline.LineId, stamp, line => line switch
        {
            { IsLead: true, IsUnanswered: false } => Decision.Refuse(issue, decline, Refusal.NoSuchLine),
            { IsLead: true } => Decision.Of(new IssueEvent.Returned(line.UnitId, reason)),
            _ => Decision.Of(new IssueEvent.Declined(line.Id, line.UnitId, reason)),
        });

    public static Decision Withdraw(Issue issue, IssueCommand.WithdrawLine withdraw, Stamp stamp)
    {
        if (withdraw.Reason.OrNull() is not { } reason) return Decision.Refuse(issue, withdraw, Refusal.ReasonRequired);
        var line = issue.Whistles.FirstOrDefault(each => each.Id == withdraw.LineId);
        return line is null || line.IsOver ? Decision.Refuse(issue, withdraw, Refusal.NoSuchLine)
            : line.IsLead ? Decision.Refuse(issue, withdraw, Refusal.LeadLine)
            : !IssueAccess.MayBlow(stamp.Actor, line.Kind, issue) ? Decision.Refuse(issue, withdraw, Refusal.NotYours)
            : Decision.Of(new IssueEvent.LineWithdrawn(line.Id, line.UnitId, reason));
    }

    /// <summary>Each side once, when the line is over, as long as the case itself may be complained about. A call that was withdrawn is not rated.</summary>
    public static Decision Rate(Issue issue, IssueCommand.RateLine rate, Stamp stamp)
    {
        var line = issue.Whistles.FirstOrDefault(each => each.Id == rate.LineId && each.WithdrawnAt is null);
        return line is null ? Refuse(Refusal.NoSuchLine)
            : !IssueAccess.MayRate(stamp.Actor, rate.By, line, issue) ? Refuse(Refusal.NotYours)
            : rate.Score is < 1 or > 5 ? Refuse(Refusal.ScoreOutOfRange)
            : !line.IsOver ? Refuse(Refusal.LineOpen)
            : stamp.At >= issue.EndedAt + issue.Policy.ReopensWithin ? Refuse(Refusal.WindowOver)
            : (rate.By == LineSide.Caller ? line.ByCaller : line.ByUnit) is not null ? Refuse(Refusal.RatedAlready)
            : Decision.Of(new IssueEvent.LineRated(line.Id, line.UnitId, rate.By, rate.Score, rate.Words.OrNull()));

        Decision Refuse(string code) => Decision.Refuse(issue, rate, code);
    }

    /// <summary>The job engine calls a rung; one that was answered before it came to it is left out.</summary>
    public static Decision CallRung(Issue issue, IssueCommand.CallLineRung call)
    {
        var line = issue.Whistles.FirstOrDefault(each => each.Id == call.LineId);
        return line is { IsUnanswered: true } && line.Calls.Any(each => each.Rung == call.Rung && each.CalledAt is null)
            ? Decision.Of(new IssueEvent.LineRungCalled(line.Id, line.UnitId, call.Rung, call.AudienceUnitId, call.AudienceName))
            : new Decision.Already(null);
    }

    private static IEnumerable<IssueEvent> ReportedIn(WhistleLine line) =>
        line.IsUnanswered ? [new IssueEvent.ReportedIn(line.Id, line.UnitId)] : [];

    /// <summary>The lead answers on the case itself: 到场 and 办结.</summary>
    private static Decision OnHelper(Issue issue, IssueCommand command, Guid lineId, Stamp stamp, Func<WhistleLine, Decision> happens) =>
        OnLine(issue, command, lineId, stamp, line => line.IsLead ? Decision.Refuse(issue, command, Refusal.LeadLine) : happens(line));

    private static Decision OnLine(Issue issue, IssueCommand command, Guid lineId, Stamp stamp, Func<WhistleLine, Decision> happens)
    {
        var line = issue.Whistles.FirstOrDefault(each => each.Id == lineId && !each.IsOver);
        if (line is null) return Decision.Refuse(issue, command, Refusal.NoSuchLine);
        return IssueAccess.MayAnswer(stamp.Actor, line, issue) ? happens(line) : Decision.Refuse(issue, command, Refusal.NotYours);
    }
}
