using GridOrleans.Embedded.Calls;
using Orleans;
using Orleans.Runtime;

namespace GridOrleans.Embedded.Observers;

/// <summary>
/// The receiving end of an observer's reference: one call at a time, on the thread pool. Calls to an observer that was deleted or collected
/// reach nobody; who waits for one waits until the response timeout, as on Orleans.
/// </summary>
internal sealed class ObserverTarget(EmbeddedEngine engine, IGrainObserver observer)
{
    private readonly WeakReference<IGrainObserver> _observer = new(observer);
    private readonly Lock _gate = new();
    private WorkQueue _waiting;
    private int _count;
    private bool _running;
    private volatile bool _deleted;

    public void Delete() => _deleted = true;

    public void Receive(Call call)
    {
        if (call.Interleaves)
        {
            ThreadPool.UnsafeQueueUserWorkItem(static work => _ = work.target.RunOne(work.call), (target: this, call), preferLocal: false);
            return;
        }

        lock (_gate)
        {
            if (_count < engine.Options.MaxQueuedCalls)
            {
                _waiting.Add(call);
                _count++;
                if (_running) return;
                _running = true;
                ThreadPool.UnsafeQueueUserWorkItem(static target => _ = target.Run(), this, preferLocal: false);
                return;
            }
        }

        engine.Reject(call, new LimitExceededException("MaxQueuedCalls", _count, engine.Options.MaxQueuedCalls, call));
    }

    private async Task Run()
    {
        while (true)
        {
            WorkItem call;
            lock (_gate)
            {
                if (_count == 0)
                {
                    _running = false;
                    return;
                }

                call = _waiting.Take();
                _count--;
            }

            await RunOne(call);
        }
    }

    private async Task RunOne(WorkItem call)
    {
        if (!call.MayStart(TaskScheduler.Default, engine.Time.GetTimestamp()) || _deleted || !_observer.TryGetTarget(out var target)) return;
        Task task;
        try
        {
            task = call.Invoke(target);
        }
        catch (Exception failure)
        {
            task = Task.FromException(failure);
        }

        await task.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        call.Settle(task);
    }
}
