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

    /// <summary>响应: a lead call that was answered or taken back; hit = the unit reported in; value = seconds until then.</summary>
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

    /// <summary>报到: a unit called; hit = it reported in.</summary>
    ReportedIn = 30,

    /// <summary>按时报到: a called unit that answered, or whose time ran out; hit = reported in within the Respond target; value = seconds until then.</summary>
    ReportedInTime = 31,

    /// <summary>退回: a unit gave it back. Ledgers: hit = granted.</summary>
    Returned = 40,

    /// <summary>谢绝: a called unit declined.</summary>
    Declined = 41,

    /// <summary>Into the stock: reported, or open again.</summary>
    Opened = 50,

    /// <summary>Out of the stock: completed, refused, void or merged.</summary>
    Ended = 51,

    /// <summary>A unit's time with the issue, once over; value = seconds; hit = it brought the issue to an end.</summary>
    Held = 60,

    /// <summary>Something a person did; detail = what.</summary>
    Acted = 70,
}
