using GridOrleans.Domain.Areas;

namespace GridOrleans.Contracts.Areas.Staff;

/// <summary>
/// Who answers, who is on duty, who comes next: from posts, rosters and absences, at any moment. Immutable and pure; a change of the books makes a new one.
/// </summary>
public sealed partial class StaffBook
{
    /// <summary>Books without a person in them.</summary>
    public static StaffBook Empty { get; } = new(new("", "UTC", [], [], [], [], [], [], [], [], []));

    private readonly StaffPlan plan;
    private readonly TimeZoneInfo zone;
    private readonly Presence presence;
    private readonly Dictionary<string, AreaPlan> areas;
    private readonly Dictionary<string, AreaPlan> formerAreas = [];
    private readonly Dictionary<string, UnitPlan> units;
    private readonly ILookup<string, PostPlan> postsAt;
    private readonly ILookup<string, RosterPlan> rostersAt;
    private readonly ILookup<string, PostPlan> postsOf;

    public StaffBook(StaffPlan plan)
    {
        this.plan = plan;
        zone = TimeZoneInfo.FindSystemTimeZoneById(plan.TimeZone);
        presence = new(plan.Persons, plan.Absences, zone);
        areas = plan.Areas.ToDictionary(area => area.Code);
        foreach (var area in plan.FormerAreas) formerAreas[area.Code] = area;
        units = plan.Units.ToDictionary(unit => unit.Id);
        postsAt = plan.Posts.SelectMany(post => Places(post.UnitId, post.AreaCode).Select(place => (place, post))).ToLookup(each => each.place, each => each.post);
        rostersAt = plan.Rosters.SelectMany(roster => Places(roster.UnitId, roster.AreaCode).Select(place => (place, roster))).ToLookup(each => each.place, each => each.roster);
        postsOf = plan.Posts.ToLookup(post => post.PersonId);
    }

    /// <summary>What the books say, row by row.</summary>
    public StaffPlan Plan => plan;

    /// <summary>The posts a person holds at a moment.</summary>
    public IReadOnlyList<PostPlan> PostsOf(string personId, DateTimeOffset at) => [.. postsOf[personId].Where(post => IsHeld(post, at))];

    /// <summary>Who is on duty at a unit or area: by its rosters, and the holders of posts that no roster puts on duty. Who is away is not; the deputy is.</summary>
    /// <param name="unitOrArea">A unit's id or an area's code; an area's office has both.</param>
    /// <param name="postKind">Null = any post.</param>
    public IReadOnlyList<PersonOnDuty> OnDuty(string unitOrArea, string? postKind, DateTimeOffset at)
    {
        var rosters = Rosters(unitOrArea, postKind, at).ToArray();
        var rostered = rosters.Select(roster => roster.PostKind).ToHashSet();
        var byShift = rosters.SelectMany(roster => Shifts.At(roster, at, zone)).SelectMany(shift => Persons(shift, unitOrArea, at)
            .Select(person => Present(person, shift.Roster.PostKind, shift.From, shift.To, at)));
        var byPost = Holders(unitOrArea, postKind, at).Where(post => !rostered.Contains(post.Kind))
            .Select(post => Present(post.PersonId, post.Kind, null, null, at));
        return [.. byShift.Concat(byPost).OfType<PersonOnDuty>().DistinctBy(person => (person.PersonId, person.PostKind))];
    }

    /// <summary>Whether a roster says when this post is on duty; otherwise its holders always are.</summary>
    public bool HasRoster(string unitOrArea, string? postKind, DateTimeOffset at) => Rosters(unitOrArea, postKind, at).Any();

    /// <summary>
    /// The next shift after a moment, or, when nobody is on duty, the next moment at which somebody is: a shift, a return, the first day of a post.
    /// Null = none within <see cref="HorizonDays"/>.
    /// </summary>
    public NextDuty? NextOnDuty(string unitOrArea, string? postKind, DateTimeOffset after)
    {
        var moments = ShiftStarts(unitOrArea, postKind, after);
        if (OnDuty(unitOrArea, postKind, after).Count == 0) moments = moments.Concat(Arrivals(unitOrArea, postKind));
        foreach (var at in moments.Where(each => each > after && each <= after.AddDays(HorizonDays)).Distinct().Order())
        {
            if (OnDuty(unitOrArea, postKind, at) is { Count: > 0 } persons) return new(at, persons);
        }

        return null;
    }

    /// <summary>How far ahead <see cref="NextOnDuty"/> looks: past the longest holiday, before a roster becomes a guess.</summary>
    public const int HorizonDays = 62;

    private IEnumerable<DateTimeOffset> ShiftStarts(string unitOrArea, string? postKind, DateTimeOffset after)
    {
        var today = Shifts.DayOf(after, zone);
        return rostersAt[unitOrArea].Where(roster => postKind is null || roster.PostKind == postKind)
            .SelectMany(roster => Enumerable.Range(0, HorizonDays + 1).SelectMany(day => Shifts.On(roster, today.AddDays(day), zone)))
            .Select(shift => shift.From);
    }

    private IEnumerable<DateTimeOffset> Arrivals(string unitOrArea, string? postKind) => postsAt[unitOrArea]
        .Where(post => postKind is null || post.Kind == postKind)
        .SelectMany(post => presence.Returns(post.PersonId)
            .Concat(post.ValidFrom is { } first ? [Shifts.Moment(first, TimeOnly.MinValue, zone)] : []));

    private IEnumerable<RosterPlan> Rosters(string unitOrArea, string? postKind, DateTimeOffset at)
    {
        // A shift that began yesterday still belongs to yesterday's roster.
        var today = Shifts.DayOf(at, zone);
        return rostersAt[unitOrArea].Where(roster => (postKind is null || roster.PostKind == postKind)
            && !(today < roster.ValidFrom) && !(today.AddDays(-1) >= roster.ValidTo)
            && (!(today >= roster.ValidTo) || Shifts.At(roster, at, zone).Any()));
    }

    private IEnumerable<string> Persons(Shift shift, string unitOrArea, DateTimeOffset at) => shift.PersonId is { } named
        ? [named]
        : Holders(unitOrArea, shift.Roster.PostKind, at).Select(post => post.PersonId);

    private IEnumerable<PostPlan> Holders(string unitOrArea, string? postKind, DateTimeOffset at) =>
        postsAt[unitOrArea].Where(post => (postKind is null || post.Kind == postKind) && IsHeld(post, at));

    private PersonOnDuty? Present(string personId, string postKind, DateTimeOffset? since, DateTimeOffset? until, DateTimeOffset at) =>
        presence.Of(personId, at) is { } person
            ? new(person.Id, person.Name, postKind, since, until, person.Id == personId ? null : personId)
            : null;

    private bool IsHeld(PostPlan post, DateTimeOffset at)
    {
        var day = Shifts.DayOf(at, zone);
        return !(day < post.ValidFrom) && !(day >= post.ValidTo);
    }

    /// <summary>An office's unit id is its area's code: both name one place.</summary>
    private static IEnumerable<string> Places(string? unitId, string? areaCode) => new[] { unitId, areaCode }.OfType<string>().Distinct();
}
