using GridOrleans.Contracts.Issues;
using GridOrleans.Contracts.Wall;
using GridOrleans.Domain.Clocks;

namespace GridOrleans.Grains.Wall;

/// <summary>A grid's cell, counted from its open rows.</summary>
public static class GridCells
{
    public static GridCell Of(string gridCode, long version, IReadOnlyCollection<IssueRow> open)
    {
        int yellow = 0, red = 0;
        DateTimeOffset? due = null, whistle = null;
        foreach (var row in open)
        {
            if (row.Light == Light.Yellow) yellow++;
            if (row.Light == Light.Red) red++;
            due = Earlier(due, row.NextDueAt);
            whistle = Earlier(whistle, row.Whistle?.CalledAt);
        }

        return new(gridCode, version, open.Count, yellow, red, red > 0 ? Light.Red : yellow > 0 ? Light.Yellow : Light.Green, due, whistle);
    }

    private static DateTimeOffset? Earlier(DateTimeOffset? one, DateTimeOffset? other) =>
        one is null || other < one ? other ?? one : one;
}
