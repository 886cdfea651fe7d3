using GridOrleans.Domain.Access;

namespace GridOrleans.Domain.Issues;

/// <summary>申请 → 同意 / 不同意: one mechanism for everything that needs an approval.</summary>
internal static class Asking
{
    /// <summary>More than this waiting on one case is a quarrel, not work.</summary>
    private const int MostWaiting = 8;

    public static bool MustAsk(Issue issue, IssueCommand command, Actor actor) =>
        issue.Policy.NeedsApproval(command) && !IssueAccess.MayApprove(actor, command, issue);

    /// <summary>What would be refused anyway is not asked for.</summary>
    public static Decision Ask(Issue issue, IssueCommand wanted, Stamp stamp)
    {
        var carried = IssueDecider.Carry(issue, wanted, stamp, stamp.At);
        if (carried is not Decision.Done done) return carried;
        if (issue.Asks.Any(ask => IsSame(ask.Wanted, wanted))) return Decision.Refuse(issue, wanted, Refusal.AlreadyAsked);
        if (issue.Asks.Count >= MostWaiting) return Decision.Refuse(issue, wanted, Refusal.TooMany);
        var asked = new IssueEvent.Asked(New(wanted, stamp.Actor.SpeaksFor(issue.LeadUnitId) ? issue.LeadUnitId : null, stamp));

        // A plan counts as filed when it is filed; only its promise waits.
        return done.Events.OfType<IssueEvent.PlanFiled>().FirstOrDefault() is { } filed ? Decision.Of(filed, asked) : Decision.Of(asked);
    }

    public static Ask New(IssueCommand wanted, string? unitId, Stamp stamp) =>
        new(stamp.DeriveId(0), wanted, new(stamp.Actor.Kind, stamp.Actor.Id, stamp.Actor.Name), unitId, stamp.At);

    public static Decision Approve(Issue issue, IssueCommand.Approve approve, Stamp stamp)
    {
        if (Find(issue, approve.AskId) is not { } ask) return Decision.Refuse(issue, approve, Refusal.NoSuchAsk);
        if (!IssueAccess.MayApprove(stamp.Actor, ask.Wanted, issue)) return Decision.Refuse(issue, approve, Refusal.NotYours);
        var approved = new IssueEvent.AskApproved(ask.Id, ask.Wanted.Kind, approve.Note.OrNull());
        return TransitionTable.Allows(issue.State, ask.Wanted.Kind)
            && IssueDecider.Carry(issue, ask.Wanted, stamp, ask.At) is Decision.Done done
            ? Decision.Of([approved, .. done.Events.Where(happened => happened is not IssueEvent.PlanFiled)])
            : Decision.Refuse(issue, approve, Refusal.AskOutdated);
    }

    public static Decision Deny(Issue issue, IssueCommand.Deny deny, Stamp stamp)
    {
        if (Find(issue, deny.AskId) is not { } ask) return Decision.Refuse(issue, deny, Refusal.NoSuchAsk);
        return IssueAccess.MayApprove(stamp.Actor, ask.Wanted, issue)
            ? Decision.WithReason(issue, deny, deny.Reason, reason => new IssueEvent.AskDenied(ask.Id, ask.Wanted.Kind, reason))
            : Decision.Refuse(issue, deny, Refusal.NotYours);
    }

    /// <summary>By whoever asked, the unit it asked for, or whoever directs the case.</summary>
    public static Decision Withdraw(Issue issue, IssueCommand.WithdrawAsk withdraw, Stamp stamp)
    {
        if (Find(issue, withdraw.AskId) is not { } ask) return Decision.Refuse(issue, withdraw, Refusal.NoSuchAsk);
        var isTheirs = ask.By.Id == stamp.Actor.Id || stamp.Actor.SpeaksFor(ask.UnitId) || IssueAccess.Directs(stamp.Actor, issue);
        return isTheirs || stamp.Actor.Kind == ActorKind.Rule
            ? Decision.Of(new IssueEvent.AskWithdrawn(ask.Id, ask.Wanted.Kind))
            : Decision.Refuse(issue, withdraw, Refusal.NotYours);
    }

    /// <summary>One ask of a kind at a time; extensions of different clocks are different things.</summary>
    private static bool IsSame(IssueCommand asked, IssueCommand wanted) =>
        asked.Kind == wanted.Kind && (asked as IssueCommand.Extend)?.Clock == (wanted as IssueCommand.Extend)?.Clock;

    private static Ask? Find(Issue issue, Guid askId) => issue.Asks.FirstOrDefault(ask => ask.Id == askId);
}
