namespace GridOrleans.Domain.Areas;

/// <summary>
/// Where an issue lies, frozen when it is reported. Outside every grid, <see cref="GridCode"/>, <see cref="CommunityCode"/> and
/// <see cref="StreetCode"/> are the district's own code: the district hall is then the office of every rung, and nothing is lost.
/// </summary>
/// <param name="Label">Words for the place, no finer than a building; fit for a wall.</param>
/// <param name="Address">The reporter's own address words; not for a wall.</param>
public sealed record Placement(
    string DistrictCode,
    string StreetCode,
    string CommunityCode,
    string GridCode,
    string? EstateId,
    string? BuildingId,
    string Label,
    string? Address,
    double Longitude,
    double Latitude)
{
    public bool IsOutside => GridCode == DistrictCode;
}
