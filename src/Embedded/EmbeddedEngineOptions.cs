using System.Reflection;
using System.Text.Json;
using Orleans.Storage;

namespace GridOrleans.Embedded;

/// <summary>The engine's settings. <see cref="GrainAssemblies"/> and one of <see cref="ConnectionString"/> and <see cref="StateInMemory"/> must be given.</summary>
public sealed class EmbeddedEngineOptions
{
    /// <summary>Where the grain classes are.</summary>
    public IList<Assembly> GrainAssemblies { get; } = [];

    /// <summary>The database that holds grain state and the lock by which only one process at a time runs its grains.</summary>
    public string? ConnectionString { get; set; }

    /// <summary>Connections for grain state; one more is for the lock.</summary>
    public int MaxConnections { get; set; } = 16;

    /// <summary>For tests: state ends with the process, and no lock is taken.</summary>
    public bool StateInMemory { get; set; }

    /// <summary>How grain state is written as JSON. Give the product's own, so that both engines store the same text.</summary>
    public JsonSerializerOptions StateJson { get; set; } = JsonSerializerOptions.Web;

    /// <summary>The storage names that <c>[PersistentState]</c> may give. All are one table: a name is for Orleans to tell providers apart.</summary>
    public ISet<string> Stores { get; } = new HashSet<string>(StringComparer.Ordinal);

    /// <summary>How long a caller waits for an answer. The callee is not told and runs on.</summary>
    public TimeSpan ResponseTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How long state may take to be read and <c>OnActivateAsync</c> to run.</summary>
    public TimeSpan ActivationTimeout { get; set; } = TimeSpan.FromSeconds(30);

    public TimeSpan DeactivationTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Idle time after which an activation ends, where its class says nothing.</summary>
    public TimeSpan IdleAge { get; set; } = TimeSpan.FromMinutes(15);

    /// <summary>How often idle activations are looked for.</summary>
    public TimeSpan IdleQuantum { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>Calls waiting or under way at one activation; one more is refused with <c>LimitExceededException</c>.</summary>
    public int MaxQueuedCalls { get; set; } = 10_000;

    /// <summary>Activations in the process; a call that would need one more is refused. From 90 % on, the longest idle ones end until 80 % are left.</summary>
    public int MaxActivations { get; set; } = 500_000;

    /// <summary>Share of the memory available to the process above which a quarter of the activations, the longest idle, ends at once.</summary>
    public double MemoryLimit { get; set; } = 0.9;

    /// <summary>A turn that holds its thread this long is logged and counted as blocking.</summary>
    public TimeSpan LongTurn { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>How long to wait at the start for another process to give up the engine lock.</summary>
    public TimeSpan LockWait { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>The time of timeouts and idleness. Grain timers run on the <see cref="TimeProvider"/> of the services instead.</summary>
    public TimeProvider Time { get; set; } = TimeProvider.System;

    internal int ShedAbove => Math.Max(1, (int)(MaxActivations * 0.9));

    internal int ShedDownTo => (int)(MaxActivations * 0.8);

    internal void CheckStore(string? name, Type grain)
    {
        if (name is not null && !Stores.Contains(name)) throw new BadProviderConfigException($"{grain.FullName} keeps state in store “{name}”, which the engine was not told of (Stores: {string.Join(", ", Stores)}).");
    }

    /// <exception cref="InvalidOperationException">Says which setting and why.</exception>
    internal void Validate()
    {
        Check(GrainAssemblies.Count > 0, $"{nameof(GrainAssemblies)} is empty: no grain could be called");
        Check(ConnectionString is not null || StateInMemory, $"neither {nameof(ConnectionString)} nor {nameof(StateInMemory)} is given");
        Check(MaxQueuedCalls > 0, $"{nameof(MaxQueuedCalls)} must be at least 1");
        Check(MaxActivations > 0, $"{nameof(MaxActivations)} must be at least 1");
        Check(MaxConnections > 0, $"{nameof(MaxConnections)} must be at least 1");
        Check(MemoryLimit is > 0 and <= 1, $"{nameof(MemoryLimit)} must be above 0 and at most 1");
        foreach (var (name, span) in new[] { (nameof(ResponseTimeout), ResponseTimeout), (nameof(ActivationTimeout), ActivationTimeout), (nameof(DeactivationTimeout), DeactivationTimeout), (nameof(IdleAge), IdleAge), (nameof(IdleQuantum), IdleQuantum), (nameof(LongTurn), LongTurn) })
        {
            Check(span > TimeSpan.Zero && span < TimeSpan.FromDays(24), $"{name} must be above zero and below 24 days");
        }

        static void Check(bool holds, string otherwise)
        {
            if (!holds) throw new InvalidOperationException($"Embedded engine options: {otherwise}.");
        }
    }
}
