using GridOrleans.Contracts.Issues;

namespace GridOrleans.Api.Live;

/// <summary>
/// On whose hands each issue was when last heard of. Bounded: of two generations the older is dropped when the younger is full, so the
/// latest <c>capacity</c> issues at least are remembered.
/// </summary>
public sealed class RecentUnits(int capacity)
{
    private readonly Lock gate = new();
    private Dictionary<Guid, Known> young = [];
    private Dictionary<Guid, Known> old = [];

    /// <summary>What was known before; the row is known from now on.</summary>
    public IReadOnlyList<string> Take(IssueRow row)
    {
        lock (gate)
        {
            var known = young.TryGetValue(row.Id, out var recent) || old.TryGetValue(row.Id, out recent) ? recent : null;
            if (known is not null && known.Version > row.Version) return known.Units;
            young[row.Id] = new(row.Version, row.UnitIds);
            if (young.Count >= capacity) (old, young) = (young, []);
            return known?.Units ?? [];
        }
    }

    private sealed record Known(long Version, IReadOnlyList<string> Units);
}
