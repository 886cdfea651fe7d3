using GridOrleans.Domain.Access;
using GridOrleans.Domain.Clocks;

namespace GridOrleans.Domain.Issues;

/// <summary>挂账, 延期, 方案 and 承诺: everything that moves a due time or makes it stand still.</summary>
internal static class Timing
{
    /// <summary>No review, promise or due time lies further ahead.</summary>
    private static readonly TimeSpan Furthest = TimeSpan.FromDays(366);

    public static Decision Park(Issue issue, IssueCommand.Park park, Stamp stamp) => IsAhead(park.ReviewAt, stamp)
        ? Decision.WithReason(issue, park, park.Reason, reason => new IssueEvent.Parked(reason, park.ReviewAt))
        : Decision.Refuse(issue, park, Refusal.MomentOutOfRange);

    /// <summary>Asked for before the due time; an approval that comes after it still counts, and the breach between stays on record.</summary>
    public static Decision Extend(Issue issue, IssueCommand.Extend extend, Stamp stamp, DateTimeOffset askedAt)
    {
        var clock = issue.Clock(extend.Clock);
        return !clock.IsRunning ? Refuse(Refusal.ClockNotRunning)
            : issue.Extensions >= issue.Policy.MaxExtensions ? Refuse(Refusal.TooManyExtensions)
            : askedAt >= clock.DueAt ? Refuse(Refusal.AlreadyOverdue)
            : extend.DueAt <= clock.DueAt ? Refuse(Refusal.NotLater)
            : !IsAhead(extend.DueAt, stamp) ? Refuse(Refusal.MomentOutOfRange)
            : Decision.WithReason(issue, extend, extend.Reason, reason => new IssueEvent.DueMoved(extend.Clock, extend.DueAt, DueReason.Extension, reason));

        Decision Refuse(string code) => Decision.Refuse(issue, extend, code);
    }

    /// <summary>Filing stops the Plan clock; the approved promise becomes the Close clock's due time.</summary>
    public static Decision FilePlan(Issue issue, IssueCommand.FilePlan plan, Stamp stamp)
    {
        if (string.IsNullOrWhiteSpace(plan.Words)) return Decision.Refuse(issue, plan, Refusal.WordsRequired);
        if (!IsAhead(plan.PromisedAt, stamp)) return Decision.Refuse(issue, plan, Refusal.MomentOutOfRange);
        var words = plan.Words.Trim();
        return Decision.Of(
            new IssueEvent.PlanFiled(issue.LeadUnitId!, words, plan.PromisedAt),
            new IssueEvent.PlanApproved(),
            new IssueEvent.DueMoved(ClockKind.Close, plan.PromisedAt, DueReason.Plan, words));
    }

    public static Decision Promise(Issue issue, IssueCommand.Promise promise, Stamp stamp) =>
        !issue.Clock(promise.Clock).IsRunning ? Decision.Refuse(issue, promise, Refusal.ClockNotRunning)
        : !IsAhead(promise.DueAt, stamp) ? Decision.Refuse(issue, promise, Refusal.MomentOutOfRange)
        : promise.DueAt == issue.Clock(promise.Clock).DueAt ? Decision.Refuse(issue, promise, Refusal.NothingChanges)
        : Decision.WithReason(issue, promise, promise.Occasion, occasion => new IssueEvent.DueMoved(promise.Clock, promise.DueAt, DueReason.Promise, occasion));

    /// <summary>
    /// The running clocks under another policy, each counted from its own start. A due time that somebody extended or promised stands. One
    /// that would lie in the past becomes now: nobody was late under a policy that did not hold yet. What was late and stays late has its
    /// breach already.
    /// </summary>
    public static IEnumerable<IssueEvent> UnderPolicy(Issue issue, SlaPolicy policy, string reason, DateTimeOffset now) => issue.Clocks
        .Select(clock => (Before: clock, After: clock.Under(policy, now)))
        .Where(pair => pair.After.DueAt != pair.Before.DueAt && (pair.Before.BreachedAt is null || pair.After.DueAt > (pair.Before.PausedAt ?? now)))
        .Select(pair => new IssueEvent.DueMoved(pair.Before.Kind, pair.After.DueAt, DueReason.Policy, reason));

    private static bool IsAhead(DateTimeOffset moment, Stamp stamp) => moment > stamp.At && moment <= stamp.At + Furthest;
}
