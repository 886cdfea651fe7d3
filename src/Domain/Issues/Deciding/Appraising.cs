using GridOrleans.Domain.Access;

namespace GridOrleans.Domain.Issues;

/// <summary>评价 and 回访: an unhappy reporter asks for the case to be opened again.</summary>
internal static class Appraising
{
    /// <summary>A score up to this is unhappy.</summary>
    private const int Unhappy = 2;

    public static Decision Rate(Issue issue, IssueCommand.Rate rate, Stamp stamp)
    {
        if (rate.Score is < 1 or > 5) return Decision.Refuse(issue, rate, Refusal.ScoreOutOfRange);
        var rated = new IssueEvent.Rated(rate.Score, rate.Words.OrNull());
        return rate.Score <= Unhappy ? WithReopening(issue, rated, rate.Words, stamp) : Decision.Of(rated);
    }

    public static Decision CallBack(Issue issue, IssueCommand.CallBack call, Stamp stamp)
    {
        var calledBack = new IssueEvent.CalledBack(call.Reached, call.Responded, call.Resolved, call.Satisfied, call.Words.OrNull());
        return call.Reached && (call.Resolved == false || call.Satisfied == false)
            ? WithReopening(issue, calledBack, call.Words, stamp)
            : Decision.Of(calledBack);
    }

    /// <summary>Within the window, and once: a second complaint does not ask twice.</summary>
    private static Decision WithReopening(Issue issue, IssueEvent said, string? words, Stamp stamp)
    {
        var isInTime = stamp.At < issue.EndedAt + issue.Policy.ReopensWithin;
        var isAsked = issue.Asks.Any(ask => ask.Wanted is IssueCommand.Reopen);
        return isInTime && !isAsked
            ? Decision.Of(said, new IssueEvent.Asked(Asking.New(new IssueCommand.Reopen(words.OrNull() ?? "不满意"), null, stamp)))
            : Decision.Of(said);
    }
}
