using GridOrleans.Domain.Access;
using GridOrleans.Domain.Whistles;

namespace GridOrleans.Domain.Issues;

/// <summary>Who may give which command on which issue, and who may see it. Pure: role and scopes against place and units.</summary>
public static class IssueAccess
{
    public static bool MaySee(Actor actor, Issue issue) => actor.Kind switch
    {
        ActorKind.Rule => true,
        ActorKind.Reporter => false,
        _ => actor.SeenAreaCodes.Any(code => issue.Place.GridCode.StartsWith(code, StringComparison.Ordinal)) || IsInvolved(actor, issue),
    };

    public static bool May(Actor actor, CommandKind command, Issue issue) => actor.Kind switch
    {
        ActorKind.Rule => true,
        ActorKind.Reporter => command is CommandKind.Rate or CommandKind.Urge,
        _ => command switch
        {
            CommandKind.Accept or CommandKind.Arrive or CommandKind.Handle or CommandKind.Complete or CommandKind.Return
                or CommandKind.FilePlan or CommandKind.Extend or CommandKind.Park or CommandKind.Resume =>
                actor.SpeaksFor(issue.LeadUnitId) || Directs(actor, issue),
            CommandKind.ReportIn or CommandKind.LineArrive or CommandKind.LineDone or CommandKind.Decline => IsInvolved(actor, issue) || Directs(actor, issue),
            CommandKind.Whistle or CommandKind.WithdrawLine => Directs(actor, issue) || IsOfficeOf(actor, issue),
            CommandKind.RateLine => IsInvolved(actor, issue) || Directs(actor, issue) || IsOfficeOf(actor, issue),
            CommandKind.Acknowledge or CommandKind.SkipLevel => IsOnIt(actor, issue) || Directs(actor, issue) || IsOfTheGrid(actor, issue),
            CommandKind.SelfHandle => IsOfTheGrid(actor, issue) || Directs(actor, issue),
            CommandKind.Comment or CommandKind.WithdrawAsk => MaySee(actor, issue) && actor.Role is not Role.Display,
            CommandKind.Supervise or CommandKind.Unsupervise => Leads(actor, issue),
            CommandKind.Instruct => Leads(actor, issue) || actor.Role is Role.Chief && Serves(actor, issue),
            CommandKind.Approve or CommandKind.Deny => Directs(actor, issue) || actor.SpeaksFor(issue.Gate),
            CommandKind.Urge => IsOfTheGrid(actor, issue) || Directs(actor, issue),
            CommandKind.Rate or CommandKind.ClockDue or CommandKind.Escalate or CommandKind.CallLineRung or CommandKind.Report
                or CommandKind.Absorb or CommandKind.MoveUp => false,
            _ => Directs(actor, issue),
        },
    };

    /// <summary>Who may answer on a line: its own unit, and whoever directs the issue for any unit.</summary>
    public static bool MayAnswer(Actor actor, WhistleLine line, Issue issue) =>
        actor.Kind == ActorKind.Rule || actor.SpeaksFor(line.UnitId) || Directs(actor, issue);

    /// <summary>
    /// Who blows which whistle, takes it back and rates the answer: whoever directs the case, and the office the kind names – the community (社区吹哨,
    /// and for its residents and enterprises), the street (乡呼县应), either of them in an emergency.
    /// </summary>
    public static bool MayBlow(Actor actor, WhistleKind kind, Issue issue) => actor.Kind == ActorKind.Rule || Directs(actor, issue) || kind switch
    {
        WhistleKind.Street => actor.SpeaksFor(issue.Place.StreetCode),
        WhistleKind.Urgent => actor.SpeaksFor(issue.Place.CommunityCode) || actor.SpeaksFor(issue.Place.StreetCode),
        _ => actor.SpeaksFor(issue.Place.CommunityCode),
    };

    /// <summary>Each side for itself: nobody rates in a unit's name but the unit.</summary>
    public static bool MayRate(Actor actor, LineSide side, WhistleLine line, Issue issue) =>
        actor.Kind == ActorKind.Rule || (side == LineSide.Unit ? actor.SpeaksFor(line.UnitId) : MayBlow(actor, line.Kind, issue));

    /// <summary>
    /// Who decides on what was asked: the shift leader; on a further extension the one of the whole district; on the plan of a gated case
    /// the office that guards it; on reopening whoever directs the case.
    /// </summary>
    public static bool MayApprove(Actor actor, IssueCommand wanted, Issue issue) => actor.Kind == ActorKind.Rule || wanted switch
    {
        IssueCommand.FilePlan when issue.Gate is { } gate => actor.SpeaksFor(gate) || actor.Role is Role.Administrator && Serves(actor, issue),
        IssueCommand.Extend when issue.Extensions > 0 => Leads(actor, issue) && actor.Serves(issue.Place.DistrictCode),
        IssueCommand.Reopen => Directs(actor, issue),
        _ => Leads(actor, issue),
    };

    /// <summary>Dispatchers, shift leaders and administrators of the area direct its issues.</summary>
    public static bool Directs(Actor actor, Issue issue) =>
        actor.Role is Role.Administrator or Role.Dispatcher or Role.ShiftLeader && Serves(actor, issue);

    /// <summary>值班长 and administrators.</summary>
    private static bool Leads(Actor actor, Issue issue) => actor.Role is Role.Administrator or Role.ShiftLeader && Serves(actor, issue);

    /// <summary>The community or the street it lies in.</summary>
    private static bool IsOfficeOf(Actor actor, Issue issue) =>
        actor.Role is not Role.Display && (actor.SpeaksFor(issue.Place.CommunityCode) || actor.SpeaksFor(issue.Place.StreetCode));

    private static bool IsOfTheGrid(Actor actor, Issue issue) => actor.Role is Role.Member or Role.Chief && Serves(actor, issue);

    private static bool Serves(Actor actor, Issue issue) => actor.Serves(issue.Place.GridCode);

    /// <summary>Leads it, owns it, guards it, was called to it or was called by its ladder.</summary>
    private static bool IsInvolved(Actor actor, Issue issue) =>
        IsOnIt(actor, issue)
        || actor.SpeaksFor(issue.Gate)
        || issue.Whistles.Any(line => line.WithdrawnAt is null && actor.SpeaksFor(line.UnitId));

    /// <summary>The same without those who declined or gave it back: they may look, but not silence the ladder of a case that is no longer theirs.</summary>
    private static bool IsOnIt(Actor actor, Issue issue) =>
        actor.SpeaksFor(issue.LeadUnitId)
        || actor.SpeaksFor(issue.OwnerUnitId)
        || issue.Whistles.Any(line => line.WithdrawnAt is null && line.DeclinedAt is null && actor.SpeaksFor(line.UnitId))
        || issue.HandUps.Any(office => actor.SpeaksFor(office.UnitId))
        || issue.Whistles.Any(line => line.Calls.Any(call => actor.SpeaksFor(call.AudienceUnitId)))
        || issue.Climbs.Any(climb => climb.Calls.Any(call => actor.SpeaksFor(call.AudienceUnitId)));
}
