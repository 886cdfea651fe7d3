using System.Collections.Concurrent;

namespace GridOrleans.EngineTests.Grains;

/// <summary>A grain that tells of its beginning and its end: says “ended” and counts “ended by &lt;reason&gt;”.</summary>
public interface ILifeGrain : IGrainWithStringKey
{
    Task<int> Activation();

    Task EndSoon();

    /// <summary>Asks to end, then says “held” and waits for “go on”.</summary>
    Task<int> EndAfterHold();

    Task KeepFor(TimeSpan time);

    /// <summary>Says “held”, waits for “go on”, returns. Outlasts any collection age.</summary>
    [ResponseTimeout("01:00:00")]
    Task<string> Hold();
}

/// <summary>The same, never collected.</summary>
public interface ILastingGrain : ILifeGrain;

/// <summary>Fails to activate for as long as the test says so.</summary>
public interface IStillbornGrain : IGrainWithStringKey
{
    Task<int> Activation();
}

internal sealed class LifeGrain(Stage stage) : Living(stage), ILifeGrain;

[KeepAlive]
internal sealed class LastingGrain(Stage stage) : Living(stage), ILastingGrain;

internal abstract class Living(Stage stage) : Grain
{
    private static readonly ConcurrentDictionary<GrainId, int> s_alive = new();
    private int _activation;

    private string Key => this.GetPrimaryKeyString();

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _activation = stage.Count($"{Key}:activations");
        if (s_alive.AddOrUpdate(GrainContext.GrainId, 1, (_, alive) => alive + 1) > 1) stage.Count($"{Key}:two at once");
        return Task.CompletedTask;
    }

    public override async Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        await Task.Yield();
        s_alive.AddOrUpdate(GrainContext.GrainId, 0, (_, alive) => alive - 1);
        stage.Count($"{Key}:ended by {reason.ReasonCode}");
        stage.Say($"{Key}:ended");
    }

    public Task<int> Activation() => Task.FromResult(_activation);

    public Task EndSoon()
    {
        DeactivateOnIdle();
        return Task.CompletedTask;
    }

    public async Task<int> EndAfterHold()
    {
        DeactivateOnIdle();
        await Hold();
        return _activation;
    }

    public Task KeepFor(TimeSpan time)
    {
        DelayDeactivation(time);
        return Task.CompletedTask;
    }

    public async Task<string> Hold()
    {
        stage.Say($"{Key}:held");
        await stage.Hear($"{Key}:go on");
        return "answered";
    }
}

internal sealed class StillbornGrain(Stage stage) : Grain, IStillbornGrain
{
    private int _activation;

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _activation = stage.Count($"{this.GetPrimaryKeyString()}:activations");
        return _activation == 1 ? throw new OddException("not yet") : Task.CompletedTask;
    }

    public Task<int> Activation() => Task.FromResult(_activation);
}
