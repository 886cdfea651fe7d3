using GridOrleans.EngineTests.Grains;
using GridOrleans.Harness;
using Microsoft.Extensions.DependencyInjection;

namespace GridOrleans.EngineTests;

/// <summary>A stop is not a kill: calls under way end, activations say goodbye. Each test stops an engine of its own.</summary>
public sealed class Draining
{
    [Fact]
    public async Task A_stop_lets_the_call_under_way_of_a_grain_end()
    {
        await using var database = await TestDatabase.Create();
        await using var engine = await EngineUnderTest.StartAsync(database.ConnectionString);
        var stage = engine.Services.GetRequiredService<Stage>();
        await engine.Grains.GetGrain<IPlainGrain>("drain").HoldOneWay();
        await stage.Hear("drain:one-way held");

        var stopping = engine.StopAsync();
        Assert.False(stopping.IsCompleted);
        stage.Say("drain:one-way go on");
        await stopping;

        Assert.True(stage.WasSaid("drain:one-way done"));
    }

    [Fact]
    public async Task A_stop_lets_a_call_under_way_be_answered()
    {
        await using var database = await TestDatabase.Create();
        await using var engine = await EngineUnderTest.StartAsync(database.ConnectionString);
        var stage = engine.Services.GetRequiredService<Stage>();
        var call = engine.Grains.GetGrain<ILifeGrain>("drain").Hold();
        await stage.Hear("drain:held");

        var stopping = engine.StopAsync();
        stage.Say("drain:go on");

        Assert.Equal("answered", await call);
        await stopping;
        Assert.True(stage.WasSaid("drain:ended"));
    }

    [Fact]
    public async Task A_stop_ends_every_activation_with_goodbye()
    {
        await using var database = await TestDatabase.Create();
        await using var engine = await EngineUnderTest.StartAsync(database.ConnectionString);
        var stage = engine.Services.GetRequiredService<Stage>();
        foreach (var number in Enumerable.Range(0, 20)) await engine.Grains.GetGrain<ILifeGrain>($"drain-{number}").Activation();

        await engine.StopAsync();

        Assert.All(Enumerable.Range(0, 20), number => Assert.Equal(1, stage.Counted($"drain-{number}:ended by {DeactivationReasonCode.ShuttingDown}")));
    }

    [Fact]
    public async Task After_the_stop_a_call_is_refused_and_does_not_hang()
    {
        await using var database = await TestDatabase.Create();
        await using var engine = await EngineUnderTest.StartAsync(database.ConnectionString);
        var grain = engine.Grains.GetGrain<IPlainGrain>("drain");
        await engine.StopAsync();

        await Assert.ThrowsAnyAsync<Exception>(() => grain.Sum().WaitAsync(Stage.Patience));
    }
}
