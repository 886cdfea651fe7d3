using GridOrleans.Contracts.Areas;
using GridOrleans.Contracts.Escalation;
using GridOrleans.Domain.Areas;
using GridOrleans.Domain.Issues;
using GridOrleans.Domain.Whistles;

namespace GridOrleans.Api.Intake;

/// <summary>Who is called first, by whom, and who answers while nobody leads. Pure.</summary>
public static class RouteFinder
{
    /// <summary>The category's own unit, else the first on the path of the estate's type (三型三管); null = a dispatcher must find one.</summary>
    public static Route? Find(IDistrictDirectory district, CategoryPlan category, Placement place)
    {
        var unit = category.UnitId is { } own ? district.Unit(own) : EstatePath.Of(district, place).FirstOrDefault();
        return unit is null ? null : To(district, unit.Id, category, place);
    }

    /// <summary>重大事项把关: the office that must approve a plan before anybody completes the matter; null = nobody's.</summary>
    public static string? Gate(IDistrictDirectory district, CategoryPlan category, Placement place) => EstatePath.GateOf(district, category, place)?.Id;

    /// <summary>紧急吹哨: the category's own unit and those it names besides, called at once in the street's name; null = nobody.</summary>
    public static Alarm? Alarm(IDistrictDirectory district, CategoryPlan category, Placement place)
    {
        if (!category.Urgent) return null;
        string[] units = [.. new[] { category.UnitId }.Concat(category.AlarmUnitIds ?? []).OfType<string>().Where(unit => district.Unit(unit) is not null).Distinct()];
        return units.Length == 0 ? null : new(Caller(district, WhistleKind.Urgent, place), units);
    }

    /// <summary>The route to a unit somebody chose.</summary>
    public static Route To(IDistrictDirectory district, string unitId, CategoryPlan? category, Placement place)
    {
        var whistle = category switch
        {
            { Urgent: true } => WhistleKind.Urgent,
            { Whistle: var kind } => kind,
            null => WhistleKind.Community,
        };
        return new(unitId, whistle, Caller(district, whistle, place));
    }

    /// <summary>The name of who blows: an estate's residents, a community, a street; an urgent whistle is the street's.</summary>
    public static string Caller(IDistrictDirectory district, WhistleKind whistle, Placement place) => whistle switch
    {
        WhistleKind.Resident or WhistleKind.Enterprise when place.EstateId is { } id && district.Estate(id) is { } estate => estate.Name,
        WhistleKind.Street or WhistleKind.Urgent => NameOf(district, place.StreetCode, place),
        _ => NameOf(district, place.CommunityCode, place),
    };

    /// <summary>事事有人管: the estate's fallback owner, the street's office, or the district hall where there is none.</summary>
    public static string FallbackOwner(IDistrictDirectory district, Placement place) => EstatePath.FallbackOwner(district, place);

    private static string NameOf(IDistrictDirectory district, string areaCode, Placement place) =>
        areaCode != place.DistrictCode && district.Area(areaCode) is { } area ? area.ShortName : AudienceResolver.Hall(district).Name;
}
