using GridOrleans.Contracts.Areas;
using GridOrleans.Domain.Areas;

namespace GridOrleans.Api.Intake;

/// <summary>Where a report lies: point → grid, building named or nearest, estate from the building. Pure; never without an answer.</summary>
public static class PlaceFinder
{
    public static Placement Find(IDistrictDirectory district, PointRequest? point, BuildingPlan? named, string? address)
    {
        var (longitude, latitude) = point is { Longitude: { } x, Latitude: { } y } ? (x, y)
            : (named ??= ByWords(district, address)) is { } known ? (known.Longitude, known.Latitude)
            : DistrictFrame.Of(district).Centre;
        var grid = point is null ? null : district.GridAt(longitude, latitude);
        var building = named ?? ByWords(district, address, grid) ?? (point is null ? null : Near(district, longitude, latitude, grid));

        // A named building says where, whatever the point says; a point on the river bank belongs to the building it stands by.
        var gridCode = named?.GridCode ?? grid?.Code ?? building?.GridCode;
        return gridCode is null || district.Area(gridCode) is not { } area
            ? Outside(district, address, longitude, latitude)
            : Inside(district, area, building, address, longitude, latitude);
    }

    private static Placement Inside(IDistrictDirectory district, AreaPlan grid, BuildingPlan? building, string? address, double longitude, double latitude)
    {
        var community = Ancestor(district, grid, "community");
        var street = Ancestor(district, grid, "street");
        return new(
            district.Code,
            street?.Code ?? district.Code,
            community?.Code ?? street?.Code ?? district.Code,
            grid.Code,
            building?.EstateId,
            building?.Id,
            building?.Name ?? grid.ShortName,
            address,
            longitude,
            latitude);
    }

    private static Placement Outside(IDistrictDirectory district, string? address, double longitude, double latitude) =>
        new(district.Code, district.Code, district.Code, district.Code, null, null, district.Name, address, longitude, latitude);

    private static BuildingPlan? ByWords(IDistrictDirectory district, string? address, AreaPlan? within = null) =>
        address is not null && district.BuildingByAddress(address) is { } found && (within is null || found.GridCode == within.Code) ? found : null;

    /// <summary>The nearest building of the same grid: one across the boundary is somebody else's.</summary>
    private static BuildingPlan? Near(IDistrictDirectory district, double longitude, double latitude, AreaPlan? grid) =>
        district.BuildingNear(longitude, latitude) is { } near && (grid is null || near.Building.GridCode == grid.Code) ? near.Building : null;

    private static AreaPlan? Ancestor(IDistrictDirectory district, AreaPlan area, string level)
    {
        for (AreaPlan? each = area; each is not null; each = each.ParentCode is null ? null : district.Area(each.ParentCode))
        {
            if (each.Level == level || district.Levels.FirstOrDefault(known => known.Code == each.Level)?.StandsFor == level) return each;
        }

        return null;
    }
}
