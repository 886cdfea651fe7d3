namespace GridOrleans.Domain.Clocks;

/// <summary>
/// When a plan 方案 is owed. The Plan clock starts with the others and stops at a filed plan or at completion either way; this says whether its
/// result counts.
/// </summary>
public enum PlanDemand
{
    /// <summary>
    /// “1天出方案” for what could not be closed in time: owed from the moment the Close clock is red. A Plan clock that stops or falls due before that
    /// has asked nothing of anybody: it counts neither as kept nor as missed.
    /// </summary>
    WhenNotClosedInTime,

    /// <summary>Owed for every issue from the report on, also for one that will be closed in time.</summary>
    Always,
}
