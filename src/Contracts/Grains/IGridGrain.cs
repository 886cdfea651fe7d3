using GridOrleans.Contracts.Issues;
using GridOrleans.Contracts.Wall;
using Orleans.Concurrency;

namespace GridOrleans.Contracts.Grains;

/// <summary>One grid: its open issues' lights and counts, and its own duty of a daily patrol. The key is the grid code (or the district's code for what lies outside every grid).</summary>
[Alias("GridOrleans.IGridGrain")]
public interface IGridGrain : IGrainWithStringKey
{
    /// <summary>Best effort: a lost or overtaken row is repaired from the store.</summary>
    [OneWay]
    Task IssueChanged(IssueRow row);

    Task<GridStatus> Status();

    /// <summary>A patrol walked in this grid. The same operation id counts once.</summary>
    Task<GridStatus> RecordPatrol(PatrolLog patrol);

    /// <summary>The grid's own deadline row came due.</summary>
    Task DutyDue(string clock, int generation);
}

/// <param name="Walked">How long; at most 12 h.</param>
[GenerateSerializer, Immutable]
public sealed record PatrolLog(Guid OperationId, string MemberId, DateTimeOffset EndedAt, TimeSpan Walked);

/// <param name="PatrolDueAt">End of the running duty day; 班子成员每天巡查2小时以上.</param>
/// <param name="PatrolsMissed">Duty days that ended short, ever.</param>
[GenerateSerializer, Immutable]
public sealed record GridStatus(GridCell Cell, TimeSpan PatrolTarget, TimeSpan PatrolledToday, DateTimeOffset? PatrolDueAt, int PatrolsMissed);
