namespace GridOrleans.Contracts.Deadlines;

/// <summary>Whose time it is.</summary>
public enum DeadlineOwner
{
    Issue = 1,
    Grid = 2,
    Building = 3,
}

/// <summary>
/// Durable time: one row per (owner kind, owner id, clock). The grain that owns it decides when it comes due; the commit of that decision
/// replaces or removes the row.
/// </summary>
/// <param name="OwnerId">Issue id as 32 hex digits, grid code or building id.</param>
/// <param name="Clock">The owner's own name of the clock: a <c>WakeKind</c> in camelCase, “patrol”, “inspection”.</param>
/// <param name="Generation">Checked by the owner: a row of an older generation means nothing.</param>
public sealed record Deadline(DeadlineOwner OwnerKind, string OwnerId, string Clock, int Generation, DateTimeOffset DueAt);

/// <summary>What a commit does to one deadline row; <see cref="Next"/> null removes it.</summary>
public sealed record DeadlineChange(DeadlineOwner OwnerKind, string OwnerId, string Clock, Deadline? Next)
{
    public static DeadlineChange Set(Deadline deadline) => new(deadline.OwnerKind, deadline.OwnerId, deadline.Clock, deadline);

    public static DeadlineChange Clear(DeadlineOwner kind, string ownerId, string clock) => new(kind, ownerId, clock, null);
}

public interface IDeadlineStore
{
    /// <summary>
    /// Rows due by database time, oldest first, each hidden from other sweepers for <paramref name="lease"/>. A row whose owner does not
    /// retire it in that time is claimed again: nobody owns a row, so nothing has to fail over.
    /// </summary>
    Task<IReadOnlyList<Deadline>> ClaimDue(int limit, TimeSpan lease, CancellationToken cancellation);

    /// <summary>Sets and removes rows of owners that are not issues (issues do it in their commit), in one transaction.</summary>
    Task Apply(IReadOnlyList<DeadlineChange> changes, CancellationToken cancellation);
}
