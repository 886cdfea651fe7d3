using System.Diagnostics;
using GridOrleans.Embedded.Activations;
using Orleans.Runtime;

namespace GridOrleans.Embedded.Calls;

/// <summary>
/// One call of a method, from the moment it is made until its caller knows the outcome. Whoever settles it first – the callee, the response
/// timeout, the caller's cancellation, the drain – decides what the caller sees; the callee runs on regardless.
/// </summary>
internal abstract class Call : WorkItem
{
    private static readonly ActivitySource s_traces = new("Microsoft.Orleans.Application");
    private readonly Dictionary<string, object>? _context = RequestContext.Values;
    private readonly ActivityContext _caller;
    private CallCancellation? _cancellation;
    private Activity? _activity;
    private int _settled;

    protected Call(EmbeddedEngine engine, GrainId target, GrainMethod method, object?[] arguments)
    {
        Engine = engine;
        Target = target;
        Method = method;
        Arguments = arguments;
        Timeout = method.ResponseTimeout ?? engine.Options.ResponseTimeout;
        Made = engine.Time.GetTimestamp();
        if (s_traces.HasListeners() && Activity.Current is { } current) _caller = current.Context;
    }

    protected EmbeddedEngine Engine { get; }

    public GrainId Target { get; }

    public GrainMethod Method { get; }

    public object?[] Arguments { get; }

    public TimeSpan Timeout { get; }

    /// <summary>When it was made, as a timestamp of the engine's time.</summary>
    public long Made { get; }

    /// <summary>Where it was sent, for the sentence of a timeout.</summary>
    public Activation? At { get; set; }

    /// <summary>Neighbours in <see cref="PendingCalls"/>.</summary>
    public Call? PendingBefore, PendingAfter;

    public int PendingStripe = -1;

    /// <summary>What the proxy returns.</summary>
    public abstract object Returned { get; }

    public bool IsSettled => Volatile.Read(ref _settled) != 0;

    public override bool Interleaves => Method.AlwaysInterleaves;

    public override bool KeepsAlive => true;

    public override bool IsLocal => false;

    /// <summary>False: the token was cancelled before anything was sent.</summary>
    public bool WatchCancellation()
    {
        if (Method.CancellationArgument < 0 || Arguments[Method.CancellationArgument] is not CancellationToken { CanBeCanceled: true } token) return true;
        if (token.IsCancellationRequested)
        {
            Reject(new OperationCanceledException(token));
            return false;
        }

        _cancellation = new(this, token);
        Arguments[Method.CancellationArgument] = _cancellation.OfCallee;
        return true;
    }

    public bool IsExpired(long now) => Engine.Time.GetElapsedTime(Made, now) >= Timeout;

    public override bool MayStart(TaskScheduler scheduler, long now)
    {
        _cancellation?.StartsOn(scheduler);
        if (!IsSettled && !IsExpired(now)) return true;
        Engine.Metrics.Expired.Add(1);
        _cancellation?.Dispose();
        return false;
    }

    public override Task Invoke(object instance)
    {
        if (_context is not null) RequestContext.Values = _context;
        if (s_traces.HasListeners()) _activity = s_traces.StartActivity(Method.Name, ActivityKind.Server, _caller);
        return Method.Invoke(instance, Arguments);
    }

    public override void Settle(Task finished)
    {
        _cancellation?.Dispose();
        if (finished.IsFaulted) _activity?.SetStatus(ActivityStatusCode.Error, finished.Exception.InnerException!.Message);
        _activity?.Dispose();
        if (Method.IsOneWay)
        {
            if (finished.Exception?.InnerException is { } failure) EngineLog.OneWayFailed(Engine.Log, failure, Method.Name, Target);
            return;
        }

        if (!TrySettle()) return;
        if (finished.IsCompletedSuccessfully) Succeed(finished);
        else Fail(finished.IsCanceled ? new TaskCanceledException(finished) : finished.Exception!.InnerException!);
    }

    public override void Reject(Exception reason)
    {
        if (TrySettle()) Fail(reason);
    }

    /// <summary>The caller gave up.</summary>
    public void Cancel(CancellationToken token)
    {
        if (!TrySettle()) return;
        Engine.Metrics.Canceled.Add(1);
        Fail(new OperationCanceledException(token));
    }

    protected abstract void Succeed(Task finished);

    protected abstract void Fail(Exception reason);

    private bool TrySettle()
    {
        if (Interlocked.Exchange(ref _settled, 1) != 0) return false;
        if (PendingStripe >= 0) Engine.Pending.Remove(this);
        return true;
    }

    public override string ToString() => $"{Method.Name} of {Target}";
}

internal sealed class Call<TResult>(EmbeddedEngine engine, GrainId target, GrainMethod<TResult> method, object?[] arguments) : Call(engine, target, method, arguments)
{
    private readonly TaskCompletionSource<TResult> _outcome = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public override object Returned => method.Returned(_outcome.Task);

    protected override void Succeed(Task finished) => _outcome.SetResult(finished is Task<TResult> typed ? typed.Result : default!);

    protected override void Fail(Exception reason) => _outcome.SetException(reason);
}
