namespace GridOrleans.Contracts.Notices;

/// <summary>One way by which notices leave. Never throws for what the other side does wrong.</summary>
public interface INoticeChannel
{
    NoticeChannel Kind { get; }

    /// <summary>All of one recipient, in the order in which they happened; at most <see cref="MaxBatch"/>.</summary>
    Task<SendResult> Send(IReadOnlyList<DueDelivery> notices, CancellationToken cancellation);

    const int MaxBatch = 50;
}

/// <summary>How a sending ended.</summary>
public abstract record SendResult
{
    public sealed record Arrived : SendResult;

    /// <param name="Reason">For the log and the administrator: “smtp 550”, “http 500”, “timeout”.</param>
    /// <param name="IsFinal">Trying again would not help.</param>
    public sealed record Failed(string Reason, bool IsFinal) : SendResult;
}

/// <summary>The log of who was told what, and the queue of what is still to be sent.</summary>
public interface INoticeLedger
{
    /// <summary>The accounts that any of these audiences may mean, as they are now.</summary>
    Task<IReadOnlyList<Recipient>> Recipients(IReadOnlyList<NoticeOrder> orders, CancellationToken cancellation);

    Task<IReadOnlyList<WebhookTarget>> Webhooks(CancellationToken cancellation);

    /// <summary>Writes what is not written yet.</summary>
    /// <returns>How many were new.</returns>
    Task<int> Write(IReadOnlyList<FreshDelivery> deliveries, CancellationToken cancellation);

    /// <summary>Takes due deliveries, each by one process at a time: what is not settled within <paramref name="lease"/> is due again.</summary>
    Task<IReadOnlyList<DueDelivery>> Take(int limit, TimeSpan lease, CancellationToken cancellation);

    Task Settle(IReadOnlyList<Settled> settled, CancellationToken cancellation);

    /// <summary>Deliveries that are due, and that failed within the last day: what an administrator must look at.</summary>
    Task<(long Waiting, long FailedToday)> Count(CancellationToken cancellation);

    /// <summary>Forgets what is older; at most <paramref name="limit"/> rows.</summary>
    Task<int> Prune(TimeSpan kept, int limit, CancellationToken cancellation);
}
