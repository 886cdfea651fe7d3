using GridOrleans.Domain.Clocks;

namespace GridOrleans.Domain.Issues;

/// <summary>
/// Who held the issue, and how long. Each holder is measured from when it got the case, beside the citizen's clocks, so that the third
/// department is not blamed for the first two. Due times are the policy's targets counted from <see cref="From"/>; parks move them on.
/// </summary>
/// <param name="AcceptedAt">受理 by this holder; null = not (yet).</param>
/// <param name="StartedAt">到场 or 开始处置 by this holder.</param>
/// <param name="DoneAt">办结 by this holder; null when it gave the case back or lost it.</param>
public sealed record Holder(
    string UnitId,
    DateTimeOffset From,
    DateTimeOffset? To,
    DateTimeOffset? AcceptedAt = null,
    DateTimeOffset? StartedAt = null,
    DateTimeOffset? DoneAt = null,
    DateTimeOffset? RespondDueAt = null,
    DateTimeOffset? HandleDueAt = null,
    DateTimeOffset? CloseDueAt = null)
{
    public static Holder Begin(string unitId, SlaPolicy policy, DateTimeOffset at) => new(
        unitId, at, null, null, null, null,
        policy.Start(ClockKind.Respond, at).DueAt,
        policy.Start(ClockKind.Handle, at).DueAt,
        policy.Start(ClockKind.Close, at).DueAt);

    /// <summary>The same holder after the case stood still.</summary>
    public Holder Resumed(SlaPolicy policy, DateTimeOffset from, DateTimeOffset to)
    {
        return this with
        {
            RespondDueAt = AcceptedAt is null ? Later(ClockKind.Respond, RespondDueAt) : RespondDueAt,
            HandleDueAt = StartedAt is null ? Later(ClockKind.Handle, HandleDueAt) : HandleDueAt,
            CloseDueAt = Later(ClockKind.Close, CloseDueAt),
        };

        DateTimeOffset? Later(ClockKind kind, DateTimeOffset? due) => due is { } moment ? policy.AfterPause(kind, moment, from, to) : null;
    }
}
