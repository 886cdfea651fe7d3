using GridOrleans.Contracts.Issues;
using GridOrleans.Storage.Queue;

namespace GridOrleans.Api.Live;

/// <summary>Which rows a desk or a unit's phone is sent: the live counterpart of the queue's scope.</summary>
public static class RowScope
{
    /// <summary>The row as this viewer may have it; null = nothing of theirs.</summary>
    public static IssueRow? For(QueueScope scope, RowNews news)
    {
        if (Has(scope, news.Row.GridCode, news.Row.UnitIds)) return news.Row;
        return Has(scope, news.Row.GridCode, news.UnitsBefore) ? Gone(news.Row) : null;
    }

    private static bool Has(QueueScope scope, string gridCode, IReadOnlyList<string> units) =>
        scope.AreaCodes.Any(area => gridCode.StartsWith(area, StringComparison.Ordinal))
        || scope.UnitIds.Any(units.Contains);

    /// <summary>It has left their hands: enough to take it off the list, and not whose it is now.</summary>
    private static IssueRow Gone(IssueRow row) => row with { Open = false, LeadUnitId = null, UnitIds = [], RingingUnitIds = [], Whistle = null, LastRung = null };
}
