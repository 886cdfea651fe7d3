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
        _ => actor.Role is Role.Administrator or Role.Dispatcher or Role.Member && Serves(actor, issue) || IsInvolved(actor, issue),
    };

    public static bool May(Actor actor, CommandKind command, Issue issue) => actor.Kind switch
    {
        ActorKind.Rule => true,
        ActorKind.Reporter => command is CommandKind.Rate,
        _ => command switch
        {
            CommandKind.Accept or CommandKind.Arrive or CommandKind.Handle or CommandKind.Complete or CommandKind.Return =>
                actor.SpeaksFor(issue.LeadUnitId) || Directs(actor, issue),
            CommandKind.ReportIn or CommandKind.Decline => IsInvolved(actor, issue) || Directs(actor, issue),
            CommandKind.Acknowledge => IsOnIt(actor, issue) || Directs(actor, issue) || actor.Role is Role.Member && Serves(actor, issue),
            CommandKind.Rate or CommandKind.ClockDue or CommandKind.Escalate or CommandKind.Report => false,
            _ => Directs(actor, issue),
        },
    };

    /// <summary>Who may report in or decline on a line: its own unit, and whoever directs the issue for any unit.</summary>
    public static bool MayAnswer(Actor actor, WhistleLine line, Issue issue) =>
        actor.Kind == ActorKind.Rule || actor.SpeaksFor(line.UnitId) || Directs(actor, issue);

    /// <summary>Dispatchers and administrators of the area direct its issues.</summary>
    private static bool Directs(Actor actor, Issue issue) =>
        actor.Role is Role.Administrator or Role.Dispatcher && Serves(actor, issue);

    private static bool Serves(Actor actor, Issue issue) => actor.Serves(issue.Place.GridCode);

    /// <summary>Leads it, owns it, was called to it or was called by its ladder.</summary>
    private static bool IsInvolved(Actor actor, Issue issue) =>
        IsOnIt(actor, issue) || issue.Whistles.Any(line => line.WithdrawnAt is null && actor.SpeaksFor(line.UnitId));

    /// <summary>The same without those who declined or gave it back: they may look, but not silence the ladder of a case that is no longer theirs.</summary>
    private static bool IsOnIt(Actor actor, Issue issue) =>
        actor.SpeaksFor(issue.LeadUnitId)
        || actor.SpeaksFor(issue.OwnerUnitId)
        || issue.Whistles.Any(line => line.WithdrawnAt is null && line.DeclinedAt is null && actor.SpeaksFor(line.UnitId))
        || issue.Climbs.Any(climb => climb.Calls.Any(call => actor.SpeaksFor(call.AudienceUnitId)));
}
