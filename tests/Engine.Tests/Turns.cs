using GridOrleans.EngineTests.Grains;

namespace GridOrleans.EngineTests;

public sealed class Turns(EngineFixture fixture) : EngineTest(fixture)
{
    [Fact]
    public async Task Concurrent_first_calls_meet_one_activation()
    {
        var met = await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => Task.Run(() => Grain<IPlainGrain>().Activation())));

        Assert.All(met, activation => Assert.Equal(1, activation));
        Assert.Equal(1, Stage.Counted($"{Key}:activations"));
    }

    [Fact]
    public async Task Calls_take_turns_so_that_no_addition_is_lost()
    {
        await Task.WhenAll(Enumerable.Range(0, 200).Select(_ => Task.Run(() => Grain<IPlainGrain>().AddSlowly(1))));

        Assert.Equal(200, await Grain<IPlainGrain>().Sum());
    }

    [Fact]
    public async Task An_await_comes_back_to_the_activation() => Assert.True(await Grain<IPlainGrain>().StaysOnItsActivation());

    [Fact]
    public async Task Nobody_outside_runs_a_turn_of_the_activation_on_a_thread_of_its_own() => Assert.True(await Grain<IPlainGrain>().IsEnteredOnlyByItsOwnTurns());

    [Fact]
    public async Task ConfigureAwait_false_may_leave_the_activation() => Assert.True(await Grain<IPlainGrain>().MayLeaveItsActivation());

    [Fact]
    public async Task A_call_waits_for_the_one_under_way()
    {
        var holding = Grain<IPlainGrain>().Hold();
        await Hear("held");
        var adding = Grain<IPlainGrain>().AddSlowly(10);

        Assert.Equal(0, await Grain<IPlainGrain>().Peek());
        Assert.False(adding.IsCompleted);

        Say("go on");
        await Task.WhenAll(holding, adding);
        Assert.Equal(11, await Grain<IPlainGrain>().Sum());
    }

    [Fact]
    public async Task An_always_interleaving_call_under_way_does_not_keep_others_out()
    {
        var beside = Grain<IPlainGrain>().HoldBeside();
        await Hear("beside held");

        await Grain<IPlainGrain>().AddSlowly(5);
        Assert.Equal(5, await Grain<IPlainGrain>().Sum());

        Say("beside go on");
        await beside;
    }

    [Fact]
    public async Task A_reentrant_grain_takes_calls_while_one_is_under_way()
    {
        var holding = Grain<IReentrantGrain>().Hold();
        await Hear("held");

        Assert.Equal(0, await Grain<IReentrantGrain>().Sum());

        Say("go on");
        await holding;
        Assert.Equal(1, await Grain<IReentrantGrain>().Sum());
    }

    [Fact]
    public async Task A_reentrant_grain_still_runs_one_turn_at_a_time_and_stays_on_its_activation() => Assert.True(await Grain<IReentrantGrain>().StaysOnItsActivation());

    [Fact]
    public async Task A_one_way_call_returns_before_its_callee_is_done()
    {
        await Grain<IPlainGrain>().HoldOneWay();
        await Hear("one-way held");

        Assert.False(Stage.WasSaid($"{Key}:one-way done"));

        Say("one-way go on");
        await Hear("one-way done");
    }

    [Fact]
    public async Task The_caller_of_a_one_way_call_does_not_learn_of_its_failure()
    {
        await Grain<IPlainGrain>().FailOneWay();

        Assert.Equal(1, await Grain<IPlainGrain>().Activation());
    }
}
