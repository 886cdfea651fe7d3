namespace GridOrleans.Contracts.Areas.Staff;

/// <summary>Somebody who can be called now.</summary>
/// <param name="Since">Begin of the shift; null = no roster says when, the holder always is on duty.</param>
/// <param name="Until">End of the shift.</param>
/// <param name="InsteadOfPersonId">Whom this person stands in for; null = it is its own post or shift.</param>
public sealed record PersonOnDuty(
    string PersonId, string Name, string PostKind, DateTimeOffset? Since, DateTimeOffset? Until, string? InsteadOfPersonId);

/// <summary>The next moment at which somebody comes on duty, and who.</summary>
public sealed record NextDuty(DateTimeOffset At, IReadOnlyList<PersonOnDuty> Persons);

/// <summary>Who answers for an area.</summary>
/// <param name="UnitId">The office.</param>
/// <param name="PersonId">The present holder of its accountable post; null = the books name none.</param>
/// <param name="IsFallback">The district's fallback owner, because nobody nearer is there.</param>
public sealed record AccountableOwner(string UnitId, string? PersonId, bool IsFallback);

/// <summary>Whether a unit can own an issue.</summary>
public enum UnitStanding
{
    /// <summary>It is there, and so is the holder of its accountable post. Also a unit of which the books have never known such a post.</summary>
    Answerable,

    /// <summary>The unit is not there: never was, not yet, or no more.</summary>
    Gone,

    /// <summary>Nobody holds its accountable post, or all who do are away and without a deputy who is there.</summary>
    Vacant,
}

/// <summary>A post that must be held and is not, or not by enough.</summary>
/// <param name="UnitId">The unit, or the area's office where it has one.</param>
/// <param name="AreaCode">The area, or the area the unit serves.</param>
public sealed record PostGap(string? UnitId, string? AreaCode, string Name, string PostKind, string? Employment, int Need, int Have);

/// <summary>An area that has fewer or more households than it should.</summary>
public sealed record SizeGap(string AreaCode, string Name, int Least, int Most, int Households);
