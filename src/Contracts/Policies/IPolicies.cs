using GridOrleans.Domain.Clocks;

namespace GridOrleans.Contracts.Policies;

/// <summary>How the making of a version ended.</summary>
public enum ShelfOutcome
{
    Done,

    /// <summary>Somebody made that version before: nothing was changed.</summary>
    Raced,

    /// <summary>From some moment on no policy would hold for every case: nothing was changed.</summary>
    LeavesGap,
}

/// <summary>The policies and calendars as stored. Reading and writing here is for those who keep them; cases ask the district in memory.</summary>
public interface IPolicies
{
    Task<PolicyBook> Read(CancellationToken cancellation);

    /// <summary>
    /// Adds the version after the newest of its id; the store says when it was made. In force in this process when it returns, in others with
    /// their next look at the district.
    /// </summary>
    /// <param name="inForceFrom">null = at once.</param>
    /// <param name="byName">The name of who made it, for the audit trail.</param>
    Task<ShelfOutcome> Add(PolicyVersion version, DateTimeOffset? inForceFrom, string byName, CancellationToken cancellation);

    Task<ShelfOutcome> Add(CalendarVersion version, string byName, CancellationToken cancellation);
}
