using System.Collections.Concurrent;
using GridOrleans.Embedded.Calls;
using Orleans.Runtime;

namespace GridOrleans.Embedded.Activations;

/// <summary>The activations of this process: at most one per grain.</summary>
internal sealed class Catalog(EmbeddedEngine engine)
{
    private readonly ConcurrentDictionary<GrainId, Activation> _activations = new();
    private int _count;

    public int Count => Volatile.Read(ref _count);

    /// <summary>Whoever is active now, in no order.</summary>
    public IEnumerable<Activation> All => _activations.Select(pair => pair.Value);

    /// <summary>Puts the call into its grain's mailbox, bringing the grain to life if need be.</summary>
    /// <exception cref="LimitExceededException">As many activations as allowed exist and this would be one more.</exception>
    public void Deliver(Call call)
    {
        while (true)
        {
            if (!_activations.TryGetValue(call.Target, out var activation)) activation = Add(call.Target);
            call.At = activation;
            if (activation.Receive(call)) return;
            Remove(activation);
        }
    }

    public void Remove(Activation activation)
    {
        if (!_activations.TryRemove(new(activation.GrainId, activation))) return;
        Interlocked.Decrement(ref _count);
        engine.Metrics.Destroyed.Add(1);
    }

    private Activation Add(GrainId id)
    {
        var limit = engine.Options.MaxActivations;
        if (Count >= limit) throw new LimitExceededException(nameof(engine.Options.MaxActivations), Count, limit, id);
        var made = new Activation(engine, id, engine.ClassNamed(id.Type.Name));
        var kept = _activations.GetOrAdd(id, made);
        if (kept != made) return kept;
        engine.Metrics.Created.Add(1);
        if (Interlocked.Increment(ref _count) == engine.Options.ShedAbove) engine.Collector.ShedSoon();
        made.Start();
        return made;
    }
}
