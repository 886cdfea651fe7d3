namespace GridOrleans.Domain.Issues;

/// <summary>Where an issue stands in the six-step loop 六步闭环. Stage names shown to people are configuration; these are the machine's.</summary>
public enum IssueState
{
    /// <summary>已上报: taken by the server, its clocks run.</summary>
    Reported,

    /// <summary>已立案: verified as a case, waiting for a unit.</summary>
    Filed,

    /// <summary>已派遣: a lead unit has been called and has not answered.</summary>
    Dispatched,

    /// <summary>已受理: the lead unit signed for it (签收, 报到).</summary>
    Accepted,

    /// <summary>处置中: the unit is on site or at work.</summary>
    Handling,

    /// <summary>已办结: done, with a reply to the reporter; waiting for the check.</summary>
    Completed,

    /// <summary>已结案: the check passed.</summary>
    Closed,

    /// <summary>已评价: the reporter rated it.</summary>
    Appraised,

    /// <summary>不予受理: refused at intake, with a reason.</summary>
    Refused,

    /// <summary>已作废: void, with a reason.</summary>
    Voided,

    /// <summary>挂账: stands still by approval until its review date; every clock is paused.</summary>
    Parked,

    /// <summary>已并案: the same thing as an earlier report, in which it goes on.</summary>
    Merged,

    /// <summary>自处置: handled on the spot by a grid member, with a reply (小事不出网格).</summary>
    SelfHandled,
}
