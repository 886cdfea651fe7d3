using GridOrleans.Api.Words;

namespace GridOrleans.Api.Ladders;

/// <summary>What a ladder says of itself, of what it would have done, and of what is wrong with it.</summary>
public static class LadderSentences
{
    public static IReadOnlyDictionary<string, Sentence> All { get; } = new Dictionary<string, Sentence>
    {
        ["ladder.rung"] = new("第 {0} 级：{1}呼叫{2}。", "Rung {0}: {1} it calls {2}."),
        ["ladder.atYellow"] = new("亮黄灯时", "at yellow"),
        ["ladder.afterYellow"] = new("亮黄灯后 {0}", "{0} after yellow"),
        ["ladder.atRed"] = new("亮红灯时", "at red"),
        ["ladder.afterRed"] = new("亮红灯后 {0}", "{0} after red"),
        ["ladder.step.member"] = new("网格员", "the grid member"),
        ["ladder.step.chief"] = new("网格长", "the grid chief"),
        ["ladder.step.community"] = new("社区", "the community"),
        ["ladder.step.street"] = new("街道", "the street"),
        ["ladder.step.district"] = new("区指挥中心", "the district hall"),
        ["ladder.lead"] = new("承办单位自己的负责人", "the head of the lead unit itself"),
        ["ladder.postOf"] = new("{0}的{1}", "the {1} of {0}"),
        ["ladder.clocks"] = new("只限{0}时限。", "Only on these clocks: {0}."),
        ["ladder.waits"] = new("无人值班时，等到下一班再呼叫。", "While nobody is on duty it waits for the next duty."),
        ["ladder.card"] = new("同时{0}。", "With it comes {0}."),
        ["ladder.reassign"] = new("同时改派给{0}。", "The case then goes to {0}."),
        ["ladder.reassignFallback"] = new("同时改派给兜底单位。", "The case then goes to its fallback owner."),
        ["ladder.whistle"] = new("同时向{0}紧急吹哨。", "An urgent whistle calls {0}."),
        ["ladder.holds"] = new("应答后停 {0}，不跟进则继续升级。", "An answer holds the climb for {0}; with no step by then it goes on."),
        ["ladder.repeat"] = new("此后每隔 {1} 再呼叫最后 {0} 级，共 {2} 遍。", "After that the last {0} rungs are called again every {1}, {2} times."),
        ["ladder.once"] = new("此后不再呼叫。", "After that nobody is called."),

        ["ladder.wouldCall"] = new("{0}，{1}时限的第 {2} 级会呼叫{3}。", "{0}: rung {2} of the {1} clock would have called {3}."),
        ["ladder.wouldHold"] = new("{0} 的应答会让{1}时限停到 {2}。", "{0}: the answer would have held the {1} clock's climb until {2}."),
        ["ladder.wouldHoldOff"] = new("{0} 的应答会让{1}时限停到 {2}，挡住本该在 {4} 呼叫的第 {3} 级。", "{0}: the answer would have held the {1} clock's climb until {2} and rung {3}, due at {4}, with it."),
        ["ladder.wouldAnswerNothing"] = new("{0}，{1}时限还没有呼叫过谁，应答不起作用。", "{0}: nobody would have been called on the {1} clock yet, so the answer answers nothing."),

        ["ladder.rungCount"] = new("阶梯要有 1 到 12 级。", "A ladder has 1 to 12 rungs."),
        ["ladder.afterOutOfRange"] = new("必须在灯亮后的零到七天之间。", "Must be between nothing and seven days after its moment."),
        ["ladder.holdOutOfRange"] = new("应答的时限必须在一分钟到一天之间。", "An answer holds for a minute to a day."),
        ["ladder.outOfOrder"] = new("会比它下面的级先到点。", "It would fall due before a rung below it."),
        ["ladder.clocksUnclear"] = new("要么不写（全部时限），要么写清是哪几个，各写一次。", "Leave it out for all clocks, or name each clock once."),
        ["ladder.clockForgotten"] = new("至少有一个时限没有任何一级管，超时了谁也不会被呼叫。", "At least one clock has no rung: its breach would call nobody."),
        ["ladder.calleeUnclear"] = new("呼叫指定单位时必须写单位，否则不能写。", "Name a unit if and only if the callee is “unit”."),
        ["ladder.whistleOutOfRange"] = new("紧急吹哨的单位要有 1 到 10 个，各写一次。", "An urgent whistle calls 1 to 10 units, each named once."),
        ["ladder.repeatOutOfRange"] = new("重复的级数不能超过阶梯，遍数 1 到 5，间隔一分钟到七天。", "Repeats no more rungs than there are, 1 to 5 times, every minute to seven days."),
        ["ladder.leavesGap"] = new("这样就会有事项没有阶梯可用：不带条件的阶梯必须始终有一个有效。", "Some case would have no ladder then: one without conditions must always be in force."),
        ["ladder.unknown"] = new("没有这个阶梯或这个版本。", "There is no such ladder, or no such version of it."),
    };
}
