using GridOrleans.Domain.Access;
using GridOrleans.Domain.Whistles;

namespace GridOrleans.Domain.Issues;

/// <summary>吹哨报到: calling units beside the lead, and their answers.</summary>
internal static class Whistling
{
    public static Decision Whistle(Issue issue, IssueCommand.Whistle whistle, Stamp stamp)
    {
        if (!IssueAccess.MayBlow(stamp.Actor, whistle.WhistleKind, issue)) return Decision.Refuse(issue, whistle, Refusal.NotYours);
        return Call(issue, whistle, whistle.UnitIds, stamp, called =>
            new IssueEvent.UnitsCalled(called, whistle.WhistleKind, whistle.Caller, issue.Policy.WhistleRules.TargetsOf(whistle.WhistleKind)));
    }

    public static Decision Split(Issue issue, IssueCommand.Split split, Stamp stamp) =>
        Call(issue, split, split.UnitIds.Where(unit => unit != issue.LeadUnitId), stamp, called =>
            new IssueEvent.CoHandlersCalled(called, split.Caller, issue.Policy.WhistleRules.TargetsOf(WhistleKind.Community)));

    /// <summary>紧急吹哨: an urgent report calls whom its category names at once, whether or not somebody was found to lead.</summary>
    public static IEnumerable<IssueEvent> AtOnce(IssueCommand.Report report, Stamp stamp)
    {
        if (!report.Urgent || report.Alarm is not { } alarm) return [];
        CalledUnit[] called =
        [
            .. alarm.UnitIds.Distinct().Where(unit => unit != report.Route?.UnitId).Take(WhistleLine.MostPerCase)
                .Select((unit, index) => new CalledUnit(stamp.DeriveId(index + 1), unit)),
        ];
        return called.Length == 0
            ? []
            : [new IssueEvent.UnitsCalled(called, WhistleKind.Urgent, alarm.Caller, report.Policy.WhistleRules.TargetsOf(WhistleKind.Urgent))];
    }

    /// <summary>A unit that has been called and has not finished is not called twice; one that declined may be called again.</summary>
    private static Decision Call(Issue issue, IssueCommand command, IEnumerable<string> unitIds, Stamp stamp, Func<CalledUnit[], IssueEvent> happens)
    {
        CalledUnit[] called =
        [
            .. unitIds.Distinct()
                .Where(unit => !issue.Whistles.Any(line => line.UnitId == unit && !line.IsOver))
                .Select((unit, index) => new CalledUnit(stamp.DeriveId(index), unit)),
        ];
        return called.Length == 0 ? new Decision.Already(null)
            : issue.Whistles.Count(line => !line.IsLead) + called.Length > WhistleLine.MostPerCase ? Decision.Refuse(issue, command, Refusal.TooMany)
            : Decision.Of(happens(called));
    }
}
