namespace GridOrleans.Contracts.Areas;

/// <summary>An area as it is from one day to another. Half-open; null = no end is planned.</summary>
public sealed record AreaVersion(AreaPlan Area, DateOnly ValidFrom, DateOnly? ValidTo)
{
    public bool IsInForce(DateOnly day) => ValidFrom <= day && !(day >= ValidTo);
}
