using Orleans.Runtime;

namespace GridOrleans.Embedded.State;

/// <param name="Json">What the grain wrote.</param>
/// <param name="Etag">Changes with every write.</param>
internal sealed record StoredState(string Json, string Etag);

/// <summary>Where grain state is kept, as JSON text under (grain, name).</summary>
internal interface IStateStore
{
    Task<StoredState?> ReadAsync(GrainId grain, string name, CancellationToken cancellationToken);

    /// <param name="etag">What the writer knows; null = it knows of no record.</param>
    /// <returns>The new ETag; null = somebody else wrote, nothing was changed.</returns>
    Task<string?> WriteAsync(GrainId grain, string name, string json, string? etag, CancellationToken cancellationToken);

    /// <returns>False = somebody else wrote, nothing was changed.</returns>
    Task<bool> ClearAsync(GrainId grain, string name, string etag, CancellationToken cancellationToken);
}
