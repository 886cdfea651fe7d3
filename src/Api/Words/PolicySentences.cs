using GridOrleans.Domain.Clocks;
using GridOrleans.Domain.Issues;

namespace GridOrleans.Api.Words;

/// <summary>What is said about policies and calendars: faults, conditions and explanations.</summary>
public static class PolicySentences
{
    public static IReadOnlyDictionary<string, Sentence> All { get; } = new Dictionary<string, Sentence>
    {
        ["policyFault.targetOutOfRange"] = new("时限必须在 1 分钟和 366 天之间。", "A target must be between 1 minute and 366 days."),
        ["policyFault.notWholeDays"] = new("按工作日计的时限必须是整天。", "A target in working days must be whole days."),
        ["policyFault.calendarMissing"] = new("有时限按工作时间计，必须指定日历。", "Some target is in working time: name a calendar."),
        ["policyFault.calendarUnused"] = new("没有时限按工作时间计，不要指定日历。", "No target is in working time: name no calendar."),
        ["policyFault.neverReached"] = new("这个日历的工作时间太少，永远到不了这个时限。", "The calendar has too little working time to ever reach this target."),
        ["policyFault.outOfOrder"] = new("后一步的时限不能短于前一步。", "A later step cannot be due before an earlier one."),

        ["calendarFault.unknownZone"] = new("不是 IANA 时区。", "Not an IANA time zone."),
        ["calendarFault.notAStretch"] = new("时段必须在 00:00 和 24:00 之内，并且结束晚于开始。", "A window must lie within 00:00–24:00 and end after it begins."),
        ["calendarFault.overlap"] = new("同一天的两个时段重叠。", "Two windows of one day overlap."),
        ["calendarFault.noWorkingTime"] = new("没有任何工作时间。", "There is no working time at all."),
        ["calendarFault.backwards"] = new("最后一天早于第一天。", "The last day lies before the first."),
        ["calendarFault.badName"] = new("必须有名称，最多 50 个字符。", "A name is needed, of at most 50 characters."),
        ["calendarFault.twice"] = new("同一天出现了两次，或既放假又上班。", "A day is named twice, or is free and worked at once."),
        ["calendarFault.tooMany"] = new("天数太多：最多 1000 段、3650 天。", "Too many days: at most 1,000 stretches and 3,650 days."),
        ["calendarFault.tooLong"] = new("一段最多 60 天。", "One stretch has at most 60 days."),

        ["fileFault.notACalendar"] = new("第 {0} 行：不是 iCalendar 文件（RFC 5545）。", "Line {0}: this is not an iCalendar file (RFC 5545)."),
        ["fileFault.malformed"] = new("第 {0} 行：看不懂“{1}”。", "Line {0}: “{1}” cannot be read."),
        ["fileFault.notClosed"] = new("第 {0} 行：“{1}”没有结束，或结束的不是它。", "Line {0}: “{1}” does not end, or something else does."),
        ["fileFault.unsupported"] = new("第 {0} 行：不支持“{1}”。", "Line {0}: “{1}” is not supported."),
        ["fileFault.recurring"] = new("第 {0} 行：不支持重复的日程（{1}），请逐日列出。", "Line {0}: recurring events ({1}) are not supported; list each day."),
        ["fileFault.notAllDay"] = new("第 {0} 行：“{1}”不是整天，只接受 VALUE=DATE。", "Line {0}: “{1}” is not an all-day date; only VALUE=DATE is taken."),
        ["fileFault.noStart"] = new("第 {0} 行：日程没有 DTSTART。", "Line {0}: the event has no DTSTART."),
        ["fileFault.backwards"] = new("第 {0} 行：结束不晚于开始。", "Line {0}: it does not end after it begins."),
        ["fileFault.noName"] = new("第 {0} 行：日程没有 SUMMARY，或超过 50 个字符。", "Line {0}: the event has no SUMMARY, or one of more than 50 characters."),
        ["fileFault.tooMany"] = new("第 {0} 行：行数或日程太多。", "Line {0}: too many lines or events."),
        ["fileFault.noDays"] = new("文件里没有一天可用（共 {0} 行）。", "The file holds no day that can be used ({0} lines)."),

        ["condition.none"] = new("所有案件", "every case"),
        ["condition.urgent"] = new("紧急件", "urgent cases"),
        ["condition.notUrgent"] = new("非紧急件", "cases that are not urgent"),
        ["condition.category"] = new("类别“{0}”", "category “{0}”"),
        ["condition.categoryGroup"] = new("大类“{0}”", "group “{0}”"),
        ["condition.area"] = new("区域 {0}", "area {0}"),
        ["condition.channel"] = new("渠道“{0}”", "channel “{0}”"),

        ["channel.resident"] = new("居民扫码", "resident"),
        ["channel.hotline"] = new("热线", "hotline"),
        ["channel.member"] = new("网格员", "grid member"),
        ["channel.propertyFirm"] = new("物业", "property firm"),
        ["channel.enterprise"] = new("企业下单", "enterprise"),
        ["channel.sensor"] = new("设备", "device"),

        ["explain.chosen"] = new("适用“{0}”第 {1} 版（{2} 起）：用于 {3}。", "“{0}” version {1} (from {2}) holds: for {3}."),
        ["explain.lessSpecific"] = new("“{0}”第 {1} 版（用于 {2}）也符合，但不如适用的那一条具体。", "“{0}” version {1} (for {2}) fits too, but is less particular."),
        ["explain.older"] = new("“{0}”第 {1} 版（用于 {2}）也符合、同样具体，但生效更早或编号在后。", "“{0}” version {1} (for {2}) fits too and is as particular, but came into force earlier or has the later id."),
        ["explain.noMatch"] = new("“{0}”第 {1} 版不符合：它只用于 {2}。", "“{0}” version {1} does not fit: it is only for {2}."),
        ["explain.order"] = new("比较次序：紧急程度、类别（先于大类）、区域（越小越先）、渠道；再比生效时间，晚的先。", "Compared in order: urgency, category (before group), area (the smaller first), channel; then the later in force first."),
        ["explain.clock"] = new("{0}：{1}，{2} 变黄，{3} 到期。", "{0}: {1}, yellow at {2}, due at {3}."),
        ["explain.calendar"] = new("按“{0}”第 {1} 版计工作时间（{2}）。", "Working time is counted in “{0}” version {1} ({2})."),
        ["explain.holiday"] = new("其间放假：{0}（{1} 至 {2}）。", "Free in between: {0} ({1} to {2})."),
        ["explain.extraWorkDay"] = new("其间调休上班：{0}（{1}）。", "Worked in between: {0} ({1})."),
        ["explain.drill"] = new("演练：所有时限除以 {0}，都按自然时间。", "Drill: every target is divided by {0}, and all of them are wall time."),
    };

    public static string Of(Tongue tongue, PolicyFault fault) => Catalogue.Say(tongue, "policyFault." + Names.Camel(fault));

    public static string Of(Tongue tongue, CalendarFault fault) => Catalogue.Say(tongue, "calendarFault." + Names.Camel(fault));

    public static string Of(Tongue tongue, Channel channel) => Catalogue.Say(tongue, "channel." + Names.Camel(channel));
}
