namespace Orleans.Runtime;

/// <summary>An activation as its grain sees it.</summary>
public interface IGrainContext : IEquatable<IGrainContext>
{
    GrainId GrainId { get; }

    GrainReference GrainReference { get; }

    object? GrainInstance { get; }

    /// <summary>A scope of its own, disposed with the activation.</summary>
    IServiceProvider ActivationServices { get; }

    /// <summary>Completes when the activation is gone.</summary>
    Task Deactivated { get; }

    void Deactivate(DeactivationReason deactivationReason, CancellationToken cancellationToken = default);

    internal void DelayDeactivation(TimeSpan timeSpan);

    internal IGrainTimer RegisterTimer(Func<CancellationToken, Task> callback, GrainTimerCreationOptions options);
}

/// <summary>The activation whose turn runs here, or null: outside of the grains, or after an await that left the activation.</summary>
internal static class RuntimeContext
{
    public static IGrainContext? Current => TaskScheduler.Current as IGrainContext;
}
