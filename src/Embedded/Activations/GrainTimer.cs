using GridOrleans.Embedded.Calls;
using Orleans.Runtime;

namespace GridOrleans.Embedded.Activations;

/// <summary>A timer of one activation, and its own tick: the next tick is armed when the last one ended, so a single item serves for all.</summary>
internal sealed class GrainTimer : WorkItem, IGrainTimer
{
    private readonly CancellationTokenSource _disposed = new();
    private readonly Activation _activation;
    private readonly Func<CancellationToken, Task> _callback;
    private readonly GrainTimerCreationOptions _options;
    private readonly ITimer _clock;
    private TimeSpan _dueTime;
    private TimeSpan _period;
    private volatile bool _firing;
    private bool _changed;

    public GrainTimer(Activation activation, Func<CancellationToken, Task> callback, GrainTimerCreationOptions options)
    {
        Check(options.DueTime, options.Period);
        _activation = activation;
        _callback = callback;
        _options = options;
        _dueTime = options.DueTime;
        _period = options.Period;
        using (ExecutionContext.SuppressFlow())
        {
            _clock = activation.Engine.GrainTime.CreateTimer(static timer => ((GrainTimer)timer!).Fire(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        }
    }

    public override bool Interleaves => _options.Interleave;

    public override bool KeepsAlive => _options.KeepAlive;

    public override bool IsLocal => true;

    public void Arm() => _clock.Change(_dueTime, Timeout.InfiniteTimeSpan);

    public void Change(TimeSpan dueTime, TimeSpan period)
    {
        Check(dueTime, period);
        _dueTime = dueTime;
        _period = period;
        _changed = true;
        if (!_firing) Arm();
    }

    public override bool MayStart(TaskScheduler scheduler, long now) => !_disposed.IsCancellationRequested;

    public override Task Invoke(object instance)
    {
        _changed = false;
        return _callback(_disposed.Token);
    }

    public override void Settle(Task finished)
    {
        if (finished.Exception?.InnerException is { } failure) EngineLog.TimerFailed(_activation.Engine.Log, failure, _activation.GrainId);
        _firing = false;
        if (!_disposed.IsCancellationRequested) _clock.Change(_changed ? _dueTime : _period, Timeout.InfiniteTimeSpan);
    }

    public override void Reject(Exception reason)
    {
    }

    public void Dispose()
    {
        if (_disposed.IsCancellationRequested) return;
        try
        {
            _disposed.Cancel();
        }
        catch (AggregateException failure)
        {
            EngineLog.TimerFailed(_activation.Engine.Log, failure, _activation.GrainId);
        }

        _clock.Dispose();
        _activation.Forget(this);
    }

    public override string ToString() => $"a timer of {_activation.GrainId}";

    private void Fire()
    {
        if (_disposed.IsCancellationRequested || _activation.Engine.IsDraining) return;
        _firing = true;
        _activation.Receive(this);
    }

    private static void Check(TimeSpan dueTime, TimeSpan period)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(dueTime, Timeout.InfiniteTimeSpan);
        ArgumentOutOfRangeException.ThrowIfLessThan(period, Timeout.InfiniteTimeSpan);
        var longest = TimeSpan.FromMilliseconds(uint.MaxValue - 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(dueTime, longest);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(period, longest);
    }
}
