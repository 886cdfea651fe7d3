using GridOrleans.EngineTests.Grains;

namespace GridOrleans.EngineTests;

public sealed class References(EngineFixture fixture) : EngineTest(fixture)
{
    [Fact]
    public async Task A_grain_knows_its_key()
    {
        var guid = Guid.NewGuid();

        Assert.Equal(guid, await Grains.GetGrain<IGuidKeyGrain>(guid).Key());
        Assert.Equal(-42L, await Grains.GetGrain<ILongKeyGrain>(-42).Key());
        Assert.Equal(guid, Grains.GetGrain<IGuidKeyGrain>(guid).GetPrimaryKey());
        Assert.Equal(Key, Grain<IChainGrain>().GetPrimaryKeyString());
        Assert.Equal($"chain/{Key}", Grain<IChainGrain>().GetGrainId().ToString());
    }

    [Fact]
    public async Task References_travel_and_are_equal_when_they_mean_the_same_grain()
    {
        var self = await Grain<IChainGrain>().Self();

        Assert.Equal(Grain<IChainGrain>(), self);
        Assert.NotEqual(Grain<IChainGrain>("another"), self);
        Assert.Equal(Key, await Grain<IChainGrain>("another").NameOf(self));
    }

    [Fact]
    public async Task The_request_context_travels_down_the_chain_and_not_back()
    {
        RequestContext.Set("trace", "t");

        Assert.Equal(["t", "t+", "t++"], await Grain<IChainGrain>().ContextAlong([$"{Key}-2", $"{Key}-3"]));
        await Grain<IChainGrain>().ChangeContext();
        Assert.Equal("t", RequestContext.Get("trace"));

        RequestContext.Clear();
        Assert.Equal(["nothing"], await Grain<IChainGrain>().ContextAlong([]));
    }

    [Fact]
    public void An_interface_without_a_grain_class_is_refused_when_the_reference_is_made() =>
        Assert.ThrowsAny<ArgumentException>(() => Grains.GetGrain<INobodysGrain>("x"));

    public interface INobodysGrain : IGrainWithStringKey;
}
