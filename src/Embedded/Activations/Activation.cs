using GridOrleans.Embedded.Calls;
using Microsoft.Extensions.DependencyInjection;
using Orleans;
using Orleans.Runtime;

namespace GridOrleans.Embedded.Activations;

internal enum ActivationStage : byte
{
    Starting,
    Valid,
    Deactivating,
    Gone,
}

/// <summary>One life of a grain: comes to be with its first call, reads its state, takes its turns, ends when idle or told to.</summary>
internal sealed partial class Activation(EmbeddedEngine engine, GrainId id, GrainClass grainClass) : TurnScheduler, IGrainContext
{
    private TaskCompletionSource? _gone;
    private AsyncServiceScope? _scope;
    private List<GrainTimer>? _timers;
    private DeactivationReason _reason;
    private CancellationToken _endBy;
    private object? _instance;
    private ActivationStage _stage;
    private bool _started;
    private bool _endAfterStart;

    public EmbeddedEngine Engine => engine;

    public GrainClass Class => grainClass;

    public GrainId GrainId => id;

    public GrainReference GrainReference => (GrainReference)GrainReference.Create(engine, id, grainClass.Interfaces[0]);

    public object? GrainInstance => _instance;

    public IServiceProvider ActivationServices => (_scope ??= engine.Services.CreateAsyncScope()).ServiceProvider;

    public Task Deactivated
    {
        get
        {
            lock (Gate) return _stage == ActivationStage.Gone ? Task.CompletedTask : (_gone ??= new(TaskCreationOptions.RunContinuationsAsynchronously)).Task;
        }
    }

    protected override int LongTurnMs => engine.LongTurnMs;

    public void Start()
    {
        bool idle;
        lock (Gate) idle = QueuePump();
        if (idle) Schedule();
    }

    public void Deactivate(DeactivationReason deactivationReason, CancellationToken cancellationToken = default)
    {
        lock (Gate)
        {
            if (_stage == ActivationStage.Valid) BeginEnd(deactivationReason, cancellationToken);
            if (_stage == ActivationStage.Starting) (_endAfterStart, _reason, _endBy) = (true, deactivationReason, cancellationToken);
        }
    }

    public void DelayDeactivation(TimeSpan timeSpan) => _keepUntil =
        timeSpan == Timeout.InfiniteTimeSpan || timeSpan == TimeSpan.MaxValue ? DateTimeOffset.MaxValue
        : timeSpan <= TimeSpan.Zero ? DateTimeOffset.MinValue
        : engine.Time.GetUtcNow() + timeSpan;

    public IGrainTimer RegisterTimer(Func<CancellationToken, Task> callback, GrainTimerCreationOptions options)
    {
        if (RuntimeContext.Current != this) throw new InvalidOperationException($"A timer of {id} can be started only by a turn of it; the code left its activation (ConfigureAwait(false) or Task.Run).");
        var timer = new GrainTimer(this, callback, options);
        lock (Gate) (_timers ??= []).Add(timer);
        timer.Arm();
        return timer;
    }

    public void Forget(GrainTimer timer)
    {
        lock (Gate) _timers?.Remove(timer);
    }

    public bool Equals(IGrainContext? other) => ReferenceEquals(this, other);

    public override string ToString() => $"{id} ({_stage}, {_running} under way, {_queued} waiting)";

    protected override void TurnWasLong(long milliseconds)
    {
        engine.Metrics.LongTurns.Add(1);
        EngineLog.LongTurn(engine.Log, id, milliseconds);
    }

    private async Task StartAsync()
    {
        using var timeout = new CancellationTokenSource(engine.Options.ActivationTimeout, engine.Time);
        try
        {
            _instance = grainClass.Make(ActivationServices, this, out var states);
            foreach (var state in states) await state.LoadAsync(timeout.Token);
            await ((IGrainBase)_instance).OnActivateAsync(timeout.Token).WaitAsync(timeout.Token);
        }
        catch (Exception failure)
        {
            engine.Metrics.FailedToActivate.Add(1);
            EngineLog.ActivationFailed(engine.Log, failure, id);
            await EndAsync(failure);
            return;
        }

        lock (Gate)
        {
            _stage = ActivationStage.Valid;
            Touch();
            if (QueuePump()) Schedule();
        }
    }

    /// <summary>Under <see cref="TurnScheduler.Gate"/>.</summary>
    private void BeginEnd(DeactivationReason reason, CancellationToken endBy)
    {
        _endAfterStart = false;
        _stage = ActivationStage.Deactivating;
        _reason = reason;
        _endBy = endBy;
        if (_running == 0 && QueuePump()) Schedule();
    }

    private async Task DeactivateAsync()
    {
        StopTimers();
        using var timeout = new CancellationTokenSource(engine.Options.DeactivationTimeout, engine.Time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, _endBy);
        try
        {
            await ((IGrainBase)_instance!).OnDeactivateAsync(_reason, either.Token).WaitAsync(either.Token);
        }
        catch (Exception failure)
        {
            EngineLog.DeactivationFailed(engine.Log, failure, id);
        }

        await EndAsync(failure: null);
    }

    /// <summary>Leaves the catalog; what still waits goes to the next activation, or fails with what kept this one from starting.</summary>
    private async Task EndAsync(Exception? failure)
    {
        StopTimers();
        try
        {
            if (_instance is IAsyncDisposable async) await async.DisposeAsync();
            else (_instance as IDisposable)?.Dispose();
            if (_scope is { } scope) await scope.DisposeAsync();
        }
        catch (Exception leftover)
        {
            EngineLog.DeactivationFailed(engine.Log, leftover, id);
        }

        WorkQueue left;
        TaskCompletionSource? gone;
        lock (Gate)
        {
            _stage = ActivationStage.Gone;
            left = TakeAll();
            gone = _gone;
        }

        engine.Catalog.Remove(this);
        while (left.First is not null)
        {
            var item = left.Take();
            if (item.IsLocal) continue;
            if (failure is null) engine.Dispatch((Call)item);
            else engine.Reject((Call)item, failure);
        }

        gone?.TrySetResult();
    }

    private void StopTimers()
    {
        GrainTimer[] timers;
        lock (Gate) timers = _timers?.ToArray() ?? [];
        foreach (var timer in timers) timer.Dispose();
    }
}
