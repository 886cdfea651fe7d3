using GridOrleans.Contracts.History;
using GridOrleans.Domain.Access;
using GridOrleans.Domain.Escalation;
using GridOrleans.Domain.Issues;
using GridOrleans.Domain.Whistles;

namespace GridOrleans.Contracts.Notices;

/// <summary>Who is to be told of a decision. Pure; asked once a commit, and most decisions have nothing to tell.</summary>
public static class NoticeRules
{
    /// <returns>Null = nobody needs to be told.</returns>
    public static NoticeOrder? Of(Issue? before, Issue after, HistoryEntry entry)
    {
        Notice[] notices = [.. entry.Events.SelectMany(happened => Of(before, after, happened)).Where(HasAudience)];
        return notices.Length == 0 ? null : new(
            after.Id, after.Version, entry.Stamp.At, after.CaseNo, after.Place.Label, after.Place.GridCode, entry.Stamp.Actor.Id, notices);
    }

    private static IEnumerable<Notice> Of(Issue? before, Issue after, IssueEvent happened) => happened switch
    {
        IssueEvent.Dispatched dispatched => [ToUnit(NoticeOccasion.Dispatched, dispatched.Route.UnitId, after.Urgent || dispatched.Route.Whistle == WhistleKind.Urgent, dispatched.Route.Caller)],
        IssueEvent.Redispatched given =>
        [
            new(NoticeOccasion.Withdrawn, NoticeAudience.Units(before?.LeadUnitId), false, Detail: given.Reason),
            ToUnit(NoticeOccasion.Dispatched, given.Route.UnitId, after.Urgent || given.Route.Whistle == WhistleKind.Urgent, given.Reason),
        ],
        IssueEvent.LineWithdrawn withdrawn => [new(NoticeOccasion.Withdrawn, NoticeAudience.Units(withdrawn.UnitId), false, Detail: withdrawn.Reason)],
        IssueEvent.UnitsCalled called => [Whistled(called.Lines, called.Kind == WhistleKind.Urgent, called.Caller)],
        IssueEvent.CoHandlersCalled called => [Whistled(called.Lines, after.Urgent, called.Caller)],
        IssueEvent.RungCalled rung => [new(NoticeOccasion.RungCalled, NoticeAudience.Units(rung.AudienceUnitId), IsImportant(after, rung), Detail: rung.AudienceName)],

        // A called unit that is called again is reminded; an office above it is told that it did not come.
        IssueEvent.LineRungCalled rung => [new(NoticeOccasion.RungCalled, NoticeAudience.Units(rung.AudienceUnitId), after.Urgent || rung.AudienceUnitId != rung.UnitId, rung.UnitId, rung.AudienceName)],
        IssueEvent.LevelSkipped skipped => [new(NoticeOccasion.HandedUp, NoticeAudience.Units(skipped.UnitId), true, Detail: skipped.Reason)],
        IssueEvent.Asked asked => [Asked(after, asked.Ask)],
        IssueEvent.AskApproved approved => Answered(before, NoticeOccasion.Approved, approved.AskId, approved.Note),
        IssueEvent.AskDenied denied => Answered(before, NoticeOccasion.Denied, denied.AskId, denied.Reason),
        IssueEvent.Returned returned => [new(NoticeOccasion.Returned, NoticeAudience.OfDesk, after.Urgent, returned.UnitId, returned.Reason)],
        IssueEvent.Declined declined => [new(NoticeOccasion.Declined, NoticeAudience.OfDesk, after.Urgent, declined.UnitId, declined.Reason)],
        IssueEvent.Urged urged => [new(NoticeOccasion.Urged, Holder(after), after.Urgent, Detail: urged.Words)],
        IssueEvent.Supervised supervised => [new(NoticeOccasion.Supervised, Holder(after), supervised.Level != SupervisionLevel.Normal, Detail: supervised.Reason)],
        IssueEvent.Instructed instructed => [new(NoticeOccasion.Instructed, Holder(after), true, Detail: instructed.Words)],
        IssueEvent.ReworkOrdered rework => [new(NoticeOccasion.Reworked, Holder(after), after.Urgent, Detail: rework.Reason)],
        IssueEvent.Reopened reopened =>
        [
            new(NoticeOccasion.Reopened, NoticeAudience.OfDesk, after.Urgent, Detail: reopened.Reason),
            new(NoticeOccasion.Reopened, NoticeAudience.OfReporter, false),
        ],
        IssueEvent.OwnerMoved moved => [new(NoticeOccasion.OwnerMoved, NoticeAudience.Units(moved.To), true, moved.From, moved.Reason)],
        IssueEvent.Merged merged => [new(NoticeOccasion.Merged, NoticeAudience.OfReporter, false, Detail: merged.Into.CaseNo)],
        IssueEvent.Refused or IssueEvent.Voided => [new(NoticeOccasion.Refused, NoticeAudience.OfReporter, false)],
        IssueEvent.Completed or IssueEvent.SelfHandled => [new(NoticeOccasion.Completed, NoticeAudience.OfReporter, false, Detail: after.Reply)],
        IssueEvent.CheckPassed => [new(NoticeOccasion.Closed, NoticeAudience.OfReporter, false)],
        _ => [],
    };

    private static Notice ToUnit(NoticeOccasion occasion, string unitId, bool isImportant, string detail) =>
        new(occasion, NoticeAudience.Units(unitId), isImportant, Detail: detail);

    private static Notice Whistled(IReadOnlyList<CalledUnit> lines, bool isImportant, string caller) =>
        new(NoticeOccasion.Whistled, NoticeAudience.Units(lines.Select(line => line.UnitId)), isImportant, Detail: caller);

    /// <summary>Whoever has it: the lead, and where nobody leads, the accountable owner.</summary>
    private static NoticeAudience Holder(Issue issue) => NoticeAudience.Units(issue.LeadUnitId ?? issue.OwnerUnitId);

    private static bool HasAudience(Notice notice) => notice.Audience is not { UnitIds: [], Desk: false, Leaders: false, PersonKeys: [], Reporter: false };

    /// <summary>A rung that counts from red, or is rung again after the last, is a promise broken; nobody sleeps through it.</summary>
    private static bool IsImportant(Issue issue, IssueEvent.RungCalled rung) =>
        issue.Urgent || rung.Rung > issue.Ladder.Rungs.Count || issue.Ladder[rung.Rung].Moment == RungMoment.Red;

    private static Notice Asked(Issue issue, Ask ask) => new(
        NoticeOccasion.Asked,
        issue.Gate is { } gate && ask.Wanted.Kind == CommandKind.FilePlan ? NoticeAudience.Units(gate)
            : ask.Wanted.Kind == CommandKind.Reopen ? NoticeAudience.OfDesk
            : NoticeAudience.OfLeaders,
        issue.Urgent,
        ask.UnitId);

    /// <summary>Whoever asked, and the unit it asked for.</summary>
    private static IEnumerable<Notice> Answered(Issue? before, NoticeOccasion occasion, Guid askId, string? words) =>
        before?.Asks.FirstOrDefault(each => each.Id == askId) is not { } ask ? []
        : [new(
            occasion,
            NoticeAudience.Units(ask.UnitId) with { PersonKeys = ask.By.Kind == ActorKind.Person ? [ask.By.Id] : [], Reporter = ask.By.Kind == ActorKind.Reporter },
            before.Urgent,
            Detail: words)];
}
