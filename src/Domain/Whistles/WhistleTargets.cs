namespace GridOrleans.Domain.Whistles;

/// <summary>What a called unit is held to, by the kind of call; frozen into the call. Wall time, counted from the call.</summary>
public sealed record WhistleTargets(WhistleKind Kind, TimeSpan ReportIn, TimeSpan Arrive, TimeSpan Done)
{
    /// <summary>Report in within 20 min, on site in 30, done in 4 h, as the 2341 pledge asks of the lead; an urgent call 5 min, 15 min and 2 h.</summary>
    public static WhistleTargets Usual(WhistleKind kind) => kind == WhistleKind.Urgent
        ? new(kind, TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(15), TimeSpan.FromHours(2))
        : new(kind, TimeSpan.FromMinutes(20), TimeSpan.FromMinutes(30), TimeSpan.FromHours(4));

    public TimeSpan Of(LineStep step) => step switch
    {
        LineStep.ReportIn => ReportIn,
        LineStep.Arrive => Arrive,
        LineStep.Done => Done,
        _ => throw new ArgumentOutOfRangeException(nameof(step), step, null),
    };

    public WhistleTargets Drilled(int divisor) => divisor == 1 ? this : this with
    {
        ReportIn = LineClock.Whole(ReportIn / divisor), Arrive = LineClock.Whole(Arrive / divisor), Done = LineClock.Whole(Done / divisor),
    };
}
