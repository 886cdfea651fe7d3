using GridOrleans.Contracts.Grains;
using GridOrleans.Contracts.Issues;
using GridOrleans.Domain.Issues;

namespace GridOrleans.Grains.Issues;

/// <summary>Tells the grid, the building and the units of an issue what changed: one-way, best effort; each can rebuild itself from the rows.</summary>
public sealed class IssueNeighbours(IGrainFactory grains, ILogger<IssueNeighbours> log)
{
    public void Tell(Issue? before, Issue after, IssueRow row, IReadOnlyList<IssueEvent> events)
    {
        try
        {
            _ = grains.GetGrain<IGridGrain>(row.GridCode).IssueChanged(row);
            if (row.BuildingId is { } building && events.Any(happened => happened is IssueEvent.Reported))
            {
                _ = grains.GetGrain<IBuildingGrain>(building).Reported(new(row.Id, row.CategoryCode, row.ReportedAt));
            }

            foreach (var unit in UnitsOf(before).Union(UnitsOf(after))) _ = grains.GetGrain<IUnitGrain>(unit).IssueChanged(row);
        }
        catch (Exception failure)
        {
            log.NeighboursNotTold(row.Id, row.Version, failure);
        }
    }

    private static IEnumerable<string> UnitsOf(Issue? issue) => issue is null ? [] : IssueRows.UnitsOf(issue);
}

internal static partial class IssueNeighboursLog
{
    [LoggerMessage(Level = LogLevel.Warning, Message = "The neighbours of issue {IssueId} were not told of version {Version}; they will be repaired from the rows.")]
    public static partial void NeighboursNotTold(this ILogger log, Guid issueId, long version, Exception failure);
}
