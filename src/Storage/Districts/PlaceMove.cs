namespace GridOrleans.Storage.Districts;

/// <summary>A change of areas gives an estate or building another grid from a day on.</summary>
/// <param name="Kind">“estate” or “building”.</param>
public sealed record PlaceMove(string Kind, string Id, string GridCode, DateOnly TakesEffect)
{
    public const string Estate = "estate", Building = "building";
}
