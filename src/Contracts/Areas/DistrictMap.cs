namespace GridOrleans.Contracts.Areas;

/// <summary>The district's geometry and names as screens draw them; changes only with the area version (sent with an ETag).</summary>
/// <param name="DrillDivisor">1 = real; otherwise every screen is striped.</param>
/// <param name="Buildings">Filled only when asked for (<c>?buildings=true</c>): points, not shapes, keep the wall light.</param>
public sealed record DistrictMap(
    string DistrictCode,
    string DistrictName,
    string TimeZone,
    int DrillDivisor,
    IReadOnlyList<MapArea> Areas,
    IReadOnlyList<MapBuilding>? Buildings,
    Scenery Scenery,
    IReadOnlyList<MapUnit> Units,
    IReadOnlyList<MapCategory> Categories);

/// <param name="Level">“district”, “street”, “community”, “grid”.</param>
public sealed record MapArea(string Code, string? ParentCode, string Level, string Name, string ShortName, IReadOnlyList<double[]>? Ring);

public sealed record MapBuilding(string Id, string Name, string GridCode, double Longitude, double Latitude);

public sealed record MapUnit(string Id, string Name, string ShortName, string Kind);

public sealed record MapCategory(string Code, string Group, string Name, string NameEn, bool Urgent);
