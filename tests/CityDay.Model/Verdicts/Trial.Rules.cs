using GridOrleans.CityDay.Model.Time;
using GridOrleans.Domain.Clocks;
using GridOrleans.Domain.Issues;

namespace GridOrleans.CityDay.Model.Verdicts;

/// <summary>The commands that ask for more than a reason.</summary>
internal sealed partial class Trial
{
    private Verdict Recategorise(IssueCommand.Recategorise other) =>
        Verdict.Written(other.Reason) is not { } reason ? No(Refusal.ReasonRequired)
        : other.CategoryCode == book.Category && other.Urgent == book.Urgent ? No(Refusal.NothingChanges)
        : Verdict.Of([new IssueEvent.Recategorised(book.Category, other.CategoryCode, other.Urgent, other.Policy, reason, other.Gate), .. Under(other.Policy, reason)]);

    private Verdict Expedite(IssueCommand.Expedite hurry)
    {
        if (Verdict.Written(hurry.Reason) is not { } reason) return No(Refusal.ReasonRequired);
        if (hurry.On == book.Expedited) return No(Refusal.NothingChanges);
        IssueEvent changed = hurry.On ? new IssueEvent.Expedited(hurry.Policy, reason) : new IssueEvent.Unexpedited(hurry.Policy, reason);
        return Verdict.Of([changed, .. Under(hurry.Policy, reason)]);
    }

    /// <summary>Only what changes is said; what is late already and would stay late is not.</summary>
    private IEnumerable<IssueEvent> Under(SlaPolicy policy, string reason)
    {
        foreach (var clock in book.Clocks)
        {
            var due = clock.DueUnder(policy, stamp.At);
            if (due == clock.DueAt || clock.BreachedAt is not null && due <= (clock.StandsSince ?? stamp.At)) continue;
            yield return new IssueEvent.DueMoved(clock.Kind, due, DueReason.Policy, reason);
        }
    }

    private Verdict Merge(IssueCommand.Merge merge)
    {
        if (Verdict.Written(merge.Reason) is not { } reason) return No(Refusal.ReasonRequired);
        var order = merge.IntoReportedAt.CompareTo(book.ReportedAt);
        return order < 0 || order == 0 && merge.Into.Id.CompareTo(book.Id) < 0 ? Verdict.Of(new IssueEvent.Merged(merge.Into, reason)) : No(Refusal.NotOlder);
    }

    private Verdict Absorb(IssueCommand.Absorb absorb)
    {
        var isListed = book.Duplicates.Any(each => each.Id == absorb.Duplicate.Id);
        return (absorb.TakenOut, isListed) switch
        {
            (false, false) => Verdict.Of(new IssueEvent.Absorbed(absorb.Duplicate)),
            (true, true) => Verdict.Of(new IssueEvent.TakenOut(absorb.Duplicate)),
            _ => new Verdict.Already(null),
        };
    }

    private Verdict Complete(IssueCommand.Complete complete) =>
        Verdict.Written(complete.Reply) is not { } reply ? No(Refusal.ReplyRequired)
        : book.Gate is not null && book.Plan is not { ApprovedAt: not null } ? No(Refusal.PlanRequired)
        : book.Lines.Any(line => line.CoHandles && !line.IsOver) ? No(Refusal.CoHandlerOpen)
        : Verdict.Of(new IssueEvent.Completed(book.Lead!, complete.Result, reply));

    private Verdict Rate(IssueCommand.Rate rate)
    {
        if (rate.Score is < 1 or > 5) return No(Refusal.ScoreOutOfRange);
        var rated = new IssueEvent.Rated(rate.Score, Verdict.Written(rate.Words));
        return rate.Score <= Unhappy ? Verdict.Of([rated, .. Complaint(rate.Words)]) : Verdict.Of(rated);
    }

    private Verdict CallBack(IssueCommand.CallBack call)
    {
        var said = new IssueEvent.CalledBack(call.Reached, call.Responded, call.Resolved, call.Satisfied, Verdict.Written(call.Words));
        return call is { Reached: true, Resolved: false } or { Reached: true, Satisfied: false } ? Verdict.Of([said, .. Complaint(call.Words)]) : Verdict.Of(said);
    }

    /// <summary>Asks for the case to be opened again: within the window, and not twice.</summary>
    private IssueEvent[] Complaint(string? words) =>
        stamp.At - book.EndedAt < Terms.ReopenWindow(book.Policy) && !book.Asks.Any(ask => ask.Wanted.Kind == CommandKind.Reopen)
            ? [Asked(new IssueCommand.Reopen(Verdict.Written(words) ?? "不满意"), null)]
            : [];

    private Verdict Extend(IssueCommand.Extend extend, DateTimeOffset askedAt)
    {
        var clock = book.Clock(extend.Clock);
        if (!clock.Runs) return No(Refusal.ClockNotRunning);
        if (book.Extensions >= book.Policy.MaxExtensions) return No(Refusal.TooManyExtensions);
        if (askedAt >= clock.DueAt) return No(Refusal.AlreadyOverdue);
        if (extend.DueAt <= clock.DueAt) return No(Refusal.NotLater);
        if (!Ahead(extend.DueAt)) return No(Refusal.MomentOutOfRange);
        return Because(extend.Reason, reason => new IssueEvent.DueMoved(extend.Clock, extend.DueAt, DueReason.Extension, reason));
    }

    private Verdict FilePlan(IssueCommand.FilePlan plan) =>
        Verdict.Written(plan.Words) is not { } words ? No(Refusal.WordsRequired)
        : !Ahead(plan.PromisedAt) ? No(Refusal.MomentOutOfRange)
        : Verdict.Of(
            new IssueEvent.PlanFiled(book.Lead!, words, plan.PromisedAt),
            new IssueEvent.PlanApproved(),
            new IssueEvent.DueMoved(ClockKind.Close, plan.PromisedAt, DueReason.Plan, words));

    private Verdict Promise(IssueCommand.Promise promise)
    {
        var clock = book.Clock(promise.Clock);
        if (!clock.Runs) return No(Refusal.ClockNotRunning);
        if (!Ahead(promise.DueAt)) return No(Refusal.MomentOutOfRange);
        if (promise.DueAt == clock.DueAt) return No(Refusal.NothingChanges);
        return Because(promise.Occasion, occasion => new IssueEvent.DueMoved(promise.Clock, promise.DueAt, DueReason.Promise, occasion));
    }
}
