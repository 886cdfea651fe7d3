using System.Globalization;
using System.Text.RegularExpressions;
using FsCheck;
using FsCheck.Fluent;

namespace GridOrleans.Domain.Tests.Clocks;

public sealed partial class ClockWordsTests
{
    private static readonly DateTimeOffset Start = Case.Start;

    private static Clock Started => Clock.Start(ClockKind.Respond, 20.Minutes, Start);

    // Harm: a person reads a sentence that is wrong, or cannot be read at all.
    [Fact]
    public void A_clock_explains_itself()
    {
        var resumed = Started.Pause(Start + 5.Minutes).Resume(Start + 13.Minutes);

        Assert.Equal("走了 12 分，停了 8 分，剩 8 分。", ClockWords.Explain(resumed, Start + 20.Minutes, false));
        Assert.Equal("Ran 12 min, stood still 8 min, 8 min left.", ClockWords.Explain(resumed, Start + 20.Minutes, true));
        Assert.Equal("走了 5 分，停了 55 分，剩 15 分，现在停表。", ClockWords.Explain(Started.Pause(Start + 5.Minutes), Start + 1.Hours, false));
        Assert.Equal("Ran 21 min 5 s, 1 min 5 s over.", ClockWords.Explain(Started, Start + 21.Minutes + 5.Seconds, true));
        Assert.Equal("用时 7 分，按时。", ClockWords.Explain(Started.Stop(Start + 7.Minutes), Start + 9.Days, false));
        Assert.Equal("Took 1 d 1 h, 1 d 40 min late.", ClockWords.Explain(Started.Stop(Start + 25.Hours), Start + 9.Days, true));
        Assert.Equal("Ran 0 s, 20 min left.", ClockWords.Explain(Started, Start, true));
    }

    // Harm: a unit is asked why it stood still, and the clock does not say.
    [Fact]
    public void A_clock_names_the_parks_it_stood_still_for()
    {
        var once = Started.Pause(Start + 5.Minutes, "等配件").Resume(Start + 13.Minutes);
        var twice = once.Pause(Start + 14.Minutes, "业主外出").Resume(Start + 14.Minutes + 30.Seconds);

        Assert.Equal("走了 12 分，停了 8 分（挂账：等配件），剩 8 分。", ClockWords.Explain(once, Start + 20.Minutes, false));
        Assert.Equal("Ran 6 min, stood still 8 min 30 s (parked: 等配件 8 min, 业主外出 30 s), 14 min left.", ClockWords.Explain(twice, Start + 14.Minutes + 30.Seconds, true));
        Assert.Equal("走了 6 分，停了 8 分 30 秒（挂账：等配件 8 分、业主外出 30 秒），剩 14 分。", ClockWords.Explain(twice, Start + 14.Minutes + 30.Seconds, false));
    }

    // Harm: an extended promise looks as if it had always been so.
    [Fact]
    public void A_moved_clock_names_the_first_promise_and_what_was_added()
    {
        var extended = Started.MoveDue(Start + 50.Minutes, Start + 10.Minutes, DueReason.Extension);

        Assert.Equal("走了 12 分，剩 38 分（原定 20 分，延期加 30 分）。", ClockWords.Explain(extended, Start + 12.Minutes, false));
        Assert.Equal(
            "Ran 12 min, 38 min left (first 20 min, 30 min more by extension; first due 08:20, now 08:50).",
            ClockWords.Explain(extended, Start + 12.Minutes, true, at => at.ToString("HH:mm", CultureInfo.InvariantCulture)));
        Assert.Equal("走了 12 分，超 2 分（原定 20 分，因时限规则变更减 10 分）。", ClockWords.Explain(
            Started.Under(SlaPolicy.Pledge2341 with { Respond = 10.Minutes }, Start + 5.Minutes), Start + 12.Minutes, false));
    }

    // Harm: 41 working hours are told as “1 day 17 hours”, and nobody can say of which kind of day.
    [Fact]
    public void Working_time_is_told_in_hours_and_named_as_such()
    {
        var plan = (SlaPolicy.Pledge2341 with { Plan = 5.Days, PlanBasis = TimeBasis.WorkingDays, Calendar = Calendars.Office })
            .Start(ClockKind.Plan, Calendars.Shanghai(2026, 11, 19, 17, 0));

        Assert.Equal("按工作时间走了 3 时，剩 38 时。", ClockWords.Explain(plan, Calendars.Shanghai(2026, 11, 20, 11, 0), false));
        Assert.Equal("In working time: ran 3 h, 38 h left.", ClockWords.Explain(plan, Calendars.Shanghai(2026, 11, 20, 11, 0), true));
        Assert.Equal(("5 个工作日", "16 时工作时间", "1 working day", "1 天"), (
            ClockWords.Target(5.Days, TimeBasis.WorkingDays, false), ClockWords.Target(16.Hours, TimeBasis.WorkingTime, false),
            ClockWords.Target(1.Days, TimeBasis.WorkingDays, true), ClockWords.Target(1.Days, TimeBasis.Wall, false)));
    }

    // Harm: a screen whose estimate of the server's time is a hair behind says “ran -1 s”.
    [Fact]
    public void A_moment_before_the_start_is_the_start() =>
        Assert.Equal("走了 0 秒，剩 20 分。", ClockWords.Explain(Started, Start - TimeSpan.FromMilliseconds(40), false));

    // Harm: the parts of the sentence do not add up, and people stop believing the clock.
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void The_words_add_up_to_the_second(bool english) => Law.Holds(Arb.From(Clocked), drawn =>
    {
        var (clock, now) = drawn;
        var words = ClockWords.Explain(clock, now, english);
        var said = Sentence().Matches(words).Select(match => (What: match.Groups["what"].Value, Span: Parse(match.Groups["span"].Value))).ToArray();
        var ran = Of("走了", "用时", "Ran", "Took");
        var stood = Of("停了", "stood still");
        var left = Of("剩", "left");
        var over = Of("超", "over", "late");

        Assert.Equal(Math.Floor(clock.RanBy(now).TotalSeconds), ran.TotalSeconds);
        Assert.Equal(Math.Floor(clock.StoodStillBy(now).TotalSeconds), stood.TotalSeconds);
        if (!clock.IsStopped || !clock.StoppedInTime) Assert.Equal(clock.Target, ran + left - over);

        TimeSpan Of(params string[] names) => said.Where(part => names.Contains(part.What)).Select(part => part.Span).SingleOrDefault();
    });

    /// <summary>Targets in whole seconds, as policies have them; moments to the microsecond.</summary>
    private static Gen<(Clock Clock, DateTimeOffset Now)> Clocked =>
        from target in Gen.Choose(1, 200_000)
        from steps in Gen.ArrayOf(Gen.Choose(0, 2_000_000_000))
        let walked = steps.Take(6).Aggregate(
            (Clock: Clock.Start(ClockKind.Close, target.Seconds, Start), Now: Start),
            (at, step) => (Turn(at.Clock, step, at.Now.AddMicroseconds(step * 37L)), at.Now.AddMicroseconds(step * 37L)))
        select walked;

    private static Clock Turn(Clock clock, int step, DateTimeOffset at) => (step % 7) switch
    {
        0 or 1 => clock.Pause(at),
        2 or 3 => clock.Resume(at),
        4 => clock.Stop(at),
        _ => clock,
    };

    private static TimeSpan Parse(string said) => Part().Matches(said)
        .Select(match => int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture) * match.Groups[2].Value switch
        {
            "天" or "d" => 1.Days,
            "时" or "h" => 1.Hours,
            "分" or "min" => 1.Minutes,
            _ => 1.Seconds,
        })
        .Aggregate(TimeSpan.Zero, (sum, part) => sum + part);

    [GeneratedRegex(@"(?<what>走了|用时|停了|剩|超|Ran|Took|stood still) (?<span>\d[^，。,.]*)|(?<span>\d[^,.]*?) (?<what>left|over|late)")]
    private static partial Regex Sentence();

    [GeneratedRegex(@"(\d+) (天|时|分|秒|d|h|min|s)\b?")]
    private static partial Regex Part();
}
