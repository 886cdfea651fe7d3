using GridOrleans.Domain.Clocks;
using GridOrleans.Domain.Issues;

namespace GridOrleans.Domain.Escalation;

/// <summary>四级联动: who is called, from the ground up. The number is the step's height on the tape.</summary>
public enum LadderStep
{
    /// <summary>网格员</summary>
    Member = 1,

    /// <summary>网格长</summary>
    Chief = 2,

    /// <summary>社区</summary>
    Community = 3,

    /// <summary>街道</summary>
    Street = 4,

    /// <summary>区指挥中心</summary>
    District = 5,
}

/// <summary>The clock's moment a rung counts from.</summary>
public enum RungMoment
{
    Yellow,
    Red,
}

/// <summary>Whom a rung calls.</summary>
public enum Callee
{
    /// <summary>The office of its step, for the place of the case.</summary>
    Office,

    /// <summary>A unit named by the ladder.</summary>
    Unit,

    /// <summary>The unit that leads the case: its own chief hears of it before any office does. While none leads, whoever owns it.</summary>
    Lead,
}

/// <summary>One rung: who is called, when counted from a moment of the clock, and what happens besides.</summary>
/// <param name="Step">Its height on the tape, and the office it calls unless <paramref name="Callee"/> says otherwise.</param>
/// <param name="AcknowledgedFor">An acknowledgement of this rung holds the climb so long; without the promised step by then, the climb goes on.</param>
/// <param name="Clocks">The clocks on which it is a rung; null = all.</param>
/// <param name="UnitId">The unit named, where the callee is one.</param>
/// <param name="Post">The kind of post called within the office or unit; null = whoever is there.</param>
/// <param name="WaitsForDuty">While nobody is on duty there it waits for the next duty; otherwise it goes to the office anyway.</param>
/// <param name="Card">督办 at this level when it is called.</param>
/// <param name="Reassign">The case is given to another unit when it is called.</param>
/// <param name="Whistle">Units called by an urgent whistle 紧急吹哨 when it is called.</param>
public sealed record Rung(
    LadderStep Step,
    RungMoment Moment,
    TimeSpan After,
    TimeSpan AcknowledgedFor,
    IReadOnlyList<ClockKind>? Clocks = null,
    Callee Callee = Callee.Office,
    string? UnitId = null,
    string? Post = null,
    bool WaitsForDuty = false,
    SupervisionLevel? Card = null,
    Reassignment? Reassign = null,
    IReadOnlyList<string>? Whistle = null)
{
    public bool CountsOn(ClockKind clock) => Clocks is null || Clocks.Contains(clock);
}

/// <summary>改派 by a rung.</summary>
/// <param name="UnitId">Null = the fallback owner of the case 兜底.</param>
public sealed record Reassignment(string? UnitId);
