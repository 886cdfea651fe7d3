using System.Text.Json;
using GridOrleans.Contracts.Json;

namespace GridOrleans.Contracts.Outbox;

/// <summary>Work that a commit owes the world, written in the same transaction.</summary>
/// <param name="Topic">Which job does it: “escalate”.</param>
/// <param name="DedupKey">Unique for ever: a second message with the same key is dropped.</param>
public sealed record OutboxMessage(string Topic, string DedupKey, string PayloadJson);

/// <param name="Id">Ascending.</param>
public sealed record PendingMessage(long Id, string Topic, string DedupKey, string PayloadJson, int Attempts);

public interface IOutbox
{
    /// <summary>Oldest messages not done and not handed out within <paramref name="lease"/>; marks them handed out.</summary>
    Task<IReadOnlyList<PendingMessage>> HandOut(int limit, TimeSpan lease, CancellationToken cancellation);

    /// <summary>Reads messages by id, done ones left out.</summary>
    Task<IReadOnlyList<PendingMessage>> Read(IReadOnlyList<long> ids, CancellationToken cancellation);

    Task MarkDone(IReadOnlyList<long> ids, CancellationToken cancellation);

    /// <summary>Completes soon after a commit of this process has written a message; a hint that saves polling, nothing more.</summary>
    Task WaitForHint(TimeSpan atMost, CancellationToken cancellation);
}

/// <summary>Payload of the topic “escalate”.</summary>
/// <param name="Pass">0, or the number of the repetition.</param>
public sealed record EscalationOrder(Guid IssueId, string Clock, int Generation, int Rung, int Pass = 0)
{
    public const string Topic = "escalate";

    /// <summary>The key under which a rung is owed once for ever; what is owed again says why.</summary>
    /// <param name="again">“/” and the reason, or nothing.</param>
    public OutboxMessage Message(string again = "") => new(
        Topic,
        $"{Topic}/{IssueId:N}/{Clock}/{Generation}/{Rung}{(Pass == 0 ? "" : $"/pass-{Pass}")}{again}",
        JsonSerializer.Serialize(this, GridJson.Options));
}

/// <summary>Payload of the topic “merge”: tells a case that a later report was merged into it, or taken out again.</summary>
public sealed record MergeOrder(Guid IntoId, Guid DuplicateId, string DuplicateCaseNo, bool TakenOut)
{
    public const string Topic = "merge";
}
