using GridOrleans.Domain.Access;
using GridOrleans.Domain.Areas;
using GridOrleans.Domain.Issues;

namespace GridOrleans.CityDay.Tests.City;

/// <summary>Who can be where a case is, and who would give which command.</summary>
internal sealed class People(Town town, Random random)
{
    public static Actor Machine { get; } = Actor.Rule("machine");

    private static readonly Actor Citizen = Actor.Reporter("citizen");

    private readonly Dictionary<string, Actor> known = [];

    /// <summary>Mostly somebody who may.</summary>
    public Actor For(Issue issue, IssueCommand command)
    {
        if (random.Next(12) == 0) return Anybody(issue);
        return command switch
        {
            IssueCommand.Rate => Citizen,
            IssueCommand.Urge => random.Next(3) == 0 ? Member(issue.Place) : Citizen,
            IssueCommand.Report or IssueCommand.ClockDue or IssueCommand.Escalate or IssueCommand.CallLineRung or IssueCommand.Absorb or IssueCommand.MoveUp => Machine,
            IssueCommand.Accept or IssueCommand.Arrive or IssueCommand.Handle or IssueCommand.Complete or IssueCommand.Return or IssueCommand.FilePlan
                or IssueCommand.Extend or IssueCommand.Park or IssueCommand.Resume => random.Next(8) == 0 || issue.LeadUnitId is null ? Desk(issue.Place) : Liaison(issue.LeadUnitId),
            IssueCommand.ReportIn answer => OnLine(issue, answer.LineId),
            IssueCommand.Decline answer => OnLine(issue, answer.LineId),
            IssueCommand.LineArrive answer => OnLine(issue, answer.LineId),
            IssueCommand.LineDone answer => OnLine(issue, answer.LineId),
            IssueCommand.RateLine { By: Domain.Whistles.LineSide.Unit } rate => OnLine(issue, rate.LineId),
            IssueCommand.Whistle or IssueCommand.WithdrawLine or IssueCommand.RateLine => random.Next(3) == 0 ? Desk(issue.Place) : Office(issue.Place),
            IssueCommand.Acknowledge or IssueCommand.SkipLevel => random.Next(2) == 0 ? Member(issue.Place) : Liaison(issue.OwnerUnitId),
            IssueCommand.SelfHandle => Member(issue.Place),
            IssueCommand.Supervise or IssueCommand.Unsupervise => Leader(issue.Place.GridCode.Length > 9 ? issue.Place.StreetCode : town.District),
            IssueCommand.Instruct => random.Next(2) == 0 ? Chief(issue.Place) : Leader(town.District),
            IssueCommand.Approve or IssueCommand.Deny => Approver(issue),
            IssueCommand.WithdrawAsk => issue.LeadUnitId is { } lead ? Liaison(lead) : Desk(issue.Place),
            _ => random.Next(6) == 0 ? Machine : Desk(issue.Place),
        };
    }

    private Actor Anybody(Issue issue) => random.Next(12) switch
    {
        0 => Machine,
        1 => Citizen,
        2 => Desk(issue.Place),
        3 => Person("dispatcher elsewhere", Role.Dispatcher, [town.OtherStreet(issue.Place.StreetCode, random)]),
        4 => Leader(town.District),
        5 => Leader(issue.Place.StreetCode),
        6 => Member(issue.Place),
        7 => Person("member elsewhere", Role.Member, [town.OtherStreet(issue.Place.StreetCode, random)]),
        8 => Person("wall", Role.Display, [town.District], issue.Place.CommunityCode),
        9 => Person("administrator", Role.Administrator, [town.District]),
        10 => Liaison(town.Department(random)),
        _ => Office(issue.Place),
    };

    private Actor Approver(Issue issue) => random.Next(8) switch
    {
        0 or 4 => Leader(issue.Place.StreetCode),
        1 => Desk(issue.Place),
        2 => Person("administrator", Role.Administrator, [town.District]),
        3 when issue.Gate is not null => Liaison(issue.Gate),
        _ => issue.Gate is { } gate && random.Next(2) == 0 ? Liaison(gate) : Leader(town.District),
    };

    private Actor OnLine(Issue issue, Guid lineId) => issue.Whistles.FirstOrDefault(line => line.Id == lineId) is { } line ? Liaison(line.UnitId) : Desk(issue.Place);

    private Actor Desk(Placement place) => random.Next(2) == 0 ? Person("dispatcher", Role.Dispatcher, [town.District]) : Person("street dispatcher", Role.Dispatcher, [place.StreetCode]);

    private Actor Leader(string area) => Person("leader", Role.ShiftLeader, [area]);

    private Actor Member(Placement place) => Person("member", Role.Member, [place.GridCode], place.GridCode);

    private Actor Chief(Placement place) => Person("chief", Role.Chief, [place.GridCode]);

    private Actor Office(Placement place) => random.Next(2) == 0 ? Liaison(place.CommunityCode) : Liaison(place.StreetCode);

    private Actor Liaison(string unit) => Person("liaison", Role.Liaison, [], unit);

    private Actor Person(string who, Role role, string[] areas, params string[] units)
    {
        var name = $"{who} {string.Join('+', areas)} {string.Join('+', units)}";
        return known.TryGetValue(name, out var actor) ? actor : known[name] = new(ActorKind.Person, name, name, role, areas, units);
    }
}
