namespace GridOrleans.Storage.Rebuild;

/// <summary>What a rebuild found, and repaired unless it only checked.</summary>
/// <param name="Rows">Issues whose own row, queue row or state was not what its history says.</param>
/// <param name="Deadlines">Issues with another set of deadlines.</param>
/// <param name="Projections">Issues whose search row or measured facts differed.</param>
/// <param name="Sums">Daily sums that were not the sum of their facts.</param>
/// <param name="Strays">Rows that belong to no history.</param>
/// <param name="Unreadable">Histories this build cannot fold; left as they are.</param>
public sealed record RebuildReport(long Issues, long Rows, long Deadlines, long Projections, long Sums, long Strays, long Unreadable)
{
    public static RebuildReport Nothing { get; } = new(0, 0, 0, 0, 0, 0, 0);

    public long Differing => Rows + Deadlines + Projections + Sums + Strays;

    public RebuildReport And(RebuildReport more) => new(
        Issues + more.Issues, Rows + more.Rows, Deadlines + more.Deadlines, Projections + more.Projections, Sums + more.Sums, Strays + more.Strays, Unreadable + more.Unreadable);
}
