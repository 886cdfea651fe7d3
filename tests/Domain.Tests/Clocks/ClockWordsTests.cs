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
