using GridOrleans.CityDay.Tests.City;
using GridOrleans.Domain.Clocks;
using GridOrleans.Domain.Escalation;
using GridOrleans.Domain.Issues;
using GridOrleans.Domain.Whistles;

namespace GridOrleans.CityDay.Tests.Driving;

/// <summary>Draws a command of a kind for a case: mostly sound, now and then without words, for the wrong line, or too far ahead.</summary>
internal sealed class Orders(Town town, Random random)
{
    /// <param name="earlier">An older case of the neighbourhood, to merge into; null = there is none.</param>
    public IssueCommand Of(CommandKind kind, Issue issue, Issue? earlier, DateTimeOffset now) => kind switch
    {
        CommandKind.Report => town.Report(random, issue.Policy),
        CommandKind.File => new IssueCommand.File(),
        CommandKind.Refuse => new IssueCommand.Refuse(Words("不属本区")),
        CommandKind.Dispatch => new IssueCommand.Dispatch(town.Route(random)),
        CommandKind.Redispatch => new IssueCommand.Redispatch(random.Next(10) == 0 && issue.LeadUnitId is { } lead ? new(lead, WhistleKind.Community, "派遣员") : town.Route(random), Words("换单位")),
        CommandKind.Accept => new IssueCommand.Accept(),
        CommandKind.Arrive => new IssueCommand.Arrive(),
        CommandKind.Handle => new IssueCommand.Handle(),
        CommandKind.Complete => new IssueCommand.Complete((Outcome)random.Next(3), Words("修好了")),
        CommandKind.Check => new IssueCommand.Check(random.Next(4) > 0, Words("还在漏")),
        CommandKind.Return => new IssueCommand.Return(Words("不归我管")),
        CommandKind.Void => new IssueCommand.Void(Words("重复")),
        CommandKind.Rate => new IssueCommand.Rate(random.Next(16) == 0 ? 6 : random.Next(1, 6), random.Next(2) == 0 ? Words("就这样") : null),
        CommandKind.Acknowledge => new IssueCommand.Acknowledge(random.Next(3) == 0 ? null : Clock()),
        CommandKind.Whistle => new IssueCommand.Whistle((WhistleKind)random.Next(5), "社区", Units(issue)),
        CommandKind.Split => new IssueCommand.Split("社区", Units(issue)),
        CommandKind.ReportIn => new IssueCommand.ReportIn(Line(issue, line => line.IsUnanswered)),
        CommandKind.Decline => new IssueCommand.Decline(Line(issue, line => !line.IsOver), Words("没有人手")),
        CommandKind.LineArrive => new IssueCommand.LineArrive(Line(issue, line => !line.IsOver && !line.IsLead)),
        CommandKind.LineDone => new IssueCommand.LineDone(Line(issue, line => !line.IsOver && !line.IsLead), Words("办完了")),
        CommandKind.WithdrawLine => new IssueCommand.WithdrawLine(Line(issue, line => !line.IsOver && !line.IsLead), Words("不需要了")),
        CommandKind.RateLine => new IssueCommand.RateLine(Line(issue, line => line.IsOver), (LineSide)random.Next(2), random.Next(16) == 0 ? 0 : random.Next(1, 6), Words("及时")),
        CommandKind.CallLineRung => new IssueCommand.CallLineRung(Line(issue, line => line.IsUnanswered), random.Next(1, 4), issue.Place.StreetCode, "街道"),
        CommandKind.ClockDue => new IssueCommand.ClockDue((WakeKind)random.Next(Enum.GetValues<WakeKind>().Length), random.Next(1, 6)),
        CommandKind.Escalate => new IssueCommand.Escalate(Clock(), random.Next(1, 4), random.Next(1, 4), issue.Place.GridCode, "网格"),
        CommandKind.SelfHandle => new IssueCommand.SelfHandle(Outcome.Resolved, Words("当场清理")),
        CommandKind.Merge => new IssueCommand.Merge(earlier is null ? new(Guid.Empty, "20260227-00001") : new(earlier.Id, earlier.CaseNo), earlier?.ReportedAt ?? now.AddDays(-1), Words("同一处")),
        CommandKind.Absorb => new IssueCommand.Absorb(issue.Duplicates.Count > 0 && random.Next(2) == 0 ? issue.Duplicates[0] : new(issue.Id, issue.CaseNo), random.Next(2) == 0),
        CommandKind.Reopen => new IssueCommand.Reopen(Words("又漏了")),
        CommandKind.Recategorise => new IssueCommand.Recategorise(
            random.Next(8) == 0 ? issue.CategoryCode : town.Category(random).Code, random.Next(4) == 0 ? !issue.Urgent : issue.Urgent, OtherPolicy(issue), Words("改类"), random.Next(15) == 0 ? issue.Place.StreetCode : issue.Gate),
        CommandKind.Expedite => new IssueCommand.Expedite(random.Next(8) == 0 ? issue.Expedited : !issue.Expedited, OtherPolicy(issue), Words("老人独居")),
        CommandKind.Park => new IssueCommand.Park(Words("等配件"), Ahead(issue, now)),
        CommandKind.Resume => new IssueCommand.Resume(random.Next(2) == 0 ? Words("配件到了") : null),
        CommandKind.Extend => Extend(issue, Running(issue), now),
        CommandKind.FilePlan => new IssueCommand.FilePlan(Words("更换立管"), Ahead(issue, now)),
        CommandKind.Promise => new IssueCommand.Promise(Running(issue), Ahead(issue, now), Words("政企早餐会")),
        CommandKind.Urge => new IssueCommand.Urge(random.Next(2) == 0 ? Words("还没人来") : null),
        CommandKind.Supervise => new IssueCommand.Supervise((SupervisionLevel)random.Next(3), Words("超时")),
        CommandKind.Unsupervise => new IssueCommand.Unsupervise(Words("已整改")),
        CommandKind.Instruct => new IssueCommand.Instruct(Words("今晚办结")),
        CommandKind.SkipLevel => new IssueCommand.SkipLevel(LadderStep.Street, random.Next(2) == 0 ? issue.Place.StreetCode : town.District, "街道", Words("社区解决不了")),
        CommandKind.Comment => new IssueCommand.Comment(Words("现场无人")),
        CommandKind.CallBack => new IssueCommand.CallBack(random.Next(4) > 0, Maybe(), Maybe(), Maybe(), Words("回访")),
        CommandKind.MoveUp => new IssueCommand.MoveUp(random.Next(4) == 0 ? issue.OwnerUnitId : random.Next(2) == 0 ? town.District : issue.Place.StreetCode, Words("单位撤销")),
        CommandKind.Approve => new IssueCommand.Approve(Ask(issue), random.Next(2) == 0 ? "同意" : null),
        CommandKind.Deny => new IssueCommand.Deny(Ask(issue), Words("先想办法")),
        CommandKind.WithdrawAsk => new IssueCommand.WithdrawAsk(Ask(issue)),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "a command that nobody gives on the city day"),
    };

    /// <summary>Soon in a drill, hours away otherwise; rarely past or beyond a year.</summary>
    private DateTimeOffset Ahead(Issue issue, DateTimeOffset now)
    {
        var minutes = random.Next(1, 600) * (Terms.IsDrill(issue.Policy) ? 1.0 / 60 : 1);
        return random.Next(30) switch { 0 => now.AddMinutes(-minutes), 1 => now.AddDays(400), 2 => now, _ => now.AddMinutes(minutes) };
    }

    private IssueCommand.Extend Extend(Issue issue, ClockKind clock, DateTimeOffset now)
    {
        var due = issue.Clock(clock).DueAt;
        return new(clock, random.Next(6) == 0 ? Ahead(issue, now) : due + (Ahead(issue, now) - now), Words("等配件"));
    }

    private SlaPolicy OtherPolicy(Issue issue) => random.Next(3) == 0
        ? issue.Policy with { Close = issue.Policy.CloseBasis == TimeBasis.WorkingDays ? TimeSpan.FromDays(random.Next(1, 4)) : issue.Policy.Close * (random.Next(2, 9) / 4.0) }
        : Terms.Policies[random.Next(Terms.Policies.Length)];

    private ClockKind Clock() => (ClockKind)random.Next(4);

    /// <summary>Mostly one that runs.</summary>
    private ClockKind Running(Issue issue) =>
        random.Next(8) > 0 && issue.Clocks.Where(clock => clock.IsRunning).Select(clock => clock.Kind).ToArray() is { Length: > 0 } running ? running[random.Next(running.Length)] : Clock();

    private bool? Maybe() => random.Next(4) switch { 0 => null, 1 => false, _ => true };

    private string Words(string words) => random.Next(24) == 0 ? "  " : words;

    /// <summary>One or two, at times the lead itself; once in a while half the district, which is more than a case may call.</summary>
    private string[] Units(Issue issue)
    {
        var units = Enumerable.Range(0, random.Next(250) == 0 ? 90 : random.Next(1, 3)).Select(_ => town.Department(random));
        return [.. units, .. random.Next(5) == 0 && issue.LeadUnitId is { } lead ? [lead] : Array.Empty<string>()];
    }

    private Guid Line(Issue issue, Func<WhistleLine, bool> fitting)
    {
        var lines = issue.Whistles.Where(line => random.Next(12) == 0 || fitting(line)).ToArray();
        return lines.Length == 0 ? issue.Whistles.FirstOrDefault()?.Id ?? Guid.Empty : lines[random.Next(lines.Length)].Id;
    }

    private Guid Ask(Issue issue) => issue.Asks.Count == 0 || random.Next(20) == 0 ? Guid.Empty : issue.Asks[random.Next(issue.Asks.Count)].Id;
}
