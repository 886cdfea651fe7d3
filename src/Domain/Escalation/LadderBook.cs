using GridOrleans.Domain.Clocks;

namespace GridOrleans.Domain.Escalation;

/// <summary>One version of a ladder as the administrators made it. Never edited: a change, also a retirement, is the next version.</summary>
/// <param name="Ladder">Undivided.</param>
/// <param name="When">The cases it is for.</param>
/// <param name="InForceFrom">From then on it replaces every earlier version of the same id, for new cases.</param>
/// <param name="IsRetired">From then on the ladder holds for no new case.</param>
public sealed record LadderVersion(
    Ladder Ladder,
    string Name,
    PolicyConditions When,
    DateTimeOffset InForceFrom,
    bool IsRetired,
    string? Note,
    string MadeBy,
    DateTimeOffset MadeAt);

/// <summary>
/// All ladders, and which one a case gets, by the same rule as its policy: of the versions in force, one per ladder, the most particular that fits;
/// among equals the one that came into force last; then the smaller id.
/// </summary>
public sealed class LadderBook
{
    private readonly LadderVersion[][] ladders;
    private readonly DateTimeOffset first;

    public LadderBook(IReadOnlyList<LadderVersion> versions)
    {
        Versions = versions;
        ladders = [.. versions.GroupBy(version => version.Ladder.Id).Select(each => each.OrderByDescending(version => version.Ladder.Version).ToArray())];
        first = versions.Where(version => version.When.IsNone).Select(version => version.InForceFrom).DefaultIfEmpty().Min();
    }

    /// <summary>Every version of every ladder.</summary>
    public IReadOnlyList<LadderVersion> Versions { get; }

    /// <summary>The newest version of a ladder, in force, planned or retired; null = there is none of that id.</summary>
    public LadderVersion? Newest(string id) => ladders.FirstOrDefault(versions => versions[0].Ladder.Id == id)?[0];

    public LadderVersion? Find(string id, int version) => Versions.FirstOrDefault(each => each.Ladder.Id == id && each.Ladder.Version == version);

    /// <summary>The ladders that hold for a case that starts at a moment; before there was any, the first holds.</summary>
    public IEnumerable<LadderVersion> InForce(DateTimeOffset at)
    {
        var moment = at < first ? first : at;
        return ladders.Select(versions => versions.FirstOrDefault(version => version.InForceFrom <= moment)).OfType<LadderVersion>().Where(version => !version.IsRetired);
    }

    /// <summary>The ladder of a case that starts at a moment. There always is one: see <see cref="GapFrom"/>.</summary>
    public LadderVersion For(PolicyCase it, DateTimeOffset at) => Best(InForce(at).Where(version => version.When.Match(it)), at);

    /// <summary>The ladder of cases that no other is made for.</summary>
    public LadderVersion Usual(DateTimeOffset at) => Best(InForce(at).Where(version => version.When.IsNone), at);

    /// <summary>The first moment from now on at which some case would have no ladder; null = never. A ladder without conditions must always hold.</summary>
    public DateTimeOffset? GapFrom(DateTimeOffset now)
    {
        foreach (var moment in Versions.Select(version => version.InForceFrom).Where(from => from > now).Append(now).Order())
        {
            if (!InForce(moment).Any(version => version.When.IsNone)) return moment;
        }

        return null;
    }

    /// <summary>This book with one version more.</summary>
    public LadderBook With(LadderVersion version) => new([.. Versions, version]);

    private static LadderVersion Best(IEnumerable<LadderVersion> fitting, DateTimeOffset at) => fitting
        .OrderByDescending(version => version.When.Specificity).ThenByDescending(version => version.InForceFrom).ThenBy(version => version.Ladder.Id, StringComparer.Ordinal)
        .FirstOrDefault() ?? throw new InvalidOperationException($"No ladder holds at {at:O} for every case.");
}
