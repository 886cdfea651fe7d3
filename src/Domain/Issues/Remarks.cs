namespace GridOrleans.Domain.Issues;

/// <summary>What is said about a case without moving it: it takes nobody's next step away.</summary>
public static class Remarks
{
    public static bool IsRemark(IssueEvent happened) => happened is IssueEvent.Commented or IssueEvent.Urged or IssueEvent.Instructed
        or IssueEvent.Acknowledged or IssueEvent.Absorbed or IssueEvent.TakenOut
        or IssueEvent.ClockWarned or IssueEvent.ClockBreached or IssueEvent.RungFell or IssueEvent.RungCalled or IssueEvent.AcknowledgementLapsed
        or IssueEvent.RungHeld or IssueEvent.DutyBegan
        or IssueEvent.LineWarned or IssueEvent.LineBreached or IssueEvent.LineRungFell or IssueEvent.LineRungCalled or IssueEvent.LineRated;

    public static bool IsRemark(CommandKind command) => command is CommandKind.Comment or CommandKind.Urge or CommandKind.Instruct
        or CommandKind.Acknowledge or CommandKind.ClockDue or CommandKind.Escalate or CommandKind.Absorb
        or CommandKind.CallLineRung or CommandKind.RateLine;
}
