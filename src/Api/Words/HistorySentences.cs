namespace GridOrleans.Api.Words;

/// <summary>What the timeline says for each kind of event. Keys are “event.” and the kind's camelCase name.</summary>
public static class HistorySentences
{
    public static IReadOnlyDictionary<string, Sentence> All { get; } = new Dictionary<string, Sentence>
    {
        ["event.reported"] = new("上报：{0}，{1}。", "Reported: {0}, {1}."),
        ["event.filed"] = new("立案。", "Filed as a case."),
        ["event.refused"] = new("不予受理：{0}", "Refused: {0}"),
        ["event.dispatched"] = new("{1}吹哨，派遣给{0}。", "{1} called: dispatched to {0}."),
        ["event.redispatched"] = new("改派给{0}：{1}", "Redispatched to {0}: {1}"),
        ["event.accepted"] = new("{0}报到签收。", "{0} reported in and accepted."),
        ["event.arrived"] = new("{0}到场。", "{0} arrived."),
        ["event.handlingStarted"] = new("{0}开始处置。", "{0} started handling."),
        ["event.completed"] = new("{0}办结（{1}）：{2}", "{0} completed it ({1}): {2}"),
        ["event.checkPassed"] = new("核查通过，结案。", "The check passed; closed."),
        ["event.reworkOrdered"] = new("核查未通过，返工：{0}", "The check failed; rework: {0}"),
        ["event.returned"] = new("{0}退回：{1}", "{0} returned it: {1}"),
        ["event.voided"] = new("作废：{0}", "Void: {0}"),
        ["event.rated"] = new("评价 {0} 分。{1}", "Rated {0} of 5. {1}"),
        ["event.clockWarned"] = new("{0}时限已过八成，亮黄灯。", "The {0} clock is past 80 %: yellow."),
        ["event.clockBreached"] = new("{0}超时，亮红灯。", "The {0} clock ran out: red."),
        ["event.rungFell"] = new("{0}时限：第 {1} 级呼叫到点。", "The {0} clock: rung {1} fell due."),
        ["event.rungCalled"] = new("{0}时限：已呼叫{1}（第 {2} 级）。", "The {0} clock: called {1} (rung {2})."),
        ["event.acknowledged"] = new("{0}时限：已应答，须在 {1} 前跟进。", "The {0} clock: acknowledged; the next step is due by {1}."),
        ["event.acknowledgementLapsed"] = new("{0}时限：应答后没有跟进，继续升级。", "The {0} clock: no step followed the acknowledgement; the climb goes on."),
        ["event.unitsCalled"] = new("{0}吹哨，呼叫{1}。", "{0} called {1}."),
        ["event.reportedIn"] = new("{0}报到。", "{0} reported in."),
        ["event.declined"] = new("{0}谢绝：{1}", "{0} declined: {1}"),

        // The reporter is told what happens, not what the offices say to each other.
        ["public.redispatched"] = new("改派给{0}。", "Redispatched to {0}."),
        ["public.returned"] = new("{0}退回，正在重新安排。", "{0} returned it; another unit is being found."),
        ["public.reworkOrdered"] = new("核查未通过，正在返工。", "The check failed; it is being done again."),
        ["public.rated"] = new("您评价了 {0} 分。", "You rated it {0} of 5."),
        ["public.rungCalled"] = new("已催到{0}。", "Escalated to {0}."),

        ["list.separator"] = new("、", ", "),
    };
}
