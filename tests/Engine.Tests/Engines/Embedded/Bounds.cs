using GridOrleans.EngineTests.Grains;
using GridOrleans.Harness;
using Microsoft.Extensions.DependencyInjection;

namespace GridOrleans.EngineTests.Engines.Embedded;

/// <summary>There is a bound on everything, and whoever is refused is told so.</summary>
public sealed class Bounds : IAsyncLifetime
{
    private TestDatabase _database = null!;

    public async ValueTask InitializeAsync() => _database = await TestDatabase.Create();

    public ValueTask DisposeAsync() => _database.DisposeAsync();

    [Fact]
    public async Task A_call_to_a_full_mailbox_is_refused_at_once_and_the_others_are_answered()
    {
        await using var engine = await EngineUnderTest.StartAsync(_database.ConnectionString, options => options.MaxQueuedCalls = 3);
        var stage = engine.Services.GetRequiredService<Stage>();
        var grain = engine.Grains.GetGrain<IPlainGrain>("full");
        var holding = grain.Hold();
        await stage.Hear("full:held");
        var queued = new[] { grain.AddSlowly(1), grain.AddSlowly(1) };

        await Assert.ThrowsAsync<LimitExceededException>(() => grain.AddSlowly(1));
        await grain.FailOneWay(); // a one-way call is dropped, and its caller does not learn of it

        stage.Say("full:go on");
        await Task.WhenAll([holding, .. queued]);
        Assert.Equal(3, await grain.Sum());
    }

    [Fact]
    public async Task One_activation_too_many_is_refused_while_all_are_busy()
    {
        await using var engine = await EngineUnderTest.StartAsync(_database.ConnectionString, options => options.MaxActivations = 2);
        var stage = engine.Services.GetRequiredService<Stage>();
        var busy = new[] { "busy-1", "busy-2" }.Select(key => engine.Grains.GetGrain<IPlainGrain>(key).Hold()).ToArray();
        await stage.Hear("busy-1:held");
        await stage.Hear("busy-2:held");

        await Assert.ThrowsAsync<LimitExceededException>(() => engine.Grains.GetGrain<IPlainGrain>("third").Sum());

        stage.Say("busy-1:go on");
        stage.Say("busy-2:go on");
        await Task.WhenAll(busy);
    }

    [Fact]
    public async Task The_longest_idle_activations_make_room_before_the_bound_is_reached()
    {
        await using var engine = await EngineUnderTest.StartAsync(_database.ConnectionString, options => options.MaxActivations = 20);
        var stage = engine.Services.GetRequiredService<Stage>();
        for (var number = 1; number <= 18; number++)
        {
            await engine.Grains.GetGrain<ILifeGrain>($"idle-{number}").Activation();
            engine.EngineTime.Advance(TimeSpan.FromTicks(1));
        }

        await stage.Hear("idle-1:ended");
        await stage.Hear("idle-2:ended");

        Assert.Equal(1, stage.Counted($"idle-1:ended by {DeactivationReasonCode.HighMemoryPressure}"));
        Assert.Equal(1, await engine.Grains.GetGrain<ILifeGrain>("idle-18").Activation());
    }

    [Fact]
    public async Task A_call_cancelled_or_timed_out_in_the_queue_never_starts()
    {
        await using var engine = await EngineUnderTest.StartAsync(_database.ConnectionString);
        var stage = engine.Services.GetRequiredService<Stage>();
        using var cancellation = new CancellationTokenSource();
        var grain = engine.Grains.GetGrain<IPatientGrain>("queue");
        var holding = grain.Hold();
        await stage.Hear("queue:held");
        var queued = grain.Count(cancellation.Token);

        await cancellation.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => queued);
        stage.Say("queue:go on");
        await holding;

        Assert.Equal(0, await grain.Counted());
    }

    [Fact]
    public async Task A_drain_that_runs_out_of_time_fails_the_calls_that_are_left()
    {
        await using var engine = await EngineUnderTest.StartAsync(_database.ConnectionString);
        var stage = engine.Services.GetRequiredService<Stage>();
        var hanging = engine.Grains.GetGrain<IPlainGrain>("hangs").Hold();
        await stage.Hear("hangs:held");

        await engine.StopAsync(new CancellationToken(canceled: true));

        await Assert.ThrowsAsync<SiloUnavailableException>(() => hanging);
        stage.Say("hangs:go on");
    }
}
