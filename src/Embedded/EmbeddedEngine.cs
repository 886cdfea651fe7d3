using GridOrleans.Embedded.Activations;
using GridOrleans.Embedded.Calls;
using GridOrleans.Embedded.Observers;
using GridOrleans.Embedded.State;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Orleans;
using Orleans.Runtime;

namespace GridOrleans.Embedded;

/// <summary>The engine: makes references, carries calls to activations and observers, times them out, and drains.</summary>
internal sealed class EmbeddedEngine : IClusterClient
{
    private readonly GrainDirectory _grains;
    private volatile Phase _phase = Phase.NotStarted;

    public EmbeddedEngine(IServiceProvider services, IOptions<EmbeddedEngineOptions> options, ILogger<EmbeddedEngine> log)
    {
        Services = services;
        Options = options.Value;
        Options.Validate();
        Log = log;
        LongTurnMs = (int)Options.LongTurn.TotalMilliseconds;
        GrainTime = services.GetService<TimeProvider>() ?? TimeProvider.System;
        StateStore = Options.ConnectionString is { } database ? new PostgresStateStore(database, Options.MaxConnections) : new MemoryStateStore();
        _grains = new(Options);
        Catalog = new(this);
        Collector = new(this);
        Metrics = new(this);
    }

    private enum Phase
    {
        NotStarted,
        Running,
        Draining,
        Stopped,
    }

    public IServiceProvider Services { get; }

    IServiceProvider IClusterClient.ServiceProvider => Services;

    public EmbeddedEngineOptions Options { get; }

    public ILogger Log { get; }

    public EngineMetrics Metrics { get; }

    public TimeProvider Time => Options.Time;

    public TimeProvider GrainTime { get; }

    public IStateStore StateStore { get; }

    public Catalog Catalog { get; }

    public Collector Collector { get; }

    public PendingCalls Pending { get; } = new();

    public int LongTurnMs { get; }

    /// <summary>From here on no timer ticks and nobody outside of the grains is let in.</summary>
    public bool IsDraining => _phase > Phase.Running;

    public int GrainClasses => _grains.Count;

    public GrainClass ClassNamed(string name) => _grains.ClassNamed(name);

    public void Open() => _phase = Phase.Running;

    public void CloseToOutside()
    {
        if (_phase < Phase.Draining) _phase = Phase.Draining;
    }

    /// <summary>Nothing is accepted any more, and whoever still waits is told so.</summary>
    public void Close()
    {
        _phase = Phase.Stopped;
        foreach (var call in Pending.Where(_ => true)) call.Reject(Unavailable(call));
    }

    public void Send(Call call, ObserverTarget? observer)
    {
        if (!call.Method.IsOneWay) Pending.Add(call);
        if (_phase != Phase.Running && !(_phase == Phase.Draining && TurnScheduler.IsInside))
        {
            Reject(call, Unavailable(call));
            return;
        }

        if (!call.WatchCancellation()) return;
        Metrics.Sent.Add(1);
        if (observer is null) Dispatch(call);
        else observer.Receive(call);
    }

    public void Dispatch(Call call)
    {
        try
        {
            Catalog.Deliver(call);
        }
        catch (LimitExceededException full)
        {
            Reject(call, full);
        }
    }

    /// <summary>The call does not reach its grain. Nobody learns of that for a one-way call, except by the count.</summary>
    public void Reject(Call call, Exception reason)
    {
        Metrics.Rejected.Add(1);
        EngineLog.Rejected(Log, call, reason.Message);
        call.Reject(reason);
    }

    public void TimeOutPending()
    {
        var now = Time.GetTimestamp();
        foreach (var call in Pending.Where(call => call.IsExpired(now)))
        {
            var sentence = $"Response did not arrive on time in {call.Timeout} for {call}. Its activation: {call.At?.Blocking ?? "none, it is an observer"}. The call is not undone; its outcome is unknown.";
            Metrics.TimedOut.Add(1);
            EngineLog.TimedOut(Log, sentence);
            call.Reject(new TimeoutException(sentence));
        }
    }

    public TGrainInterface GetGrain<TGrainInterface>(Guid primaryKey, string? grainClassNamePrefix = null)
        where TGrainInterface : IGrainWithGuidKey => Reference<TGrainInterface>(GrainId.KeyOf(primaryKey), grainClassNamePrefix);

    public TGrainInterface GetGrain<TGrainInterface>(long primaryKey, string? grainClassNamePrefix = null)
        where TGrainInterface : IGrainWithIntegerKey => Reference<TGrainInterface>(GrainId.KeyOf(primaryKey), grainClassNamePrefix);

    public TGrainInterface GetGrain<TGrainInterface>(string primaryKey, string? grainClassNamePrefix = null)
        where TGrainInterface : IGrainWithStringKey => Reference<TGrainInterface>(primaryKey, grainClassNamePrefix);

    public TGrainObserverInterface CreateObjectReference<TGrainObserverInterface>(IGrainObserver obj)
        where TGrainObserverInterface : IGrainObserver
    {
        if (obj is not TGrainObserverInterface) throw new ArgumentException($"{obj.GetType()} does not implement {typeof(TGrainObserverInterface)}.", nameof(obj));
        if (obj is GrainReference) throw new ArgumentException("It is a reference already.", nameof(obj));
        return (TGrainObserverInterface)GrainReference.Create(this, GrainId.Create("observer", Guid.NewGuid().ToString("N")), typeof(TGrainObserverInterface), new(this, obj));
    }

    public void DeleteObjectReference<TGrainObserverInterface>(IGrainObserver obj)
        where TGrainObserverInterface : IGrainObserver
    {
        if (obj is not GrainReference { Observer: { } observer }) throw new ArgumentException("It is not a reference made by CreateObjectReference.", nameof(obj));
        observer.Delete();
    }

    private TInterface Reference<TInterface>(string key, string? classNamePrefix) =>
        (TInterface)GrainReference.Create(this, GrainId.Create(_grains.ClassOf(typeof(TInterface), classNamePrefix).Name, key), typeof(TInterface));

    private SiloUnavailableException Unavailable(Call call) => new(_phase == Phase.NotStarted
        ? $"{call} was called before the engine started."
        : $"The host is shutting down: {call} is not answered here any more.");
}
