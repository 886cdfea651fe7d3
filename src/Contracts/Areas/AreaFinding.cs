namespace GridOrleans.Contracts.Areas;

/// <summary>Something about the drawn areas that is worth a look and no fault: land in no child, a child over its parent's border.</summary>
/// <param name="Kind">“gap”, “outside” or “overlap”.</param>
/// <param name="OtherCode">The other area of an overlap.</param>
public sealed record AreaFinding(string Kind, string Code, string? OtherCode, double SquareMetres);
