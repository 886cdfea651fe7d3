using System.Collections.Concurrent;
using System.Globalization;
using Orleans.Runtime;

namespace GridOrleans.Embedded.State;

/// <summary>State that ends with the process, for tests of grains.</summary>
internal sealed class MemoryStateStore : IStateStore
{
    private readonly ConcurrentDictionary<(GrainId, string), StoredState> _rows = new();
    private long _writes;

    public Task<StoredState?> ReadAsync(GrainId grain, string name, CancellationToken cancellationToken) =>
        Task.FromResult(_rows.GetValueOrDefault((grain, name)));

    public Task<string?> WriteAsync(GrainId grain, string name, string json, string? etag, CancellationToken cancellationToken)
    {
        var row = new StoredState(json, Interlocked.Increment(ref _writes).ToString(CultureInfo.InvariantCulture));
        var written = etag is null
            ? _rows.TryAdd((grain, name), row)
            : _rows.TryGetValue((grain, name), out var old) && old.Etag == etag && _rows.TryUpdate((grain, name), row, old);
        return Task.FromResult(written ? row.Etag : null);
    }

    public Task<bool> ClearAsync(GrainId grain, string name, string etag, CancellationToken cancellationToken) =>
        Task.FromResult(_rows.TryGetValue((grain, name), out var old) && old.Etag == etag && _rows.TryRemove(new((grain, name), old)));
}
