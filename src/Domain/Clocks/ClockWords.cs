using System.Globalization;
using GridOrleans.Domain.Issues;

namespace GridOrleans.Domain.Clocks;

/// <summary>
/// A clock explains itself in words that add up to the second: “走了 12 分，停了 8 分（挂账：等配件），剩 4 分。” Ran and left make the target; the
/// target is the first one and what was added to it; the pauses make the time it stood still.
/// </summary>
public static class ClockWords
{
    /// <param name="english">True for English, false for Chinese.</param>
    /// <param name="moment">How a moment is written for the reader; without it a moved clock names only spans.</param>
    public static string Explain(Clock clock, DateTimeOffset now, bool english, Func<DateTimeOffset, string>? moment = null)
    {
        // A screen's estimate of the time may lie a hair before the start. Ran is cut to whole seconds and Left is what remains of the target, so that the spoken parts add up.
        if (now < clock.StartedAt) now = clock.StartedAt;
        var words = new Said(clock.Basis != TimeBasis.Wall, english);
        var target = Whole(clock.Target);
        var ran = Whole(clock.RanBy(now));
        var left = target - ran;
        var still = Still(clock, now, words);
        var end = (english, clock) switch
        {
            (false, { IsStopped: true, StoppedInTime: true }) => $"用时 {words.Span(ran)}{still}，按时",
            (false, { IsStopped: true }) => $"用时 {words.Span(ran)}{still}，超 {words.Span(-left)}",
            (false, _) => $"走了 {words.Span(ran)}{still}，{(left > TimeSpan.Zero ? $"剩 {words.Span(left)}" : $"超 {words.Span(-left)}")}{(clock.PausedAt is null ? "" : "，现在停表")}",
            (true, { IsStopped: true, StoppedInTime: true }) => $"Took {words.Span(ran)}{still}, on time",
            (true, { IsStopped: true }) => $"Took {words.Span(ran)}{still}, {words.Span(-left)} late",
            (true, _) => $"Ran {words.Span(ran)}{still}, {(left > TimeSpan.Zero ? $"{words.Span(left)} left" : $"{words.Span(-left)} over")}{(clock.PausedAt is null ? "" : ", standing still now")}",
        };
        var moved = Moved(clock, target, words, moment);
        return (words.IsWorking, english) switch
        {
            (false, false) => $"{end}{moved}。",
            (false, true) => $"{end}{moved}.",
            (true, false) => $"按工作时间{end}{moved}。",
            (true, true) => $"In working time: {char.ToLowerInvariant(end[0])}{end[1..]}{moved}.",
        };
    }

    /// <summary>“3 时 12 分”, “7 分 24 秒”: every non-zero part is said.</summary>
    public static string Spoken(TimeSpan span, bool english) => Parts(span.Days, span, english);

    /// <summary>The same for working time, which knows no days of 24 hours: “41 时 5 分”.</summary>
    public static string SpokenWorking(TimeSpan span, bool english) => Parts(0, span, english, (int)span.TotalHours);

    /// <summary>“4 时”, “16 时工作时间”, “5 个工作日”.</summary>
    public static string Target(TimeSpan target, TimeBasis basis, bool english) => basis switch
    {
        TimeBasis.WorkingTime => english ? $"{SpokenWorking(target, true)} of working time" : $"{SpokenWorking(target, false)}工作时间",
        TimeBasis.WorkingDays => english ? Plain($"{target.Days} working {(target.Days == 1 ? "day" : "days")}") : Plain($"{target.Days} 个工作日"),
        _ => Spoken(target, english),
    };

    /// <summary>“，停了 1 时（挂账：等配件 40 分、等审批 20 分）”: the parts are cut so that they make the whole.</summary>
    private static string Still(Clock clock, DateTimeOffset now, Said words)
    {
        var stood = Whole(clock.StoodStillBy(now));
        if (stood <= TimeSpan.Zero) return "";
        var (sum, said) = (TimeSpan.Zero, TimeSpan.Zero);
        List<(string Why, TimeSpan Span)> parts = [];
        foreach (var pause in clock.Pauses ?? [])
        {
            sum += clock.Counted(pause.From, pause.To ?? now);
            parts.Add((pause.Why ?? "", Whole(sum) - said));
            said = Whole(sum);
        }

        var isNamed = parts.Any(part => part.Why.Length > 0) && said == stood;
        var named = !isNamed ? ""
            : parts is [var only] ? only.Why
            : string.Join(words.IsEnglish ? ", " : "、", parts.Select(part => $"{(part.Why.Length > 0 ? part.Why + " " : "")}{words.Span(part.Span)}"));
        return words.IsEnglish
            ? $", stood still {words.Span(stood)}{(isNamed ? $" (parked: {named})" : "")}"
            : $"，停了 {words.Span(stood)}{(isNamed ? $"（挂账：{named}）" : "")}";
    }

    /// <summary>“（原定 4 时，延期加 2 时；原定 2026-11-20 20:00，现为 2026-11-20 22:00）”; while it stands still the due time is not known.</summary>
    private static string Moved(Clock clock, TimeSpan target, Said words, Func<DateTimeOffset, string>? moment)
    {
        if (clock.Moved is not { } why) return "";
        var first = Whole(clock.Counted(clock.StartedAt, clock.FirstDueAt));
        var more = target - first;
        var dates = moment is null || clock.PausedAt is not null ? null : (First: moment(clock.FirstDueAt), Now: moment(clock.DueAt)) as (string First, string Now)?;
        if (words.IsEnglish)
        {
            var change = more >= TimeSpan.Zero ? $"{words.Span(more)} more" : $"{words.Span(-more)} less";
            return $" (first {words.Span(first)}, {change} by {Why(why, true)}{(dates is { } due ? $"; first due {due.First}, now {due.Now}" : "")})";
        }

        var changed = more >= TimeSpan.Zero ? $"{Why(why, false)}加 {words.Span(more)}" : $"{Why(why, false)}减 {words.Span(-more)}";
        return $"（原定 {words.Span(first)}，{changed}{(dates is { } moments ? $"；原定 {moments.First}，现为 {moments.Now}" : "")}）";
    }

    private static string Why(DueReason why, bool english) => why switch
    {
        DueReason.Extension => english ? "extension" : "延期",
        DueReason.Plan => english ? "the plan's promise" : "按方案承诺",
        DueReason.Promise => english ? "a promise" : "按现场承诺",
        _ => english ? "another policy" : "因时限规则变更",
    };

    private static string Parts(int days, TimeSpan span, bool english, int? hours = null)
    {
        (int Count, string Chinese, string English)[] parts =
        [
            (days, "天", "d"),
            (hours ?? span.Hours, "时", "h"),
            (span.Minutes, "分", "min"),
            (span.Seconds, "秒", "s"),
        ];
        var said = parts.Where(part => part.Count != 0).Select(part => Plain($"{part.Count} {(english ? part.English : part.Chinese)}")).ToArray();
        return said.Length > 0 ? string.Join(' ', said) : english ? "0 s" : "0 秒";
    }

    private static string Plain(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private static TimeSpan Whole(TimeSpan span) => TimeSpan.FromSeconds(Math.Floor(span.TotalSeconds));

    /// <summary>How spans of one clock are said.</summary>
    private readonly record struct Said(bool IsWorking, bool IsEnglish)
    {
        public string Span(TimeSpan span) => IsWorking ? SpokenWorking(span, IsEnglish) : Spoken(span, IsEnglish);
    }
}
