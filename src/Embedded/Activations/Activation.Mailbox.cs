using GridOrleans.Embedded.Calls;
using Orleans;
using Orleans.Runtime;
using Orleans.Storage;

namespace GridOrleans.Embedded.Activations;

/// <summary>The mailbox: who waits, who runs, who may start beside whom.</summary>
internal sealed partial class Activation
{
    /// <summary>A pump that started this many lets other turns of the activation run.</summary>
    private const int PumpLength = 64;

    private WorkQueue _waiting;
    private WorkQueue _interleaving;
    private WorkItem? _blocking;
    private DateTimeOffset _keepUntil;
    private long _sequence;
    private long _lastUsed;
    private int _queued;
    private int _running;
    private bool _ended;

    /// <summary>False: this activation is gone; the next one must take the item.</summary>
    public bool Receive(WorkItem item)
    {
        bool isFull;
        var idle = false;
        lock (Gate)
        {
            if (_stage == ActivationStage.Gone) return false;
            isFull = !item.IsLocal && _queued + _running >= engine.Options.MaxQueuedCalls;
            if (!isFull)
            {
                item.Sequence = _sequence++;
                _queued++;
                if (item.Interleaves || grainClass.IsReentrant) _interleaving.Add(item);
                else _waiting.Add(item);
                idle = _stage == ActivationStage.Valid && NextIsFree && QueuePump();
            }
        }

        if (idle) Schedule();
        if (isFull) engine.Reject((Call)item, new LimitExceededException(nameof(engine.Options.MaxQueuedCalls), _queued + _running, engine.Options.MaxQueuedCalls, this));
        return true;
    }

    /// <summary>Ends the activation if it has been idle for the given time and nobody wants it. Zero: if it is idle now.</summary>
    public bool TryEndIdle(TimeSpan idleFor, DeactivationReason reason)
    {
        lock (Gate)
        {
            if (_stage != ActivationStage.Valid || _running + _queued > 0 || _keepUntil > engine.Time.GetUtcNow()) return false;
            if (engine.Time.GetElapsedTime(_lastUsed) < idleFor) return false;
            BeginEnd(reason, CancellationToken.None);
            return true;
        }
    }

    /// <summary>Ends the activation if nothing is left for it to do.</summary>
    public void TryEndForShutdown(CancellationToken endBy)
    {
        lock (Gate)
        {
            if (_stage == ActivationStage.Valid && _running + _queued == 0) BeginEnd(new(DeactivationReasonCode.ShuttingDown, "The host is shutting down."), endBy);
        }
    }

    public long LastUsed => Volatile.Read(ref _lastUsed);

    /// <summary>For the sentence of a timeout: what keeps a call from its turn.</summary>
    public string Blocking => _blocking is { } item ? $"{this}, under way: {item}" : ToString();

    private bool NextIsFree => _interleaving.First is not null || (_blocking is null && _waiting.First is not null);

    protected override void Pump()
    {
        for (var started = 0; started < PumpLength; started++)
        {
            WorkItem? item = null;
            ActivationStage stage;
            lock (Gate)
            {
                stage = _stage;
                if (stage == ActivationStage.Valid && NextIsFree) item = TakeNext();
                else if (!BeginsOrEnds()) stage = ActivationStage.Gone;
                if (item is null) PumpEnded();
            }

            if (item is not null) Run(item);
            else
            {
                if (stage == ActivationStage.Starting) _ = StartAsync();
                if (stage == ActivationStage.Deactivating) _ = DeactivateAsync();
                return;
            }
        }

        lock (Gate)
        {
            PumpEnded();
            QueuePump();
        }
    }

    /// <summary>Once at the start, and once when the last call is done after the end was asked for.</summary>
    private bool BeginsOrEnds()
    {
        if (_stage == ActivationStage.Starting) return !_started && (_started = true);
        return _stage == ActivationStage.Deactivating && _running == 0 && !_ended && (_ended = true);
    }

    private WorkItem TakeNext()
    {
        var item = FirstIsInterleaving ? _interleaving.Take() : _waiting.Take();
        _queued--;
        _running++;
        if (_blocking is null && !item.Interleaves && !grainClass.IsReentrant) _blocking = item;
        return item;
    }

    private bool FirstIsInterleaving => _interleaving.First is { } free && (_blocking is not null || _waiting.First is not { } waiting || free.Sequence < waiting.Sequence);

    private void Run(WorkItem item)
    {
        if (!item.MayStart(this, engine.Time.GetTimestamp()))
        {
            Ran(item, used: false);
            return;
        }

        Task task;
        try
        {
            task = item.Invoke(_instance!) ?? throw new InvalidOperationException($"{item} returned null instead of a task.");
        }
        catch (Exception failure)
        {
            task = Task.FromException(failure);
        }

        ForgetContext();
        if (task.IsCompleted) Ended(item, task);
        else _ = EndLater(item, task);
    }

    private async Task EndLater(WorkItem item, Task task)
    {
        await task.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
        Ended(item, task);
    }

    private void Ended(WorkItem item, Task task)
    {
        if (task.Exception?.InnerException is InconsistentStateException { IsSourceActivation: true } conflict)
        {
            conflict.IsSourceActivation = false;
            Deactivate(new(DeactivationReasonCode.ApplicationError, conflict, "Somebody else wrote this grain's state."));
        }

        try
        {
            item.Settle(task);
        }
        catch (Exception bug)
        {
            EngineLog.SettleFailed(engine.Log, bug, id);
        }

        Ran(item, item.KeepsAlive);
    }

    private void Ran(WorkItem item, bool used)
    {
        bool idle;
        lock (Gate)
        {
            _running--;
            if (_blocking == item) _blocking = null;
            if (used) Touch();
            if (_endAfterStart && _running == 0) BeginEnd(_reason, _endBy);
            idle = (_stage == ActivationStage.Deactivating ? _running == 0 : NextIsFree) && QueuePump();
        }

        if (idle) Schedule();
    }

    private void Touch() => Volatile.Write(ref _lastUsed, engine.Time.GetTimestamp());

    private WorkQueue TakeAll()
    {
        var all = _waiting;
        while (_interleaving.First is not null) all.Add(_interleaving.Take());
        _waiting = default;
        _queued = 0;
        return all;
    }
}
