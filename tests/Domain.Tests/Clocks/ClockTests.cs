namespace GridOrleans.Domain.Tests.Clocks;

public sealed class ClockTests
{
    private static readonly DateTimeOffset Start = Case.Start;

    private static Clock Started => Clock.Start(ClockKind.Respond, 20.Minutes, Start);

    // Harm: a screen shows green until the breach, and nobody had a warning.
    [Fact]
    public void A_clock_turns_yellow_at_four_fifths_and_red_at_its_due_time()
    {
        Assert.Equal(Light.Green, Started.LightAt(Start + 16.Minutes - 1.Seconds));
        Assert.Equal(Light.Yellow, Started.LightAt(Start + 16.Minutes));
        Assert.Equal(Light.Yellow, Started.LightAt(Start + 20.Minutes - 1.Seconds));
        Assert.Equal(Light.Red, Started.LightAt(Start + 20.Minutes));
    }

    // Harm: an answer at the very second of the due time is on time on one screen and late on another.
    [Fact]
    public void The_due_moment_itself_is_too_late()
    {
        Assert.True(Started.Stop(Start + 20.Minutes - 1.Seconds).StoppedInTime);
        Assert.False(Started.Stop(Start + 20.Minutes).StoppedInTime);
        Assert.Equal(Light.Red, Started.Stop(Start + 20.Minutes).LightAt(Start + 9.Days));
        Assert.Equal(Light.Green, Started.Stop(Start + 19.Minutes).LightAt(Start + 9.Days));
    }

    // Harm: waiting for an approved park counts against the unit, or moves the promise by more than the wait.
    [Fact]
    public void A_pause_moves_the_due_time_by_exactly_its_length()
    {
        var resumed = Started.Pause(Start + 5.Minutes).Resume(Start + 13.Minutes);

        Assert.Equal(Start + 28.Minutes, resumed.DueAt);
        Assert.Equal(Start + 20.Minutes, resumed.FirstDueAt);
        Assert.Equal((12.Minutes, 8.Minutes, 8.Minutes), (resumed.RanBy(Start + 20.Minutes), resumed.StoodStill, resumed.LeftAt(Start + 20.Minutes)));
    }

    // Harm: a clock that stands still turns red on the wall.
    [Fact]
    public void A_paused_clock_keeps_its_light_and_what_is_left()
    {
        var paused = Started.Pause(Start + 5.Minutes);

        Assert.Equal(Light.Green, paused.LightAt(Start + 9.Hours));
        Assert.Equal(15.Minutes, paused.LeftAt(Start + 9.Hours));
        Assert.False(paused.IsRunning);
    }

    // Harm: a wake-up that was armed before the due time moved fires a breach of the old time.
    [Fact]
    public void Every_move_of_the_due_time_makes_a_new_generation()
    {
        var paused = Started.Pause(Start + 5.Minutes);
        var resumed = paused.Resume(Start + 6.Minutes);
        var stopped = resumed.Stop(Start + 7.Minutes);

        Assert.Equal([1, 2, 3, 4], new[] { Started, paused, resumed, stopped }.Select(clock => clock.Generation));
    }

    // Harm: a double stop moves the stop to the later tap, and an answer in time becomes late.
    [Fact]
    public void Stopping_pausing_and_resuming_twice_change_nothing()
    {
        var stopped = Started.Stop(Start + 5.Minutes);
        Assert.Same(stopped, stopped.Stop(Start + 25.Minutes));
        Assert.Same(stopped, stopped.Pause(Start + 25.Minutes));
        Assert.Same(stopped, stopped.Resume(Start + 25.Minutes));

        var paused = Started.Pause(Start + 5.Minutes);
        Assert.Same(paused, paused.Pause(Start + 6.Minutes));
    }

    // Harm: work finished during a park is counted up to the end of the park.
    [Fact]
    public void Stopping_a_paused_clock_counts_no_minute_of_the_pause()
    {
        var stopped = Started.Pause(Start + 5.Minutes).Stop(Start + 30.Minutes);

        Assert.Equal((5.Minutes, 25.Minutes), (stopped.RanBy(Start + 9.Hours), stopped.StoodStill));
        Assert.True(stopped.StoppedInTime);
    }

    // Harm: a drill calls people after real minutes, or a real case after drill seconds.
    [Fact]
    public void A_drill_divides_every_target()
    {
        var drill = SlaPolicy.Pledge2341.Drilled(60);

        Assert.Equal([20.Seconds, 30.Seconds, 4.Minutes, 24.Minutes], Enum.GetValues<ClockKind>().Select(drill.TargetOf));
        Assert.Equal(24.Minutes, drill.CheckWindow);
    }
}
