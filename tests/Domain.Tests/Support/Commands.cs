namespace GridOrleans.Domain.Tests.Support;

/// <summary>A well-formed command of each kind, so that only state and scope can speak against it.</summary>
public static class Commands
{
    /// <param name="issue">null = the issue does not exist; lines and generations are then made up.</param>
    public static IssueCommand Sample(CommandKind kind, Issue? issue, string lineOf = Town.Water) => kind switch
    {
        CommandKind.Report => Town.Report(Town.To(Town.Firm)),
        CommandKind.File => new IssueCommand.File(),
        CommandKind.Refuse => new IssueCommand.Refuse("不属本区"),
        CommandKind.Dispatch => new IssueCommand.Dispatch(Town.To(Town.Firm)),
        CommandKind.Redispatch => new IssueCommand.Redispatch(Town.To(Town.OtherFirm), "换单位"),
        CommandKind.Accept => new IssueCommand.Accept(),
        CommandKind.Arrive => new IssueCommand.Arrive(),
        CommandKind.Handle => new IssueCommand.Handle(),
        CommandKind.Complete => new IssueCommand.Complete(Outcome.Resolved, "修好了"),
        CommandKind.Check => new IssueCommand.Check(true, null),
        CommandKind.Return => new IssueCommand.Return("不归我管"),
        CommandKind.Void => new IssueCommand.Void("重复"),
        CommandKind.Rate => new IssueCommand.Rate(4, "快"),
        CommandKind.Acknowledge => new IssueCommand.Acknowledge(null),
        CommandKind.Whistle => new IssueCommand.Whistle(WhistleKind.Community, "社区", [Town.Police]),
        CommandKind.ReportIn => new IssueCommand.ReportIn(Line(issue, lineOf)),
        CommandKind.Decline => new IssueCommand.Decline(Line(issue, lineOf), "不归我管"),
        CommandKind.ClockDue => new IssueCommand.ClockDue(WakeKind.Close, 0),
        CommandKind.Escalate => new IssueCommand.Escalate(ClockKind.Close, 0, 1, Town.Grid, "孙村 12 网格"),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "a command without a sample"),
    };

    private static Guid Line(Issue? issue, string unit) => issue?.Whistles.LastOrDefault(line => line.UnitId == unit)?.Id ?? Guid.Empty;
}
