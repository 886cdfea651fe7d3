namespace GridOrleans.Storage.Districts;

/// <summary>The level whose areas issues lie in; the names of the others are data.</summary>
internal static class AreaLevel
{
    public const string Grid = "grid";
}
