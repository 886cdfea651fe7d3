using GridOrleans.EngineTests.Grains;

namespace GridOrleans.EngineTests;

public sealed class Lives(EngineFixture fixture) : EngineTest(fixture)
{
    private ILifeGrain Life => Grain<ILifeGrain>();

    [Fact]
    public async Task An_idle_activation_ends_with_goodbye_and_the_next_call_starts_another()
    {
        Assert.Equal(1, await Life.Activation());

        await Engine.CollectIdle();
        await Hear("ended");

        Assert.Equal(1, Stage.Counted($"{Key}:ended by {DeactivationReasonCode.ActivationIdle}"));
        Assert.Equal(2, await Life.Activation());
    }

    [Fact]
    public async Task An_activation_ends_when_it_asks_to()
    {
        await Life.EndSoon();
        await Hear("ended");

        Assert.Equal(1, Stage.Counted($"{Key}:ended by {DeactivationReasonCode.ApplicationRequested}"));
        Assert.Equal(1, Stage.Counted($"{Key}:activations"));
        Assert.Equal(2, await Life.Activation());
    }

    [Fact]
    public async Task An_activation_that_asked_to_end_finishes_the_call_under_way_and_the_waiting_calls_go_to_the_next_one()
    {
        var ending = Life.EndAfterHold();
        await Hear("held");
        var waiting = Life.Activation();
        Say("go on");

        Assert.Equal(1, await ending);
        Assert.Equal(2, await waiting);
    }

    /// <summary>On Orleans a call may be rejected that met two ending activations in a row; it must not get lost.</summary>
    [Fact]
    public async Task However_often_activations_end_every_call_is_settled_and_never_are_there_two_of_one_grain()
    {
        var seed = Random.Shared.Next();
        TestContext.Current.TestOutputHelper!.WriteLine($"seed {seed}");
        var keys = Enumerable.Range(0, 10).Select(number => $"{Key}-{number}").ToArray();

        var settled = await Task.WhenAll(Enumerable.Range(0, 20).Select(caller => Task.Run(async () =>
        {
            var random = new Random(seed + caller);
            for (var call = 0; call < 200; call++)
            {
                var grain = Grain<ILifeGrain>(keys[random.Next(keys.Length)]);
                try
                {
                    if (random.Next(10) == 0) await grain.EndSoon();
                    else Assert.True(await grain.Activation() > 0);
                }
                catch (OrleansException)
                {
                    // Rejected: settled as well.
                }
            }

            return 200;
        }))).WaitAsync(Stage.Patience);

        Assert.Equal(4_000, settled.Sum());
        Assert.All(keys, key => Assert.Equal(0, Stage.Counted($"{key}:two at once")));
        Assert.True(keys.Sum(key => Stage.Counted($"{key}:activations")) > 100);
    }

    [Fact]
    public async Task A_busy_activation_is_not_collected()
    {
        var holding = Life.Hold();
        await Hear("held");

        await Engine.CollectIdle();
        Say("go on");

        Assert.Equal("answered", await holding);
        Assert.Equal(1, await Life.Activation());
    }

    [Fact]
    public async Task A_delayed_activation_is_not_collected()
    {
        await Life.KeepFor(Timeout.InfiniteTimeSpan);
        var other = Grain<ILifeGrain>($"{Key}-other");
        await other.Activation();

        await Engine.CollectIdle();
        await Stage.Hear($"{Key}-other:ended");

        Assert.Equal(1, await Life.Activation());
    }

    [Fact]
    public async Task A_class_that_is_kept_alive_is_not_collected()
    {
        await Grain<ILastingGrain>().Activation();
        var other = Grain<ILifeGrain>($"{Key}-other");
        await other.Activation();

        await Engine.CollectIdle();
        await Stage.Hear($"{Key}-other:ended");

        Assert.Equal(1, await Grain<ILastingGrain>().Activation());
    }

    [Fact]
    public async Task A_grain_that_fails_to_activate_fails_its_callers_and_is_tried_again_by_the_next_call()
    {
        await Assert.ThrowsAsync<OddException>(() => Grain<IStillbornGrain>().Activation());

        Assert.Equal(2, await Grain<IStillbornGrain>().Activation());
    }
}
