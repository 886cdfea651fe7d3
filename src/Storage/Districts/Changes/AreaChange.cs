using GridOrleans.Contracts.Areas;
using GridOrleans.Storage.Districts.Books;

namespace GridOrleans.Storage.Districts.Changes;

public enum AreaChangeKind
{
    /// <summary>One code, one area with its new ring.</summary>
    Redraw,

    /// <summary>One code, one area with its new names.</summary>
    Rename,

    /// <summary>Two codes or more, the one area they become; its code may be one of theirs. Without a ring it is the union of theirs.</summary>
    Merge,

    /// <summary>One code, the two areas or more it becomes; one of them may keep the code.</summary>
    Split,

    /// <summary>No code, one new area.</summary>
    Add,

    /// <summary>One code, nothing in its place.</summary>
    Retire,
}

/// <summary>An area as somebody wants it. What is left out stays as it was, or follows from the areas it comes from.</summary>
/// <param name="Households">Left out in a merge: the sum.</param>
public sealed record AreaDraft(
    string? Code,
    string? ParentCode = null,
    string? Level = null,
    string? Name = null,
    string? ShortName = null,
    IReadOnlyList<double[]>? Ring = null,
    string? GridKind = null,
    int? Households = null);

/// <param name="Codes">Areas that are there and change.</param>
/// <param name="Into">What becomes of them.</param>
public sealed record AreaChange(AreaChangeKind Kind, IReadOnlyList<string> Codes, IReadOnlyList<AreaDraft> Into);

/// <summary>Changes that take effect together on the first moment of a day of the district.</summary>
public sealed record AreaChangeSet(Guid Id, DateOnly TakesEffect, string? Note, IReadOnlyList<AreaChange> Changes)
{
    public const int MaxChanges = 2000;
}

/// <summary>What a change set does. With problems, or as a dry run, nothing was changed.</summary>
/// <param name="Began">Codes that are new from that day.</param>
/// <param name="Ended">Codes that are no more from that day.</param>
public sealed record AreaOutcome(
    Guid Id,
    DateOnly TakesEffect,
    bool Applied,
    IReadOnlyList<string> Began,
    IReadOnlyList<string> Changed,
    IReadOnlyList<string> Ended,
    int MovedEstates,
    int MovedBuildings,
    IReadOnlyList<AreaFinding> Findings,
    int ProblemCount,
    IReadOnlyList<BookProblem> Problems);

/// <summary>A change set as it is kept.</summary>
public sealed record StoredAreaChange(Guid Id, DateOnly TakesEffect, DateTimeOffset MadeAt, string MadeBy, string? Note, int Changes, DateTimeOffset? CancelledAt);
