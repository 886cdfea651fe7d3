using GridOrleans.Domain.Issues;

namespace GridOrleans.Api.Words;

/// <summary>What is said about whistle calls beyond calling and reporting in: names, refusals and the timeline.</summary>
public static class LineSentences
{
    public static IReadOnlyDictionary<string, Sentence> All { get; } = new Dictionary<string, Sentence>
    {
        ["command.lineArrive"] = new("协同到场", "arrive as a helper"),
        ["command.lineDone"] = new("协同办完", "finish as a helper"),
        ["command.withdrawLine"] = new("撤哨", "withdraw the call"),
        ["command.rateLine"] = new("互评", "rate the call"),
        ["command.callLineRung"] = new("催报到", "call for an answer"),

        ["lineStep.reportIn"] = new("报到", "report-in"),
        ["lineStep.arrive"] = new("到场", "arrival"),
        ["lineStep.done"] = new("办完", "completion"),

        ["lineSide.caller"] = new("吹哨方", "The caller"),
        ["lineSide.unit"] = new("被吹哨方", "The called unit"),

        [Refusal.LeadLine] = new("这是主办单位的呼叫，请在事件上操作。", "This is the lead unit's call: act on the issue itself."),
        [Refusal.LineOpen] = new("这个单位还没有办完，办完后才能评价。", "The unit is still at it; it is rated when it is done."),
        [Refusal.WindowOver] = new("评价时间已过。", "The time for ratings is over."),
        [Refusal.RatedAlready] = new("这一方已经评价过。", "This side has rated it already."),

        ["event.lineArrived"] = new("{0}到场协助。", "{0} arrived to help."),
        ["event.lineDone"] = new("{0}办完：{1}", "{0} has done its part: {1}"),
        ["event.lineWithdrawn"] = new("撤回对{0}的呼叫：{1}", "The call to {0} was withdrawn: {1}"),
        ["event.lineWarned"] = new("{0}的{1}时限已过八成。", "{0} has used 80 % of its time for {1}."),
        ["event.lineBreached"] = new("{0}{1}超时。", "{0} is overdue: {1}."),
        ["event.lineRungFell"] = new("{0}未报到：第 {1} 级催报到点。", "{0} has not reported in: rung {1} fell due."),
        ["event.lineRungCalled"] = new("{0}未报到：已呼叫{1}（第 {2} 级）。", "{0} has not reported in: called {1} (rung {2})."),
        ["event.lineRated"] = new("{1}就{0}的协同评 {2} 分。{3}", "{1} rated the help of {0}: {2} of 5. {3}"),
    };
}
