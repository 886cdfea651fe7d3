using GridOrleans.EngineTests.Grains;

namespace GridOrleans.EngineTests;

/// <summary>Grain timers run on the grains' clock, which stands still unless a test moves it.</summary>
public sealed class Timers(EngineFixture fixture) : EngineTest(fixture)
{
    private static readonly TimeSpan Due = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan Moment = TimeSpan.FromTicks(1);

    private ITimerGrain Timer => Grain<ITimerGrain>();

    [Fact]
    public async Task A_timer_ticks_when_due_and_then_each_period()
    {
        await Timer.Start(Due, Period, isInterleaving: false);

        Engine.GrainTime.Advance(Due - Moment);
        Assert.Equal(0, await Timer.Ticks());

        Engine.GrainTime.Advance(Moment);
        Assert.Equal(1, await Timer.Ticks());

        Engine.GrainTime.Advance(Period - Moment);
        Assert.Equal(1, await Timer.Ticks());

        Engine.GrainTime.Advance(Moment);
        Assert.Equal(2, await Timer.Ticks());
    }

    [Fact]
    public async Task A_timer_without_a_period_ticks_once()
    {
        await Timer.Start(Due, Timeout.InfiniteTimeSpan, isInterleaving: false);

        Engine.GrainTime.Advance(Due);
        Assert.Equal(1, await Timer.Ticks());
        Engine.GrainTime.Advance(Due * 100);
        Assert.Equal(1, await Timer.Ticks());
    }

    [Fact]
    public async Task A_tick_waits_for_the_call_under_way()
    {
        await Timer.Start(Due, Period, isInterleaving: false);
        var holding = Timer.Hold();
        await Hear("held");

        Engine.GrainTime.Advance(Due);
        Assert.Equal(0, await Timer.PeekTicks());

        Say("go on");
        await holding;
        Assert.Equal(1, await Timer.Ticks());
    }

    [Fact]
    public async Task A_call_waits_for_the_tick_under_way_and_the_next_tick_is_counted_from_its_end()
    {
        await Timer.Start(Due, Period, isInterleaving: false);
        await Timer.HoldNextTick();
        Engine.GrainTime.Advance(Due);
        await Hear("tick held");
        var asking = Timer.Ticks();

        Engine.GrainTime.Advance(Period * 10);
        Assert.Equal(1, await Timer.PeekTicks());
        Assert.False(asking.IsCompleted);

        Say("tick go on");
        Assert.Equal(1, await asking);
        Engine.GrainTime.Advance(Period);
        Assert.Equal(2, await Timer.Ticks());
    }

    [Fact]
    public async Task An_interleaving_timer_ticks_beside_the_call_under_way()
    {
        await Timer.Start(Due, Period, isInterleaving: true);
        var holding = Timer.Hold();
        await Hear("held");

        Engine.GrainTime.Advance(Due);
        await Hear("tick");

        Say("go on");
        await holding;
    }

    [Fact]
    public async Task A_change_counts_from_now()
    {
        await Timer.Start(Due, Period, isInterleaving: false);
        await Timer.Change(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(2));

        Engine.GrainTime.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(1, await Timer.Ticks());
        Engine.GrainTime.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal(2, await Timer.Ticks());
    }

    [Fact]
    public async Task A_tick_that_fails_does_not_stop_its_timer()
    {
        await Timer.Start(Due, Period, isInterleaving: false);
        await Timer.FailNextTick();

        Engine.GrainTime.Advance(Due);
        Assert.Equal(1, await Timer.Ticks());
        Engine.GrainTime.Advance(Period);
        Assert.Equal(2, await Timer.Ticks());
    }

    [Fact]
    public async Task A_stopped_timer_does_not_tick()
    {
        await Timer.Start(Due, Period, isInterleaving: false);
        await Timer.Stop();

        Engine.GrainTime.Advance(Due * 10);
        Assert.Equal(0, await Timer.Ticks());
    }

    [Fact]
    public async Task A_timer_dies_with_its_activation()
    {
        await Timer.Start(Due, Period, isInterleaving: false);
        await Timer.End();
        await Hear("ended");

        Engine.GrainTime.Advance(Due * 10);
        Assert.Equal(0, await Timer.Ticks());
        Assert.False(Stage.WasSaid($"{Key}:tick"));
    }
}
