using Orleans;

namespace GridOrleans.Embedded.Activations;

/// <summary>
/// Ends activations that have been idle for their class's age, and – when there are too many, or memory runs short – the longest idle ones
/// before their time.
/// </summary>
internal sealed class Collector(EmbeddedEngine engine)
{
    /// <summary>Of the activations that may be shed, this part goes at once when memory runs short.</summary>
    private const double ShedPart = 0.25;

    private static readonly TimeSpan s_memoryStep = TimeSpan.FromSeconds(5);

    private readonly CancellationTokenSource _stop = new();
    private readonly SemaphoreSlim _soon = new(0, 1);
    private Task _loops = Task.CompletedTask;

    public void Start() => _loops = Task.WhenAll(CollectEachQuantum(), WatchMemory(), ShedWhenAsked());

    public async Task StopAsync()
    {
        await _stop.CancelAsync();
        await _loops;
    }

    /// <summary>The number of activations went over the mark.</summary>
    public void ShedSoon()
    {
        try
        {
            _soon.Release();
        }
        catch (SemaphoreFullException)
        {
            // Asked already.
        }
    }

    private async Task CollectEachQuantum()
    {
        using var timer = new PeriodicTimer(engine.Options.IdleQuantum, engine.Time);
        while (await Waits(timer.WaitForNextTickAsync(_stop.Token)))
        {
            var ended = 0;
            foreach (var activation in engine.Catalog.All)
            {
                var age = activation.Class.IdleFor;
                if (age != Timeout.InfiniteTimeSpan && activation.TryEndIdle(age, new(DeactivationReasonCode.ActivationIdle, $"Idle for {age}."))) ended++;
            }

            engine.Metrics.Collections.Add(1);
            EngineLog.Collected(engine.Log, ended, engine.Catalog.Count);
        }
    }

    private async Task WatchMemory()
    {
        using var timer = new PeriodicTimer(s_memoryStep, engine.Time);
        while (await Waits(timer.WaitForNextTickAsync(_stop.Token)))
        {
            if (MemoryIsShort) Shed((int)(engine.Catalog.Count * ShedPart), "Memory runs short.");
        }
    }

    private async Task ShedWhenAsked()
    {
        while (await Waits(AsBool(_soon.WaitAsync(_stop.Token))))
        {
            Shed(engine.Catalog.Count - engine.Options.ShedDownTo, "Too many activations.");
        }

        static async ValueTask<bool> AsBool(Task task)
        {
            await task;
            return true;
        }
    }

    private bool MemoryIsShort
    {
        get
        {
            var memory = GC.GetGCMemoryInfo();
            return memory.TotalAvailableMemoryBytes > 0 && memory.MemoryLoadBytes > engine.Options.MemoryLimit * memory.TotalAvailableMemoryBytes;
        }
    }

    private void Shed(int count, string why)
    {
        var ended = 0;
        foreach (var activation in engine.Catalog.All.Where(one => one.Class.IdleFor != Timeout.InfiniteTimeSpan).OrderBy(one => one.LastUsed))
        {
            if (ended >= count) break;
            if (activation.TryEndIdle(TimeSpan.Zero, new(DeactivationReasonCode.HighMemoryPressure, why))) ended++;
        }

        EngineLog.Shed(engine.Log, ended, why, engine.Catalog.Count);
    }

    private static async ValueTask<bool> Waits(ValueTask<bool> next)
    {
        try
        {
            return await next;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }
}
