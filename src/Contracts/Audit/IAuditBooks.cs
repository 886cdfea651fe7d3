using GridOrleans.Contracts.Deadlines;
using GridOrleans.Contracts.Outbox;

namespace GridOrleans.Contracts.Audit;

/// <summary>
/// What the audit reads: rows as they stand, by questions of its own, each answered from one snapshot and by index. It shares none of the reading
/// that the sweeper, the grains and the jobs do, so that a mistake there does not hide itself here.
/// </summary>
public interface IAuditBooks
{
    /// <summary>
    /// The right to audit, held by one process at a time; null = another is at it, or one has ended within <paramref name="pause"/>. Disposing gives it back.
    /// </summary>
    Task<IAsyncDisposable?> Take(TimeSpan pause, CancellationToken cancellation);

    /// <summary>A page of issues in the order of a walk.</summary>
    /// <param name="horizon">How far ahead the nearest due time may lie; of <see cref="AuditWalk.Coming"/> only.</param>
    Task<AuditPage> Read(AuditWalk walk, AuditCursor? after, int limit, TimeSpan horizon, CancellationToken cancellation);

    /// <summary>Deadline rows of any owner that came due longer ago than this, oldest first.</summary>
    Task<IReadOnlyList<Deadline>> RowsOverdue(TimeSpan by, int limit, CancellationToken cancellation);

    /// <summary>Outbox messages written longer ago than this and not done, oldest first.</summary>
    Task<IReadOnlyList<UndoneOrder>> OrdersUndone(TimeSpan by, int limit, CancellationToken cancellation);

    /// <summary>Puts an order into the outbox once more, unless one like it waits there or has just been done; then the answer is false.</summary>
    /// <param name="again">What is added to its key, “/” and why.</param>
    Task<bool> Owe(OutboxMessage order, string again, CancellationToken cancellation);

    /// <summary>Remembers that everything was asked.</summary>
    Task Finished(int found, int repaired, CancellationToken cancellation);

    /// <summary>How long ago some process last asked everything; null = never.</summary>
    Task<TimeSpan?> SinceFinished(CancellationToken cancellation);
}

/// <summary>Which issues are walked through.</summary>
public enum AuditWalk
{
    /// <summary>Open issues by their nearest due time, overdue ones first.</summary>
    Coming,

    /// <summary>Open issues of which no clock runs: parked ones above all.</summary>
    Still,

    /// <summary>Completed issues that wait for a check.</summary>
    Checked,
}

/// <summary>Where a walk stands.</summary>
public sealed record AuditCursor(DateTimeOffset At, Guid Id);

/// <param name="Next">Where to go on; null = the walk is at its end.</param>
public sealed record AuditPage(IReadOnlyList<AuditedIssue> Issues, AuditCursor? Next);

public sealed record UndoneOrder(long Id, string Topic, DateTimeOffset WrittenAt);
