using GridOrleans.Contracts.Areas;
using GridOrleans.Domain.Access;

namespace GridOrleans.Api.Books;

/// <summary>
/// Whose work needs to know a person – with the phone –: administrators, those who dispatch where the person serves, and those of the same unit or area. Everybody else
/// sees who is on duty by name.
/// </summary>
internal static class PersonSight
{
    public static bool MaySee(Actor actor, IDistrictDirectory district, IEnumerable<PostPlan> posts) =>
        actor.Role is Role.Administrator || posts.Any(post => MaySee(actor, district, post));

    private static bool MaySee(Actor actor, IDistrictDirectory district, PostPlan post)
    {
        if (actor.SpeaksFor(post.UnitId) || actor.SpeaksFor(post.UnitLineId)) return true;
        if (post.AreaLineCode is { } line && actor.Serves(line)) return true;
        var area = post.AreaCode ?? (post.UnitId is { } unit ? district.UnitEver(unit)?.AreaCode : null);
        return area is null ? actor.Role is Role.Dispatcher or Role.ShiftLeader : actor.Serves(area);
    }
}
