using GridOrleans.EngineTests.Grains;

namespace GridOrleans.EngineTests;

public sealed class Cancellation(EngineFixture fixture) : EngineTest(fixture)
{
    private IPatientGrain Grain => Grain<IPatientGrain>();

    [Fact]
    public async Task A_cancelled_call_releases_its_caller_and_tells_the_callee_in_a_turn_of_its_own()
    {
        using var cancellation = new CancellationTokenSource();
        var call = Grain.WaitForEver(cancellation.Token);
        await Hear("waiting");

        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
        await Hear("cancelled here");
    }

    [Fact]
    public async Task A_call_with_a_cancelled_token_does_not_arrive()
    {
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await Grain.Count(new(canceled: true)));

        Assert.Equal(0, await Grain.Counted());
    }

    /// <summary>Whether it is started nevertheless is left open: on Orleans the cancellation may come after the call.</summary>
    [Fact]
    public async Task A_call_cancelled_in_the_queue_releases_its_caller_at_once()
    {
        using var cancellation = new CancellationTokenSource();
        var holding = Grain.Hold();
        await Hear("held");
        var queued = Grain.Count(cancellation.Token);

        await cancellation.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => queued);
        Assert.False(holding.IsCompleted);

        Say("go on");
        await holding;
    }

    [Fact]
    public async Task A_token_that_is_not_cancelled_changes_nothing()
    {
        using var cancellation = new CancellationTokenSource();

        Assert.Equal(1, await Grain.Count(cancellation.Token));
        Assert.Equal(2, await Grain.Count(CancellationToken.None));
    }
}
