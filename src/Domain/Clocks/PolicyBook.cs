namespace GridOrleans.Domain.Clocks;

/// <summary>
/// All policies and calendars, and which one a case gets: of the versions in force, one per policy, the most particular that fits
/// (<see cref="PolicyConditions.Specificity"/>); among equals the one that came into force last; then the smaller id.
/// </summary>
public sealed class PolicyBook
{
    /// <summary>How far ahead an issue carries the exception days of its calendar. Beyond it, weeks are ordinary.</summary>
    private const int DaysAhead = 400;

    private readonly PolicyVersion[][] policies;
    private readonly Dictionary<string, CalendarVersion> newest;
    private readonly DateTimeOffset first;

    public PolicyBook(IReadOnlyList<PolicyVersion> versions, IReadOnlyList<CalendarVersion> calendars)
    {
        Versions = versions;
        Calendars = calendars;
        policies = [.. versions.GroupBy(version => version.Policy.Id).Select(each => each.OrderByDescending(version => version.Policy.Version).ToArray())];
        newest = calendars.GroupBy(calendar => calendar.Calendar.Id).ToDictionary(each => each.Key, each => each.MaxBy(version => version.Calendar.Version)!);
        first = versions.Where(version => version.When.IsNone).Select(version => version.InForceFrom).DefaultIfEmpty().Min();
    }

    /// <summary>Every version of every policy.</summary>
    public IReadOnlyList<PolicyVersion> Versions { get; }

    /// <summary>Every version of every calendar.</summary>
    public IReadOnlyList<CalendarVersion> Calendars { get; }

    /// <summary>The newest version of a calendar; null = there is none of that id.</summary>
    public CalendarVersion? Calendar(string id) => newest.GetValueOrDefault(id);

    /// <summary>The newest version of a policy, in force, planned or retired; null = there is none of that id.</summary>
    public PolicyVersion? Newest(string id) => policies.FirstOrDefault(versions => versions[0].Policy.Id == id)?[0];

    /// <summary>
    /// The policies that hold for a case that starts at a moment. Before there was any, the first holds: no case is without a promise because one
    /// process's clock is a moment behind.
    /// </summary>
    public IEnumerable<PolicyVersion> InForce(DateTimeOffset at)
    {
        if (at < first) at = first;
        foreach (var versions in policies)
        {
            // The newest that has taken effect; a later decision replaces an earlier one also where that was planned for later.
            foreach (var version in versions)
            {
                if (version.InForceFrom > at) continue;
                if (!version.IsRetired) yield return version;
                break;
            }
        }
    }

    /// <summary>The policy of a case that starts at a moment. There always is one: see <see cref="GapFrom"/>.</summary>
    public PolicyVersion For(PolicyCase it, DateTimeOffset at)
    {
        PolicyVersion? best = null;
        foreach (var version in InForce(at))
        {
            if (version.When.Match(it) && (best is null || Compare(version, best) > 0)) best = version;
        }

        return best ?? throw new InvalidOperationException($"No policy holds at {at:O} for every case.");
    }

    /// <summary>The policy of cases that no other is made for.</summary>
    public PolicyVersion Usual(DateTimeOffset at) => InForce(at).Where(version => version.When.IsNone).Max(Comparer<PolicyVersion>.Create(Compare))
        ?? throw new InvalidOperationException($"No policy holds at {at:O} for every case.");

    /// <summary>The same choice with its reasons.</summary>
    public PolicyChoice Choose(PolicyCase it, DateTimeOffset at)
    {
        var chosen = For(it, at);
        var rest = InForce(at).Where(version => version != chosen).ToLookup(version => version.When.Match(it));
        return new(
            chosen,
            [
                new(chosen, PolicyVerdict.Chosen, []),
                .. rest[true].Order(Comparer<PolicyVersion>.Create((one, other) => Compare(other, one))).Select(version => new PolicyCandidate(
                    version, version.When.Specificity == chosen.When.Specificity ? PolicyVerdict.Older : PolicyVerdict.LessSpecific, [])),
                .. rest[false].OrderBy(version => version.Policy.Id, StringComparer.Ordinal)
                    .Select(version => new PolicyCandidate(version, PolicyVerdict.NoMatch, version.When.MissedBy(it))),
            ]);
    }

    /// <summary>What is frozen into a case: the targets with the calendar they need, cut to the days that can matter.</summary>
    /// <param name="startedAt">When the case's clocks started.</param>
    /// <param name="at">When the choice is made: at the start, or later.</param>
    public SlaPolicy Frozen(PolicyVersion version, DateTimeOffset startedAt, DateTimeOffset at)
    {
        if (version.CalendarId is not { } id) return version.Policy;
        var calendar = newest[id].Calendar;
        return version.Policy with { Calendar = calendar.Excerpt(calendar.DayOf(startedAt), calendar.DayOf(at).AddDays(DaysAhead)) };
    }

    /// <summary>The first moment from now on at which some case would have no policy; null = never. A policy without conditions must always hold.</summary>
    public DateTimeOffset? GapFrom(DateTimeOffset now)
    {
        foreach (var moment in Versions.Select(version => version.InForceFrom).Where(from => from > now).Append(now).Order())
        {
            if (!InForce(moment).Any(version => version.When.IsNone)) return moment;
        }

        return null;
    }

    /// <summary>This book with one version more.</summary>
    public PolicyBook With(PolicyVersion version) => new([.. Versions, version], Calendars);

    private static int Compare(PolicyVersion one, PolicyVersion other)
    {
        var order = one.When.Specificity.CompareTo(other.When.Specificity);
        if (order == 0) order = one.InForceFrom.CompareTo(other.InForceFrom);
        return order != 0 ? order : string.CompareOrdinal(other.Policy.Id, one.Policy.Id);
    }
}
