namespace GridOrleans.EngineTests.Grains;

/// <summary>An exception of the application's own.</summary>
[GenerateSerializer]
public sealed class OddException(string message) : Exception(message);

public interface IFailingGrain : IGrainWithStringKey
{
    Task ThrowsAtOnce();

    Task<int> ThrowsLater();

    ValueTask<int> ThrowsArgument(string argument);

    Task Cancels();

    /// <summary>Lets the exception of another grain pass.</summary>
    Task<int> PassesOn();

    Task<string?> Null();

    ValueTask Nothing();

    Task<Pair> Swap(Pair pair);
}

[GenerateSerializer, Immutable]
public sealed record Pair([property: Id(0)] string Left, [property: Id(1)] IReadOnlyList<int> Right);

internal sealed class FailingGrain : Grain, IFailingGrain
{
    public Task ThrowsAtOnce() => throw new OddException("at once");

    public async Task<int> ThrowsLater()
    {
        await Task.Yield();
        throw new OddException("later");
    }

    public ValueTask<int> ThrowsArgument(string argument) => throw new ArgumentException("No good.", nameof(argument));

    public Task Cancels() => throw new OperationCanceledException("of its own accord");

    public Task<int> PassesOn() => GrainFactory.GetGrain<IFailingGrain>($"{this.GetPrimaryKeyString()}-other").ThrowsLater();

    public Task<string?> Null() => Task.FromResult<string?>(null);

    public async ValueTask Nothing() => await Task.Yield();

    public Task<Pair> Swap(Pair pair) => Task.FromResult(new Pair(string.Join(",", pair.Right), [pair.Left.Length]));
}
