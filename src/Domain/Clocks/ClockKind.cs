namespace GridOrleans.Domain.Clocks;

/// <summary>
/// The four clocks of 2341 (“20分钟响应、30分钟处置、4小时办结、1天出方案”, 劝学里 2341). They start together
/// when the server takes the report.
/// </summary>
public enum ClockKind
{
    /// <summary>响应: stops when the unit accepts (a policy may demand arrival instead).</summary>
    Respond,

    /// <summary>处置: stops when the unit arrives or starts handling.</summary>
    Handle,

    /// <summary>办结: stops when the unit completes with a reply to the reporter.</summary>
    Close,

    /// <summary>方案: stops when a plan is filed or the issue is completed.</summary>
    Plan,
}

/// <summary>The traffic light of a clock: green below 80 % of the target, yellow from there, red from 100 %.</summary>
public enum Light
{
    Green,
    Yellow,
    Red,
}
