namespace GridOrleans.Domain.Whistles;

/// <summary>What a called unit promises, in this order; each step has a clock of its own, and all three start when the unit is called.</summary>
public enum LineStep
{
    /// <summary>报到: any answer stops it, also a decline.</summary>
    ReportIn,

    /// <summary>到场: stops with the work where nobody needs to come.</summary>
    Arrive,

    /// <summary>办完自己的一份.</summary>
    Done,
}
