using Microsoft.Extensions.DependencyInjection;
using Orleans.Runtime;

namespace Orleans;

/// <summary>The base of grain classes. All of a grain's code runs on its activation, one turn at a time.</summary>
public abstract class Grain : IGrainBase, IAddressable
{
    private readonly IGrainContext? _context;

    protected Grain() => _context = RuntimeContext.Current;

    /// <summary>For tests that make a grain by hand.</summary>
    protected Grain(IGrainContext grainContext) => _context = grainContext;

    public IGrainContext GrainContext => _context
        ?? throw new InvalidOperationException("The grain was made outside of the engine, so it has no context.");

    public GrainReference GrainReference => GrainContext.GrainReference;

    public string IdentityString => GrainContext.GrainId.ToString();

    protected IGrainFactory GrainFactory => ServiceProvider.GetRequiredService<IGrainFactory>();

    /// <summary>The activation's own scope, disposed with it.</summary>
    protected internal IServiceProvider ServiceProvider => GrainContext.ActivationServices;

    /// <summary>Ends this activation once no call is under way. Calls that arrive meanwhile go to the next activation.</summary>
    protected void DeactivateOnIdle() => ((IGrainBase)this).DeactivateOnIdle();

    /// <summary>Puts off deactivation for being idle: for the given time, for ever (<see cref="Timeout.InfiniteTimeSpan"/>), or no longer (zero).</summary>
    protected void DelayDeactivation(TimeSpan timeSpan) => GrainContext.DelayDeactivation(timeSpan);

    /// <summary>Before the first call, after persistent state was read. If it throws, the waiting calls fail with that exception.</summary>
    public virtual Task OnActivateAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>After the last call. Best effort: it does not run when the process dies.</summary>
    public virtual Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken) => Task.CompletedTask;
}
