using GridOrleans.Domain.Access;

namespace GridOrleans.Domain.Issues;

/// <summary>
/// A command that waits for an approval: its giver may ask for it but not do it alone (延期, 挂账, 方案, and by policy 回退, 作废, 吹哨, 重开).
/// Approving carries it out as it was asked; the case and its clocks run on meanwhile.
/// </summary>
/// <param name="Wanted">What was asked for.</param>
/// <param name="By">Who asked, by account and name.</param>
/// <param name="UnitId">The unit that asked, for the ledger of how often; null = a desk or the reporter.</param>
public sealed record Ask(Guid Id, IssueCommand Wanted, AskedBy By, string? UnitId, DateTimeOffset At);

/// <param name="Kind">Who asked, without the scopes it had.</param>
public sealed record AskedBy(ActorKind Kind, string Id, string Name);
