using System.Runtime.CompilerServices;
using System.Text.Json;
using GridOrleans.Embedded.Activations;
using Orleans.Runtime;
using Orleans.Storage;

namespace GridOrleans.Embedded.State;

/// <summary>Read once before its grain's first call.</summary>
internal interface ILoadable
{
    Task LoadAsync(CancellationToken cancellationToken);
}

/// <summary>State of one activation. Its operations run one after another, also in a reentrant grain; only turns of the activation may touch it.</summary>
internal sealed class PersistentState<TState>(Activation activation, string name) : IPersistentState<TState>, ILoadable
{
    private readonly EmbeddedEngine _engine = activation.Engine;
    private Task _last = Task.CompletedTask;
    private TState _state = Blank();

    public TState State
    {
        get
        {
            CheckTurn();
            return _state;
        }

        set
        {
            CheckTurn();
            _state = value;
        }
    }

    public string? Etag { get; private set; }

    public bool RecordExists => Etag is not null;

    public Task LoadAsync(CancellationToken cancellationToken) => ReadStateAsync(cancellationToken);

    public Task ReadStateAsync() => ReadStateAsync(CancellationToken.None);

    public Task WriteStateAsync() => WriteStateAsync(CancellationToken.None);

    public Task ClearStateAsync() => ClearStateAsync(CancellationToken.None);

    public Task ReadStateAsync(CancellationToken cancellationToken) => InTurn(async () =>
    {
        var stored = await _engine.StateStore.ReadAsync(activation.GrainId, name, cancellationToken);
        _state = stored is null ? Blank() : JsonSerializer.Deserialize<TState>(stored.Json, _engine.Options.StateJson)!;
        Etag = stored?.Etag;
    });

    public Task WriteStateAsync(CancellationToken cancellationToken) => InTurn(async () =>
    {
        var json = JsonSerializer.Serialize(_state, _engine.Options.StateJson);
        Etag = await _engine.StateStore.WriteAsync(activation.GrainId, name, json, Etag, cancellationToken) ?? throw Conflict("written");
    });

    public Task ClearStateAsync(CancellationToken cancellationToken) => InTurn(async () =>
    {
        if (Etag is not null && !await _engine.StateStore.ClearAsync(activation.GrainId, name, Etag, cancellationToken)) throw Conflict("cleared");
        _state = Blank();
        Etag = null;
    });

    /// <summary>As Orleans does: a new object where there is a constructor for it, else one whose members are all default.</summary>
    private static TState Blank() => typeof(TState).IsValueType ? default!
        : typeof(TState) == typeof(string) || typeof(TState).IsArray ? default!
        : typeof(TState).GetConstructor(Type.EmptyTypes) is not null ? Activator.CreateInstance<TState>()
        : (TState)RuntimeHelpers.GetUninitializedObject(typeof(TState));

    private Task InTurn(Func<Task> operation)
    {
        CheckTurn();
        return _last = _last.IsCompleted ? operation() : After(_last, operation);

        static async Task After(Task before, Func<Task> operation)
        {
            await before.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
            await operation();
        }
    }

    private InconsistentStateException Conflict(string what) =>
        new($"State “{name}” of {activation.GrainId} was not {what}: somebody else wrote it since it was read.", storedEtag: null, currentEtag: Etag);

    private void CheckTurn()
    {
        if (RuntimeContext.Current != activation) throw new InvalidOperationException($"State “{name}” of {activation.GrainId} may be used only by a turn of it; the code left its activation (ConfigureAwait(false) or Task.Run).");
    }
}
