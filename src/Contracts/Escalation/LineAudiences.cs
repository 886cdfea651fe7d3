using GridOrleans.Contracts.Areas;
using GridOrleans.Domain.Areas;
using GridOrleans.Domain.Escalation;
using GridOrleans.Domain.Whistles;

namespace GridOrleans.Contracts.Escalation;

/// <summary>Turns a rung of a line's ladder into who is called for one place; the district hall answers for what the directory does not know.</summary>
public static class LineAudiences
{
    public static Audience Resolve(IDistrictDirectory directory, Placement place, WhistleLine line, LineAudience audience) => audience switch
    {
        LineAudience.Unit => new(line.UnitId, directory.Unit(line.UnitId)?.ShortName ?? line.UnitId),
        LineAudience.Community => AudienceResolver.Resolve(directory, place, LadderStep.Community),
        LineAudience.Street => AudienceResolver.Resolve(directory, place, LadderStep.Street),
        LineAudience.District => AudienceResolver.Hall(directory),
        _ => throw new ArgumentOutOfRangeException(nameof(audience), audience, "an audience the line's ladder does not have"),
    };
}
