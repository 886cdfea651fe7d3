namespace GridOrleans.EngineTests.Grains;

/// <summary>Keeps a ledger in persistent state; “second” is a second view of the same record, so that it can overtake the first.</summary>
public interface ILedgerGrain : IGrainWithStringKey
{
    Task<LedgerView> Look();

    Task<LedgerView> Write(string entry);

    Task<LedgerView> Clear();

    Task<LedgerView> Reread();

    /// <summary>Changes the state in memory only.</summary>
    Task<LedgerView> Scribble(string entry);

    /// <summary>Writes through the second view and then through the first: returns the name of the exception the grain catches.</summary>
    Task<string> ConflictCaught();

    /// <summary>The same, but the exception escapes.</summary>
    Task ConflictEscapes();

    Task End();
}

[GenerateSerializer, Immutable]
public sealed record LedgerView([property: Id(0)] int Activation, [property: Id(1)] bool Exists, [property: Id(2)] bool HasEtag, [property: Id(3)] string Entries);

[GenerateSerializer]
public sealed class Ledger
{
    [Id(0)]
    public List<string> Entries { get; set; } = [];
}

internal sealed class LedgerGrain(
    Stage stage,
    [PersistentState("ledger", "grid")] IPersistentState<Ledger> first,
    [PersistentState("ledger", "grid")] IPersistentState<Ledger> second) : Grain, ILedgerGrain
{
    private int _activation;

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _activation = stage.Count($"{this.GetPrimaryKeyString()}:activations");
        return Task.CompletedTask;
    }

    public Task<LedgerView> Look() => Task.FromResult(new LedgerView(_activation, first.RecordExists, first.Etag is not null, string.Join(",", first.State.Entries)));

    public async Task<LedgerView> Write(string entry)
    {
        first.State.Entries.Add(entry);
        await first.WriteStateAsync();
        return await Look();
    }

    public async Task<LedgerView> Clear()
    {
        await first.ClearStateAsync();
        return await Look();
    }

    public async Task<LedgerView> Reread()
    {
        await first.ReadStateAsync();
        return await Look();
    }

    public Task<LedgerView> Scribble(string entry)
    {
        first.State.Entries.Add(entry);
        return Look();
    }

    public async Task<string> ConflictCaught()
    {
        try
        {
            await ConflictEscapes();
            return "nothing";
        }
        catch (Orleans.Storage.InconsistentStateException conflict)
        {
            return conflict.GetType().Name;
        }
    }

    public async Task ConflictEscapes()
    {
        second.State = new() { Entries = ["of the second"] };
        await second.WriteStateAsync();
        first.State.Entries.Add("of the first");
        await first.WriteStateAsync();
    }

    public Task End()
    {
        DeactivateOnIdle();
        return Task.CompletedTask;
    }
}
