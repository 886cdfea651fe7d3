using Microsoft.Extensions.Hosting;
using Orleans;
using Orleans.Runtime;

namespace GridOrleans.Embedded.Hosting;

/// <summary>The engine's life in its host: lock, start, drain, unlock.</summary>
internal sealed class EngineService(EmbeddedEngine engine, IHostApplicationLifetime host) : IHostedLifecycleService, IAsyncDisposable
{
    /// <summary>How often the drain looks whether it is done.</summary>
    private static readonly TimeSpan s_drainStep = TimeSpan.FromMilliseconds(10);

    private readonly EngineLock? _lock = engine.Options.ConnectionString is { } database
        ? new EngineLock(database, engine.Log, () =>
        {
            engine.CloseToOutside();
            host.StopApplication();
        })
        : null;
    private ITimer? _timeouts;

    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        if (_lock is not null) await _lock.TakeAsync(engine.Options.LockWait, cancellationToken);
        var step = TimeSpan.FromTicks(Math.Min(engine.Options.ResponseTimeout.Ticks / 4, TimeSpan.FromMilliseconds(100).Ticks));
        _timeouts = engine.Time.CreateTimer(_ => engine.TimeOutPending(), null, step, step);
        engine.Collector.Start();
        engine.Open();
        EngineLog.Started(engine.Log, engine.GrainClasses, engine.Options.MaxActivations);
    }

    /// <summary>Lets every call end and every activation say goodbye, as long as the host gives time; then fails what is left.</summary>
    public async Task StoppedAsync(CancellationToken cancellationToken)
    {
        engine.CloseToOutside();
        await engine.Collector.StopAsync();
        EngineLog.Draining(engine.Log, engine.Pending.Count, engine.Catalog.Count);
        try
        {
            while (true)
            {
                foreach (var activation in engine.Catalog.All) activation.TryEndForShutdown(cancellationToken);
                if (engine.Pending.Count == 0 && engine.Catalog.Count == 0) break;
                await Task.Delay(s_drainStep, cancellationToken);
            }

            EngineLog.Drained(engine.Log);
        }
        catch (OperationCanceledException)
        {
            var examples = string.Join("; ", engine.Pending.Where(_ => true).Take(5).Select(call => $"{call}, at {call.At?.Blocking}"));
            EngineLog.DrainCutShort(engine.Log, engine.Pending.Count, engine.Catalog.Count, examples);
        }

        engine.Close();
        await DisposeAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (_timeouts is not null) await _timeouts.DisposeAsync();
        if (_lock is not null) await _lock.DisposeAsync();
        if (engine.StateStore is IAsyncDisposable store) await store.DisposeAsync();
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
