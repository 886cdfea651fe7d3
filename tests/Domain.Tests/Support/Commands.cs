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
        CommandKind.SelfHandle => new IssueCommand.SelfHandle(Outcome.Resolved, "当场清理"),
        CommandKind.Merge => new IssueCommand.Merge(Case.Earlier, Case.Start.AddMinutes(-5), "同一处漏水"),
        CommandKind.Absorb => new IssueCommand.Absorb(new(new("2341ffff-0000-4000-8000-0000000000fe"), "20261120-0499"), false),
        CommandKind.Reopen => new IssueCommand.Reopen("又漏了"),
        CommandKind.Recategorise => new IssueCommand.Recategorise("gas.leak", true, SlaPolicy.Pledge2341, "是燃气"),
        CommandKind.Park => new IssueCommand.Park("等配件", Case.Start + 3.Days),
        CommandKind.Resume => new IssueCommand.Resume("配件到了"),
        CommandKind.Extend => new IssueCommand.Extend(ClockKind.Close, Case.Start + 8.Hours, "等配件"),
        CommandKind.FilePlan => new IssueCommand.FilePlan("更换立管", Case.Start + 2.Days),
        CommandKind.Promise => new IssueCommand.Promise(ClockKind.Close, Case.Start + 6.Hours, "政企早餐会"),
        CommandKind.Expedite => new IssueCommand.Expedite(true, SlaPolicy.Pledge2341, "老人独居"),
        CommandKind.Urge => new IssueCommand.Urge("还没人来"),
        CommandKind.Supervise => new IssueCommand.Supervise(SupervisionLevel.Yellow, "超时"),
        CommandKind.Unsupervise => new IssueCommand.Unsupervise("已整改"),
        CommandKind.Instruct => new IssueCommand.Instruct("今晚办结"),
        CommandKind.SkipLevel => new IssueCommand.SkipLevel(LadderStep.Street, Town.Street, "孙村街道", "社区解决不了"),
        CommandKind.Comment => new IssueCommand.Comment("现场无人"),
        CommandKind.Split => new IssueCommand.Split("孙村社区", [Town.Police]),
        CommandKind.CallBack => new IssueCommand.CallBack(true, true, true, true, "满意"),
        CommandKind.MoveUp => new IssueCommand.MoveUp(Town.District, "单位撤销"),
        CommandKind.Approve => new IssueCommand.Approve(AskOf(issue), "同意"),
        CommandKind.Deny => new IssueCommand.Deny(AskOf(issue), "先想办法"),
        CommandKind.WithdrawAsk => new IssueCommand.WithdrawAsk(AskOf(issue)),
        CommandKind.LineArrive => new IssueCommand.LineArrive(Line(issue, lineOf)),
        CommandKind.LineDone => new IssueCommand.LineDone(Line(issue, lineOf), "阀门已关"),
        CommandKind.WithdrawLine => new IssueCommand.WithdrawLine(Line(issue, lineOf), "用不上了"),
        CommandKind.RateLine => new IssueCommand.RateLine(Line(issue, lineOf), LineSide.Caller, 4, "来得快"),
        CommandKind.CallLineRung => new IssueCommand.CallLineRung(Line(issue, lineOf), 9, Town.Street, "孙村街道"),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "a command without a sample"),
    };

    private static Guid AskOf(Issue? issue) => issue?.Asks.FirstOrDefault()?.Id ?? Guid.Empty;

    private static Guid Line(Issue? issue, string unit) => issue?.Whistles.LastOrDefault(line => line.UnitId == unit)?.Id ?? Guid.Empty;
}
