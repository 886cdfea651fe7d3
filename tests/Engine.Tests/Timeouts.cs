using GridOrleans.EngineTests.Grains;

namespace GridOrleans.EngineTests;

/// <summary>Methods marked “briefly” have a response timeout of 400 ms; the engine's time is moved past it where it is manual.</summary>
public sealed class Timeouts(EngineFixture fixture) : EngineTest(fixture)
{
    [Fact]
    public async Task A_response_timeout_leaves_the_callee_running()
    {
        var call = Grain<IPlainGrain>().HoldBriefly();
        await Hear("held");

        await Engine.PassResponseTimeout();
        await Assert.ThrowsAsync<TimeoutException>(() => call);

        Say("go on");
        await Hear("done");
        Assert.Equal(1, await Grain<IPlainGrain>().Sum());
    }

    [Fact]
    public async Task A_call_that_timed_out_in_the_queue_is_not_started()
    {
        var holding = Grain<IPlainGrain>().Hold();
        await Hear("held");
        var queued = Grain<IPlainGrain>().AddBriefly();

        await Engine.PassResponseTimeout();
        await Assert.ThrowsAsync<TimeoutException>(() => queued);
        Say("go on");
        await holding;

        Assert.Equal(1, await Grain<IPlainGrain>().Sum());
    }

    [Fact]
    public async Task Two_grains_that_wait_for_each_other_time_out()
    {
        var call = Grain<IChainGrain>().CallThroughAndBack($"{Key}-other");
        await Hear("deadlocked");
        await Engine.PassResponseTimeout();

        await Assert.ThrowsAsync<TimeoutException>(() => call);
        await Grain<IChainGrain>().Self();
    }
}
