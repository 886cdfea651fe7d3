namespace GridOrleans.EngineTests.Grains;

/// <summary>A grain that calls others.</summary>
public interface IChainGrain : IGrainWithStringKey
{
    /// <summary>Calls <see cref="BackTo"/> of the other, which calls this one: nobody can ever answer.</summary>
    [ResponseTimeout("00:00:05")]
    Task CallThroughAndBack(string other);

    /// <summary>Calls the first one, says “deadlocked” and waits 400 ms for the answer.</summary>
    [ResponseTimeout("00:00:00.400")]
    Task BackTo(string first);

    [ResponseTimeout("00:00:00.400")]
    Task Touch();

    /// <summary>What the request context holds, here and two grains further on.</summary>
    Task<string[]> ContextAlong(string[] others);

    /// <summary>Sets a value that its caller must not see.</summary>
    Task ChangeContext();

    /// <summary>This grain by a reference, the other way by a reference that came as an argument.</summary>
    Task<IChainGrain> Self();

    Task<string> NameOf(IChainGrain grain);
}

public interface IGuidKeyGrain : IGrainWithGuidKey
{
    Task<Guid> Key();
}

public interface ILongKeyGrain : IGrainWithIntegerKey
{
    Task<long> Key();
}

internal sealed class ChainGrain(Stage stage) : Grain, IChainGrain
{
    public Task CallThroughAndBack(string other) => GrainFactory.GetGrain<IChainGrain>(other).BackTo(this.GetPrimaryKeyString());

    public async Task BackTo(string first)
    {
        var touching = GrainFactory.GetGrain<IChainGrain>(first).Touch();
        stage.Say($"{first}:deadlocked");
        await touching;
    }

    public Task Touch() => Task.CompletedTask;

    public async Task<string[]> ContextAlong(string[] others)
    {
        await Task.Yield();
        var here = RequestContext.Get("trace") as string ?? "nothing";
        RequestContext.Set("trace", here + "+");
        return others.Length == 0 ? [here] : [here, .. await GrainFactory.GetGrain<IChainGrain>(others[0]).ContextAlong(others[1..])];
    }

    public Task ChangeContext()
    {
        RequestContext.Set("trace", "changed");
        return Task.CompletedTask;
    }

    public Task<IChainGrain> Self() => Task.FromResult(this.AsReference<IChainGrain>());

    public Task<string> NameOf(IChainGrain grain) => Task.FromResult(grain.GetPrimaryKeyString());
}

internal sealed class GuidKeyGrain : Grain, IGuidKeyGrain
{
    public Task<Guid> Key() => Task.FromResult(this.GetPrimaryKey());
}

internal sealed class LongKeyGrain : Grain, ILongKeyGrain
{
    public Task<long> Key() => Task.FromResult(this.GetPrimaryKeyLong());
}
