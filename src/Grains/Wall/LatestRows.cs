using GridOrleans.Contracts.Issues;

namespace GridOrleans.Grains.Wall;

/// <summary>
/// Open issues by id, each at its highest version. Messages may be lost, doubled or overtake each other; a row that left is remembered
/// for a while so that a late older one cannot bring it back.
/// </summary>
public sealed class LatestRows
{
    /// <summary>How many departed rows are remembered; one-way messages are late by seconds, not by thousands of closures.</summary>
    private const int DepartedKept = 1024;

    private readonly Dictionary<Guid, IssueRow> open = [];
    private readonly Dictionary<Guid, long> departed = [];
    private readonly Queue<Guid> departedOrder = new();

    public IReadOnlyCollection<IssueRow> Open => open.Values;

    public bool Knows(Guid id) => open.ContainsKey(id) || departed.ContainsKey(id);

    /// <summary>A higher version of it has been here.</summary>
    public bool IsOvertaken(IssueRow row) =>
        open.TryGetValue(row.Id, out var known) ? known.Version > row.Version : departed.TryGetValue(row.Id, out var left) && left > row.Version;

    /// <summary>True when the row is news.</summary>
    /// <param name="belongs">False once the row is no longer of this owner's concern.</param>
    public bool Take(IssueRow row, bool belongs)
    {
        if (open.TryGetValue(row.Id, out var known) && known.Version >= row.Version) return false;
        if (departed.TryGetValue(row.Id, out var left) && left >= row.Version) return false;
        if (belongs)
        {
            departed.Remove(row.Id);
            open[row.Id] = row;
            return true;
        }

        var wasOpen = open.Remove(row.Id);
        if (!departed.ContainsKey(row.Id)) departedOrder.Enqueue(row.Id);
        departed[row.Id] = row.Version;
        while (departedOrder.Count > DepartedKept) departed.Remove(departedOrder.Dequeue());
        return wasOpen;
    }
}
