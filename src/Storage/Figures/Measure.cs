namespace GridOrleans.Storage.Figures;

/// <summary>
/// What is counted. Stored by number: a number is never used again for something else. “Handled” issues are those that were work: neither refused
/// nor void nor merged into another.
/// </summary>
public enum Measure : short
{
    /// <summary>A report; hit = urgent.</summary>
    Reported = 1,

    /// <summary>同日办结: a handled issue, by the day of its report; hit = first completed on that same day.</summary>
    SameDay = 2,

    /// <summary>漏报: a handled issue; hit = found by a resident, an enterprise or the hotline, and not by those who patrol.</summary>
    Missed = 3,

    /// <summary>吹哨: a handled issue; hit = further units were called to it.</summary>
    Whistled = 4,

    /// <summary>2341, a clock of a handled issue once it is settled: stopped (then) or run out (at its due time); hit = in time; value = seconds it ran.</summary>
    OnTimeRespond = 10,
    OnTimeHandle = 11,
    OnTimeClose = 12,
    OnTimePlan = 13,

    /// <summary>A promise that took the place of a due time already overrun; hit = kept. The overrun itself stays on record as the clock's own result.</summary>
    PromiseKept = 14,

    /// <summary>响应: a lead call that was answered, given back, or taken back after its time had run out; hit = the unit reported in; value = seconds until then.</summary>
    Answered = 20,

    /// <summary>解决: a completion; hit = resolved.</summary>
    Solved = 21,

    /// <summary>满意: a rating; hit = 4 or 5 of 5; value = the score.</summary>
    Satisfied = 22,

    /// <summary>按时立案: the filing; hit = before the first Respond clock's due time.</summary>
    FiledInTime = 23,

    /// <summary>按时派遣: the first dispatch; hit = before the first Respond clock's due time.</summary>
    DispatchedInTime = 24,

    /// <summary>按时结案: a check that passed; hit = within the check window.</summary>
    ClosedInTime = 25,

    /// <summary>准确派遣: a dispatch; hit = the unit neither returned it nor had it taken away.</summary>
    Accurate = 26,

    /// <summary>返工: a check; hit = it failed and rework was ordered.</summary>
    Reworked = 27,

    /// <summary>办结: a completion that still stands, by who completed it; hit = in the first round; value = seconds since the report.</summary>
    Completed = 28,

    /// <summary>报到: a unit called, unless the call was withdrawn; hit = it reported in; value = seconds until then.</summary>
    ReportedIn = 30,

    /// <summary>按时报到: a called unit that answered, or whose time ran out; hit = reported in by its line's own clock, a lead by the Respond target.</summary>
    ReportedInTime = 31,

    /// <summary>三率 by call-back 回访, of those who answered the question: were you answered, was it solved, are you satisfied?</summary>
    CallBackResponded = 32,
    CallBackResolved = 33,
    CallBackSatisfied = 34,

    /// <summary>按时到场, 按时完成 of a called unit, by its line's own clocks; hit = in time.</summary>
    CalledArrivedInTime = 35,
    CalledDoneInTime = 36,

    /// <summary>互评: the caller rates the called unit, the called unit rates its caller; hit = 4 or 5 of 5; value = the score.</summary>
    RatedByCaller = 37,
    RatedByCalled = 38,

    /// <summary>退回: a unit gave it back.</summary>
    Returned = 40,

    /// <summary>谢绝: a called unit declined.</summary>
    Declined = 41,

    /// <summary>Asked for, by the unit or desk that asked; hit = granted.</summary>
    AskedExtension = 42,
    AskedPark = 43,
    AskedPlan = 44,
    AskedReturn = 45,
    AskedVoid = 46,
    AskedOther = 47,

    /// <summary>挂账: it was parked.</summary>
    Parked = 48,

    /// <summary>延期: its due time was extended.</summary>
    Extended = 49,

    /// <summary>Into the stock: reported, or open again.</summary>
    Opened = 50,

    /// <summary>Out of the stock: completed, refused, void or merged.</summary>
    Ended = 51,

    /// <summary>催办.</summary>
    Urged = 52,

    /// <summary>督办; hit = with a red card.</summary>
    Supervised = 53,

    /// <summary>重开.</summary>
    Reopened = 54,

    /// <summary>Its accountable owner was gone and it moved up 事事有人管.</summary>
    Orphaned = 55,

    /// <summary>A unit's time with the issue, once over; value = seconds; hit = it brought the issue to an end.</summary>
    Held = 60,

    /// <summary>A holder's own clocks, counted from when it got the issue; hit = in time; value = seconds it took.</summary>
    HolderRespond = 61,
    HolderHandle = 62,
    HolderClose = 63,

    /// <summary>Something a person did; detail = what.</summary>
    Acted = 70,
}
