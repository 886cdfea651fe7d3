using GridOrleans.Contracts.Areas;
using GridOrleans.Domain.Areas;

namespace GridOrleans.Api.Figures;

/// <summary>小事不出网格、大事不出社区: on which floor something was brought to an end.</summary>
public enum Tier
{
    /// <summary>The grid's own people, and who looks after an estate: property firm, owners' committee, the state firm.</summary>
    Grid,

    Community,

    Street,

    /// <summary>The district's hall and its departments.</summary>
    District,

    /// <summary>A unit the directory no longer knows.</summary>
    Unknown,
}

public static class Tiers
{
    public static Tier Of(IDistrictDirectory district, string unitId) => district.Unit(unitId) switch
    {
        null => Tier.Unknown,
        { Kind: UnitKind.PropertyFirm or UnitKind.OwnersCommittee or UnitKind.StateFirm } => Tier.Grid,
        { Kind: UnitKind.AreaOffice, AreaCode: { } code } => OfLevel(district.Area(code)?.Level, code),
        _ => Tier.District,
    };

    public static string[] UnitsOf(IDistrictDirectory district, Tier tier) => [.. district.Units.Select(unit => unit.Id).Where(id => Of(district, id) == tier)];

    private static Tier OfLevel(string? level, string code) => level switch
    {
        "district" => Tier.District,
        "street" or "park" => Tier.Street,
        "community" => Tier.Community,
        "grid" => Tier.Grid,
        _ => code.Length <= 6 ? Tier.District : code.Length <= 9 ? Tier.Street : code.Length <= 12 ? Tier.Community : Tier.Grid,
    };
}
