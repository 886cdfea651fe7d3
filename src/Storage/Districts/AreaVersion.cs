using GridOrleans.Contracts.Areas;

namespace GridOrleans.Storage.Districts;

/// <summary>An area as it is from one day to another. Half-open; null = no end is planned.</summary>
public sealed record AreaVersion(AreaPlan Area, DateOnly ValidFrom, DateOnly? ValidTo)
{
    public bool IsInForce(DateOnly day) => ValidFrom <= day && !(day >= ValidTo);
}

/// <summary>A change of areas gives an estate or building another grid from a day on.</summary>
/// <param name="Kind">“estate” or “building”.</param>
public sealed record PlaceMove(string Kind, string Id, string GridCode, DateOnly TakesEffect)
{
    public const string Estate = "estate", Building = "building";
}
