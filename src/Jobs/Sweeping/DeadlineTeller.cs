using GridOrleans.Contracts.Deadlines;
using GridOrleans.Contracts.Grains;
using GridOrleans.Domain.Issues;

namespace GridOrleans.Jobs.Sweeping;

/// <summary>Tells the owner of a due row. Returns when the owner has decided; the owner's commit retires the row.</summary>
public interface IDeadlineTeller
{
    Task Tell(Deadline due);
}

/// <summary>The owners are grains.</summary>
public sealed class DeadlineTeller(IGrainFactory grains) : IDeadlineTeller
{
    public Task Tell(Deadline due) => due.OwnerKind switch
    {
        DeadlineOwner.Issue => grains.GetGrain<IIssueGrain>(Guid.ParseExact(due.OwnerId, "N"))
            .ClockDue(Enum.Parse<WakeKind>(due.Clock, ignoreCase: true), due.Generation),
        DeadlineOwner.Grid => grains.GetGrain<IGridGrain>(due.OwnerId).DutyDue(due.Clock, due.Generation),
        DeadlineOwner.Building => grains.GetGrain<IBuildingGrain>(due.OwnerId).DutyDue(due.Clock, due.Generation),
        _ => throw new ArgumentOutOfRangeException(nameof(due), due.OwnerKind, "an owner of deadlines the sweeper does not know"),
    };
}
