namespace GridOrleans.Storage.Search;

/// <summary>What a search asks for; every part narrows.</summary>
/// <param name="All">Terms that must all be there.</param>
/// <param name="AnyOf">Of each group at least one term must be there.</param>
/// <param name="Phrases">Words that must stand there as written, normalised.</param>
/// <param name="HasAttachments">Null = does not matter.</param>
public sealed record SearchFilter(
    IReadOnlyList<string> All,
    IReadOnlyList<IReadOnlyList<string>> AnyOf,
    IReadOnlyList<string> Phrases,
    TimeRange? Reported = null,
    TimeRange? Ended = null,
    bool? HasAttachments = null)
{
    public static SearchFilter Everything { get; } = new([], [], []);
}

/// <summary>Half open: from the first moment up to, and without, the second. Null = open on that side.</summary>
public sealed record TimeRange(DateTimeOffset? From, DateTimeOffset? Before);

public enum SearchOrder
{
    /// <summary>Nearest due first; only open issues, for only they have something due.</summary>
    Due,

    /// <summary>Latest report first.</summary>
    Newest,

    /// <summary>Latest change first.</summary>
    Updated,

    /// <summary>Urgent before not, red before yellow before green, then nearest due.</summary>
    Urgency,
}

/// <summary>How many there are, counted no further than is worth the time.</summary>
/// <param name="IsMore">There are more than that.</param>
public sealed record BoundedCount(int Number, bool IsMore);

/// <param name="Count">Only on the first page.</param>
public sealed record SearchPage(IReadOnlyList<Contracts.Issues.IssueRow> Items, string? Next, BoundedCount? Count);
