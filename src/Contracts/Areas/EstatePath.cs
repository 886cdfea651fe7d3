using GridOrleans.Domain.Areas;

namespace GridOrleans.Contracts.Areas;

/// <summary>三型三管: whom an estate's type calls, one after the other, and who must agree first.</summary>
public static class EstatePath
{
    /// <summary>The units on the path of the place's estate, each once, those that are there; empty = the place is in no estate.</summary>
    public static IReadOnlyList<UnitPlan> Of(IDistrictDirectory district, Placement place)
    {
        if (EstateOf(district, place) is not ({ } estate, { } type)) return [];
        var steps = type.Path is { Count: > 0 } path ? path : [type.FirstCall];
        return [.. steps.Select(step => UnitOf(district, estate, step, place)).OfType<UnitPlan>().DistinctBy(unit => unit.Id)];
    }

    /// <summary>重大事项把关: the office that must approve a plan before this matter may be completed; null = nobody's.</summary>
    public static UnitPlan? GateOf(IDistrictDirectory district, CategoryPlan category, Placement place) =>
        category is { MajorMatter: true, Urgent: false } && EstateOf(district, place) is ({ } estate, { MajorMattersNeed: { } step })
            ? UnitOf(district, estate, step, place)
            : null;

    /// <summary>Owner of what nobody else takes: the estate's own, else the street's office, else the district hall.</summary>
    public static string FallbackOwner(IDistrictDirectory district, Placement place)
    {
        if (place.EstateId is { } id && district.Estate(id)?.FallbackUnitId is { } own && district.Unit(own) is not null) return own;
        return place.StreetCode != place.DistrictCode && district.Unit(place.StreetCode) is { } office ? office.Id : district.FallbackUnitId;
    }

    private static (EstatePlan? Estate, EstateTypePlan? Type) EstateOf(IDistrictDirectory district, Placement place) =>
        place.EstateId is { } id && district.Estate(id) is { } estate ? (estate, district.EstateType(estate.TypeCode)) : (null, null);

    private static UnitPlan? UnitOf(IDistrictDirectory district, EstatePlan estate, string step, Placement place)
    {
        var id = step switch
        {
            EstateStep.Firm => estate.FirmUnitId,
            EstateStep.Committee => estate.CommitteeUnitId,
            EstateStep.Fallback => estate.FirmUnitId ?? district.Units.FirstOrDefault(unit => unit.Kind == UnitKind.StateFirm)?.Id,
            EstateStep.Community => place.CommunityCode,
            EstateStep.Street => place.StreetCode,
            _ => null,
        };
        return id is null ? null : district.Unit(id);
    }
}
