using GridOrleans.Domain.Issues;

namespace GridOrleans.Storage.Search;

/// <summary>Whose people may see an issue wherever it lies: <see cref="IssueAccess.MaySee"/> turned around, so that it can be asked of an index.</summary>
public static class Sight
{
    public static IEnumerable<string> UnitsOf(Issue issue) => issue.Whistles
        .Where(line => line.WithdrawnAt is null)
        .Select(line => line.UnitId)
        .Concat(issue.Climbs.SelectMany(climb => climb.Calls).Select(call => call.AudienceUnitId))
        .Concat(issue.Whistles.SelectMany(line => line.Calls).Select(call => call.AudienceUnitId))
        .Concat(issue.HandUps.Select(office => office.UnitId))
        .Append(issue.Gate)
        .Append(issue.LeadUnitId)
        .Append(issue.OwnerUnitId)
        .OfType<string>()
        .Distinct();
}
