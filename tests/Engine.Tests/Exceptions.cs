using GridOrleans.EngineTests.Grains;

namespace GridOrleans.EngineTests;

public sealed class Exceptions(EngineFixture fixture) : EngineTest(fixture)
{
    private IFailingGrain Grain => Grain<IFailingGrain>();

    [Fact]
    public async Task An_exception_reaches_the_caller_with_its_type_and_message()
    {
        Assert.Equal("at once", (await Assert.ThrowsAsync<OddException>(() => Grain.ThrowsAtOnce())).Message);
        Assert.Equal("later", (await Assert.ThrowsAsync<OddException>(() => Grain.ThrowsLater())).Message);
        await Assert.ThrowsAsync<ArgumentException>(() => Grain.ThrowsArgument("x").AsTask());
    }

    [Fact]
    public async Task An_exception_passes_through_the_grains_between() => Assert.Equal("later", (await Assert.ThrowsAsync<OddException>(() => Grain.PassesOn())).Message);

    [Fact]
    public async Task A_callee_that_cancels_of_its_own_accord_fails_its_caller_as_cancelled() => await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Grain.Cancels());

    [Fact]
    public async Task After_a_failure_the_grain_goes_on()
    {
        await Assert.ThrowsAsync<OddException>(() => Grain.ThrowsAtOnce());

        await Grain.Nothing();
        Assert.Null(await Grain.Null());
    }

    [Fact]
    public async Task Values_arrive_as_they_were_sent()
    {
        var answer = await Grain.Swap(new("four", [1, 2]));

        Assert.Equal("1,2", answer.Left);
        Assert.Equal([4], answer.Right);
    }
}
