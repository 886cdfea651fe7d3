namespace GridOrleans.Embedded.Activations;

/// <summary>
/// Runs the turns of one activation, one after another, on threads of the pool. An await in a grain comes back here, because this is the
/// current scheduler of its turn.
/// </summary>
internal abstract class TurnScheduler : TaskScheduler, IThreadPoolWorkItem
{
    /// <summary>After this long the activation lets others run, ms.</summary>
    private const int QuantumMs = 50;

    private static readonly Action<object?> s_pump = static self => ((TurnScheduler)self!).Pump();
    private static readonly AsyncLocal<bool> s_isInside = new();
    private static readonly ExecutionContext s_inside = MakeInside();

    [ThreadStatic]
    private static TurnScheduler? s_running;

    /// <summary>Turns ready to run; null stands for a look at the mailbox.</summary>
    private readonly Queue<Task?> _turns = new();
    private bool _scheduled;
    private bool _pumpQueued;

    /// <summary>True in code that runs on behalf of a grain, also after an await that left the activation.</summary>
    public static bool IsInside => s_isInside.Value;

    /// <summary>Guards the turns and whatever the activation keeps about its mailbox.</summary>
    protected object Gate => _turns;

    protected abstract int LongTurnMs { get; }

    /// <summary>Starts what the mailbox allows to start.</summary>
    protected abstract void Pump();

    protected abstract void TurnWasLong(long milliseconds);

    protected static void ForgetContext() => ExecutionContext.Restore(s_inside);

    /// <summary>Asks for a look at the mailbox. Only under <see cref="Gate"/>; true: call <see cref="Schedule"/> once outside of it.</summary>
    protected bool QueuePump()
    {
        if (_pumpQueued) return false;
        _pumpQueued = true;
        return Enqueue(null);
    }

    /// <summary>The pump found nothing more to start. Only under <see cref="Gate"/>.</summary>
    protected void PumpEnded() => _pumpQueued = false;

    protected void Schedule() => ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: true);

    protected override void QueueTask(Task task)
    {
        bool idle;
        lock (Gate) idle = Enqueue(task);
        if (idle) Schedule();
    }

    /// <summary>Inline only within a turn of this same activation, so that turns never overlap.</summary>
    protected override bool TryExecuteTaskInline(Task task, bool taskWasPreviouslyQueued) => s_running == this && TryExecuteTask(task);

    protected override IEnumerable<Task> GetScheduledTasks()
    {
        lock (Gate) return [.. _turns.OfType<Task>()];
    }

    void IThreadPoolWorkItem.Execute()
    {
        s_running = this;
        var began = Environment.TickCount64;
        var now = began;
        while (now - began < QuantumMs)
        {
            Task? turn;
            lock (Gate)
            {
                if (!_turns.TryDequeue(out turn))
                {
                    _scheduled = false;
                    s_running = null;
                    return;
                }
            }

            if (turn is not null) TryExecuteTask(turn);
            else RunPump();
            var ended = Environment.TickCount64;
            if (ended - now >= LongTurnMs) TurnWasLong(ended - now);
            now = ended;
        }

        s_running = null;
        ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
    }

    private void RunPump()
    {
        ForgetContext();
        new Task(s_pump, this, CancellationToken.None, TaskCreationOptions.DenyChildAttach).RunSynchronously(this);
    }

    private bool Enqueue(Task? turn)
    {
        _turns.Enqueue(turn);
        if (_scheduled) return false;
        return _scheduled = true;
    }

    /// <summary>An execution context with nothing of the caller's but the mark of being inside.</summary>
    private static ExecutionContext MakeInside()
    {
        ExecutionContext? made = null;
        var mark = s_isInside; // the thread must not wait for this class, which is still being initialised
        var thread = new Thread(() =>
        {
            mark.Value = true;
            made = ExecutionContext.Capture();
        });
        thread.UnsafeStart();
        thread.Join();
        return made!;
    }
}
