using GridOrleans.Domain.Areas;

namespace GridOrleans.Contracts.Areas.Staff;

/// <summary>事事有人管: the one office that answers.</summary>
public sealed partial class StaffBook
{
    /// <summary>Deeper than any tree; a loop of parents ends here.</summary>
    private const int DeepestTree = 16;

    /// <summary>The nearest office from an area upwards that is there and whose accountable post is held by somebody present; else the district's fallback.</summary>
    public AccountableOwner Accountable(string areaCode, DateTimeOffset at)
    {
        string? code = areaCode;
        for (var step = 0; step < DeepestTree && code is not null; step++)
        {
            if (Standing(code, at) == UnitStanding.Answerable) return new(code, HolderOf(code, at), code == plan.FallbackUnitId);
            code = ParentOf(code);
        }

        return new(plan.FallbackUnitId, HolderOf(plan.FallbackUnitId, at), true);
    }

    /// <summary>Who takes over what a unit can no longer own: from an area's office, the areas above it; from any other unit, those above the place.</summary>
    /// <param name="placeAreaCode">The grid the issue lies in.</param>
    public AccountableOwner NextAfter(string unitId, string placeAreaCode, DateTimeOffset at)
    {
        var office = units.GetValueOrDefault(unitId) is { Kind: not UnitKind.AreaOffice } ? placeAreaCode : unitId;
        return ParentOf(areas.ContainsKey(office) || formerAreas.ContainsKey(office) ? office : placeAreaCode) is { } above
            ? Accountable(above, at)
            : new(plan.FallbackUnitId, HolderOf(plan.FallbackUnitId, at), true);
    }

    public UnitStanding Standing(string unitId, DateTimeOffset at)
    {
        if (!units.TryGetValue(unitId, out var unit) || !IsThere(unit, at)) return UnitStanding.Gone;
        if (AccountableKind(unit) is not { } kind) return UnitStanding.Answerable;

        // A unit whose books have never known the post is run outside of them: its account answers.
        if (!postsAt[unitId].Any(post => post.Kind == kind && !(Shifts.DayOf(at, zone) < post.ValidFrom))) return UnitStanding.Answerable;
        return HolderOf(unitId, at) is null ? UnitStanding.Vacant : UnitStanding.Answerable;
    }

    /// <summary>The posts that must be held and are not.</summary>
    /// <param name="presentOnly">True: who is away without a deputy does not count (a vacancy now). False: who holds the post counts (a gap in the staff).</param>
    public IReadOnlyList<PostGap> Gaps(DateTimeOffset at, bool presentOnly)
    {
        var ofAreas = plan.Areas.SelectMany(area => Rules(area.Level).Select(rule => Gap(rule, area.Code, area.Code, area.ShortName)));
        var ofUnits = plan.Units.Where(unit => unit.Kind != UnitKind.AreaOffice && IsThere(unit, at))
            .SelectMany(unit => Rules(Word(unit.Kind)).Select(rule => Gap(rule, unit.Id, unit.AreaCode, unit.ShortName)));
        return [.. ofAreas.Concat(ofUnits).Where(gap => gap.Have < gap.Need)];

        PostGap Gap(PostRulePlan rule, string place, string? areaCode, string name)
        {
            var have = Holders(place, rule.PostKind, at)
                .Where(post => rule.Employment is null || post.Employment == rule.Employment)
                .Select(post => post.PersonId).Distinct()
                .Count(person => presentOnly ? presence.Of(person, at) is not null : presence.Knows(person, at));
            return new(units.ContainsKey(place) ? place : null, areaCode, name, rule.PostKind, rule.Employment, rule.AtLeast, have);
        }
    }

    /// <summary>Areas with fewer or more households than the rules say.</summary>
    public IReadOnlyList<SizeGap> SizeGaps() =>
    [
        .. from area in plan.Areas
           from rule in plan.SizeRules
           where rule.Level == area.Level && (rule.GridKind is null || rule.GridKind == area.GridKind)
           where area.Households < rule.Least || area.Households > rule.Most
           select new SizeGap(area.Code, area.ShortName, rule.Least, rule.Most, area.Households),
    ];

    private string? HolderOf(string unitId, DateTimeOffset at) =>
        units.TryGetValue(unitId, out var unit) && AccountableKind(unit) is { } kind
            ? Holders(unitId, kind, at).Select(post => presence.Of(post.PersonId, at)?.Id).FirstOrDefault(person => person is not null)
            : null;

    private string? AccountableKind(UnitPlan unit)
    {
        var appliesTo = unit.Kind == UnitKind.AreaOffice ? areas.GetValueOrDefault(unit.Id)?.Level : Word(unit.Kind);
        return appliesTo is null ? null : Rules(appliesTo).FirstOrDefault(rule => rule.Accountable)?.PostKind;
    }

    private IEnumerable<PostRulePlan> Rules(string appliesTo) => plan.PostRules.Where(rule => rule.AppliesTo == appliesTo);

    private string? ParentOf(string areaCode) => (areas.GetValueOrDefault(areaCode) ?? formerAreas.GetValueOrDefault(areaCode))?.ParentCode;

    private bool IsThere(UnitPlan unit, DateTimeOffset at)
    {
        var day = Shifts.DayOf(at, zone);
        return !(day < unit.ValidFrom) && !(day >= unit.ValidTo);
    }

    /// <summary>As on the wire: “propertyFirm”.</summary>
    private static string Word(UnitKind kind) => System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(kind.ToString());
}
