using GridOrleans.Contracts.Areas;
using GridOrleans.Domain.Areas;
using GridOrleans.Domain.Escalation;
using GridOrleans.Domain.Issues;

namespace GridOrleans.Contracts.Escalation;

/// <summary>Who answers for a rung, as an office or a post, never as a person.</summary>
/// <param name="UnitId">The office's unit; an area office's id is its area's code.</param>
/// <param name="Name">Fit for a wall: “孙村 12 网格”, “孙村 12 网格长”.</param>
public sealed record Audience(string UnitId, string Name);

/// <summary>
/// Turns a step of the ladder into the office it calls for one place (四级联动). What the directory does not know – a place outside every
/// grid, an area drawn away since – is answered by the district hall, so that a rung always finds somebody.
/// </summary>
public static class AudienceResolver
{
    private const int MostNamed = 3;

    /// <summary>The rung's office or unit for one case, as the case stands, and the post called there.</summary>
    public static Audience Resolve(IDistrictDirectory directory, Issue issue, Rung rung)
    {
        var called = rung.Callee switch
        {
            Callee.Unit => UnitOf(directory, rung.UnitId),
            Callee.Lead => UnitOf(directory, issue.LeadUnitId ?? issue.OwnerUnitId),
            _ => Resolve(directory, issue.Place, rung.Step),
        };
        var saysPostAlready = rung is { Callee: Callee.Office, Step: LadderStep.Chief };
        return rung.Post is { } kind && !saysPostAlready && directory.PostKinds.FirstOrDefault(post => post.Code == kind) is { } post
            ? called with { Name = called.Name + post.Name }
            : called;
    }

    public static Audience Resolve(IDistrictDirectory directory, Placement place, LadderStep step) => step switch
    {
        LadderStep.Member => OfficeOf(directory, place.GridCode, place),
        LadderStep.Chief => OfficeOf(directory, place.GridCode, place, post: "长"),
        LadderStep.Community => OfficeOf(directory, place.CommunityCode, place),
        LadderStep.Street => OfficeOf(directory, place.StreetCode, place),
        LadderStep.District => Hall(directory),
        _ => throw new ArgumentOutOfRangeException(nameof(step), step, "a step the ladder does not have"),
    };

    /// <summary>
    /// Who comes on duty next where a rung calls, and when; null = somebody is on duty now, or the books know of nobody who ever will be.
    /// </summary>
    public static ComingDuty? NextDuty(IDistrictDirectory directory, Audience audience, Rung rung, DateTimeOffset at)
    {
        var post = rung.Post ?? (rung.Callee, rung.Step) switch
        {
            (Callee.Office, LadderStep.Member) => "gridMember",
            (Callee.Office, LadderStep.Chief) => "gridChief",
            _ => null,
        };
        return directory.Staff.OnDuty(audience.UnitId, post, at).Count == 0 && directory.Staff.NextOnDuty(audience.UnitId, post, at) is { } next
            ? new(next.At, string.Join('、', next.Persons.Select(person => person.Name).Distinct().Take(MostNamed)))
            : null;
    }

    public static Audience Hall(IDistrictDirectory directory) =>
        new(directory.FallbackUnitId, directory.Unit(directory.FallbackUnitId)?.ShortName ?? directory.Name);

    private static Audience UnitOf(IDistrictDirectory directory, string? unitId) =>
        unitId is not null && directory.Unit(unitId) is { } unit ? new(unit.Id, unit.ShortName) : Hall(directory);

    private static Audience OfficeOf(IDistrictDirectory directory, string areaCode, Placement place, string post = "") =>
        areaCode != place.DistrictCode && directory.Area(areaCode) is { } area
            ? new(area.Code, area.ShortName + post)
            : Hall(directory);
}
