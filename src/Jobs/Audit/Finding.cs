using GridOrleans.Contracts.Outbox;

namespace GridOrleans.Jobs.Audit;

/// <summary>What should exist by now and does not.</summary>
public enum FindingKind
{
    /// <summary>A clock ran past its due time and no breach is recorded.</summary>
    BreachMissing,

    /// <summary>A rung's time has come and it has not fallen.</summary>
    RungMissing,

    /// <summary>An acknowledgement ran out and the climb does not go on.</summary>
    LapseMissing,

    /// <summary>A check window or a park's review is over and nothing followed.</summary>
    EndMissing,

    /// <summary>Something is to happen, and no deadline row will wake its issue for it.</summary>
    RowMissing,

    /// <summary>A deadline row is due and nobody acts on it.</summary>
    RowOverdue,

    /// <summary>A rung fell and nobody was called.</summary>
    CallMissing,

    /// <summary>An order waits in the outbox and nobody carries it out.</summary>
    OrderUndone,
}

/// <param name="Since">When it should have been there; of a row that is missing, when it was seen.</param>
/// <param name="Wake">What its issue is to be woken for, in camelCase; null = it is not about a wake-up.</param>
/// <param name="Order">The call that is owed.</param>
public sealed record Finding(FindingKind Kind, Guid IssueId, DateTimeOffset Since, string? Wake, int Generation, EscalationOrder? Order = null);
