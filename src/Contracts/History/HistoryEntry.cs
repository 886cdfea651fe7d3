using GridOrleans.Domain.Access;
using GridOrleans.Domain.Issues;

namespace GridOrleans.Contracts.History;

/// <summary>
/// One decision of one issue, append-only. <see cref="EventsJson"/> is the text that was hashed and stored; <see cref="Events"/> is its meaning.
/// </summary>
/// <param name="PreviousHash">Of the entry before; <see cref="HistoryChain.Genesis"/> for the first. 64 hex digits.</param>
public sealed record HistoryEntry(
    Guid IssueId,
    long Version,
    Guid OperationId,
    ActorKind ActorKind,
    string ActorId,
    string ActorName,
    DateTimeOffset At,
    IReadOnlyList<IssueEvent> Events,
    string EventsJson,
    string PreviousHash,
    string Hash)
{
    /// <summary>The stamp as the fold needs it; scopes are not history.</summary>
    public Stamp Stamp => new(At, OperationId, new(ActorKind, ActorId, ActorName, null, [], []));
}
