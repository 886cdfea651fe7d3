using System.Globalization;

namespace GridOrleans.Domain.Clocks;

/// <summary>A clock explains itself in words that add up to the second: “走了 12 分，停了 8 分，剩 4 分。”</summary>
public static class ClockWords
{
    /// <param name="english">True for English, false for Chinese.</param>
    public static string Explain(Clock clock, DateTimeOffset now, bool english)
    {
        // A screen's estimate of the time may lie a hair before the start. Ran is cut to whole seconds and Left is what remains of the target, so that the spoken parts add up.
        var target = Whole(clock.Target);
        var ran = Whole(clock.RanBy(now < clock.StartedAt ? clock.StartedAt : now));
        var stood = Whole(clock.StoodStillBy(now));
        var left = target - ran;
        return english ? English(clock, ran, stood, left) : Chinese(clock, ran, stood, left);
    }

    private static string Chinese(Clock clock, TimeSpan ran, TimeSpan stood, TimeSpan left)
    {
        var still = stood > TimeSpan.Zero ? $"，停了 {Spoken(stood, false)}" : "";
        if (clock.IsStopped)
        {
            return clock.StoppedInTime
                ? $"用时 {Spoken(ran, false)}{still}，按时。"
                : $"用时 {Spoken(ran, false)}{still}，超 {Spoken(-left, false)}。";
        }

        var end = left > TimeSpan.Zero ? $"剩 {Spoken(left, false)}" : $"超 {Spoken(-left, false)}";
        var paused = clock.PausedAt is null ? "" : "，现在停表";
        return $"走了 {Spoken(ran, false)}{still}，{end}{paused}。";
    }

    private static string English(Clock clock, TimeSpan ran, TimeSpan stood, TimeSpan left)
    {
        var still = stood > TimeSpan.Zero ? $", stood still {Spoken(stood, true)}" : "";
        if (clock.IsStopped)
        {
            return clock.StoppedInTime
                ? $"Took {Spoken(ran, true)}{still}, on time."
                : $"Took {Spoken(ran, true)}{still}, {Spoken(-left, true)} late.";
        }

        var end = left > TimeSpan.Zero ? $"{Spoken(left, true)} left" : $"{Spoken(-left, true)} over";
        var paused = clock.PausedAt is null ? "" : ", standing still now";
        return $"Ran {Spoken(ran, true)}{still}, {end}{paused}.";
    }

    /// <summary>“3 时 12 分”, “7 分 24 秒”: every non-zero part is said.</summary>
    public static string Spoken(TimeSpan span, bool english)
    {
        (int Count, string Chinese, string English)[] parts =
        [
            (span.Days, "天", "d"),
            (span.Hours, "时", "h"),
            (span.Minutes, "分", "min"),
            (span.Seconds, "秒", "s"),
        ];
        var said = parts.Where(part => part.Count != 0)
            .Select(part => string.Create(CultureInfo.InvariantCulture, $"{part.Count} {(english ? part.English : part.Chinese)}"))
            .ToArray();
        return said.Length > 0 ? string.Join(' ', said) : english ? "0 s" : "0 秒";
    }

    private static TimeSpan Whole(TimeSpan span) => TimeSpan.FromSeconds(Math.Floor(span.TotalSeconds));
}
