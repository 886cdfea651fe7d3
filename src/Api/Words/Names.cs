using System.Text.Json;
using GridOrleans.Domain.Clocks;
using GridOrleans.Domain.Issues;

namespace GridOrleans.Api.Words;

/// <summary>What states, commands, clocks and outcomes are called.</summary>
public static class Names
{
    public static IReadOnlyDictionary<string, Sentence> All { get; } = new Dictionary<string, Sentence>
    {
        ["state.reported"] = new("已上报", "reported"),
        ["state.filed"] = new("已立案", "filed"),
        ["state.dispatched"] = new("已派遣", "dispatched"),
        ["state.accepted"] = new("已受理", "accepted"),
        ["state.handling"] = new("处置中", "being handled"),
        ["state.completed"] = new("已办结", "completed"),
        ["state.closed"] = new("已结案", "closed"),
        ["state.appraised"] = new("已评价", "appraised"),
        ["state.refused"] = new("不予受理", "refused"),
        ["state.voided"] = new("已作废", "void"),
        ["state.parked"] = new("已挂账", "parked"),
        ["state.merged"] = new("已并案", "merged"),
        ["state.selfHandled"] = new("自处置", "handled on the spot"),

        ["command.report"] = new("上报", "report"),
        ["command.file"] = new("立案", "file"),
        ["command.refuse"] = new("不予受理", "refuse"),
        ["command.dispatch"] = new("派遣", "dispatch"),
        ["command.redispatch"] = new("改派", "redispatch"),
        ["command.accept"] = new("签收", "accept"),
        ["command.arrive"] = new("到场", "arrive"),
        ["command.handle"] = new("开始处置", "start handling"),
        ["command.complete"] = new("办结", "complete"),
        ["command.check"] = new("核查", "check"),
        ["command.return"] = new("退回", "return"),
        ["command.void"] = new("作废", "void"),
        ["command.rate"] = new("评价", "rate"),
        ["command.acknowledge"] = new("应答", "acknowledge"),
        ["command.whistle"] = new("吹哨", "whistle"),
        ["command.reportIn"] = new("报到", "report in"),
        ["command.decline"] = new("谢绝", "decline"),
        ["command.clockDue"] = new("计时到点", "clock due"),
        ["command.escalate"] = new("升级", "escalate"),

        ["command.selfHandle"] = new("自处置", "handle on the spot"),
        ["command.merge"] = new("并案", "merge"),
        ["command.absorb"] = new("并入", "take in"),
        ["command.reopen"] = new("重开", "reopen"),
        ["command.recategorise"] = new("改类", "recategorise"),
        ["command.park"] = new("挂账", "park"),
        ["command.resume"] = new("恢复", "resume"),
        ["command.extend"] = new("延期", "extend"),
        ["command.filePlan"] = new("出方案", "file a plan"),
        ["command.promise"] = new("现场承诺", "promise"),
        ["command.expedite"] = new("加急", "expedite"),
        ["command.urge"] = new("催办", "urge"),
        ["command.supervise"] = new("督办", "supervise"),
        ["command.unsupervise"] = new("取消督办", "end supervision"),
        ["command.instruct"] = new("批示", "instruct"),
        ["command.skipLevel"] = new("越级上报", "skip a level"),
        ["command.comment"] = new("备注", "comment"),
        ["command.split"] = new("分派协办", "split"),
        ["command.callBack"] = new("回访", "call back"),
        ["command.moveUp"] = new("上移责任", "move up"),
        ["command.approve"] = new("同意", "approve"),
        ["command.deny"] = new("不同意", "deny"),
        ["command.withdrawAsk"] = new("撤回申请", "withdraw the request"),

        ["supervision.normal"] = new("普通督办", "supervision"),
        ["supervision.yellow"] = new("黄牌督办", "yellow-card supervision"),
        ["supervision.red"] = new("红牌督办", "red-card supervision"),

        ["dueReason.extension"] = new("延期", "extension"),
        ["dueReason.plan"] = new("方案承诺", "the plan's promise"),
        ["dueReason.promise"] = new("现场承诺", "a promise"),
        ["dueReason.policy"] = new("时限规则变更", "another policy"),

        ["clock.respond"] = new("响应", "respond"),
        ["clock.handle"] = new("处置", "handle"),
        ["clock.close"] = new("办结", "close"),
        ["clock.plan"] = new("方案", "plan"),

        ["outcome.resolved"] = new("已解决", "resolved"),
        ["outcome.partly"] = new("部分解决", "partly resolved"),
        ["outcome.unresolved"] = new("无法解决", "not resolved"),
    };

    public static string Of(Tongue tongue, IssueState state) => Catalogue.Say(tongue, "state." + Camel(state));

    public static string Of(Tongue tongue, CommandKind command) => Catalogue.Say(tongue, "command." + Camel(command));

    public static string Of(Tongue tongue, ClockKind clock) => Catalogue.Say(tongue, "clock." + Camel(clock));

    public static string Of(Tongue tongue, Outcome outcome) => Catalogue.Say(tongue, "outcome." + Camel(outcome));

    public static string Of(Tongue tongue, SupervisionLevel level) => Catalogue.Say(tongue, "supervision." + Camel(level));

    public static string Of(Tongue tongue, DueReason why) => Catalogue.Say(tongue, "dueReason." + Camel(why));

    /// <summary>As on the wire.</summary>
    public static string Camel<T>(T value) where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());
}
