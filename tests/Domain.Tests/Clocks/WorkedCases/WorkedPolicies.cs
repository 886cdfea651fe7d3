namespace GridOrleans.Domain.Tests.Clocks.WorkedCases;

/// <summary>The policies the worked cases name.</summary>
internal static class WorkedPolicies
{
    private static readonly SlaPolicy Pledge = SlaPolicy.Pledge2341;

    public static SlaPolicy Named(string name) => name switch
    {
        "2341" => Pledge,
        "arrive" => Pledge with { RespondStop = RespondStop.Arrive },
        "drill" => Pledge.Drilled(60),
        "fast" => Pledge with { Id = "fast", Respond = 5.Minutes, Handle = 15.Minutes, Close = 2.Hours },
        "office16" => Pledge with { Id = "office16", Close = 16.Hours, CloseBasis = TimeBasis.WorkingTime, Calendar = Calendars.Published },
        "all-office" => Pledge with
        {
            Id = "all-office", Respond = 1.Hours, Handle = 2.Hours, Close = 16.Hours, Plan = 3.Days, RespondBasis = TimeBasis.WorkingTime, HandleBasis = TimeBasis.WorkingTime,
            CloseBasis = TimeBasis.WorkingTime, PlanBasis = TimeBasis.WorkingDays, Calendar = Calendars.Published,
        },
        "day1" => Days(1),
        "days5" => Days(5),
        "days15" => Days(15),
        "drilled-days5" => Days(5).Drilled(60),
        "nine-to-five-8h" => Pledge with { Close = 8.Hours, CloseBasis = TimeBasis.WorkingTime, Calendar = Calendars.NineToFive("Europe/Berlin") },
        "every-hour-24h" => Pledge with { Close = 24.Hours, CloseBasis = TimeBasis.WorkingTime, Calendar = Calendars.RoundTheClock("Europe/Berlin") },
        "apia-day1" => Pledge with { Close = 1.Days, CloseBasis = TimeBasis.WorkingDays, Calendar = Calendars.NineToFive("Pacific/Apia") },
        "evenings-8h" => Pledge with
        {
            Close = 8.Hours, CloseBasis = TimeBasis.WorkingTime,
            Calendar = new("evenings", 1, "Asia/Shanghai", Enum.GetValues<DayOfWeek>().Select(day => new WorkWindow(day, 20.Hours, 24.Hours)).ToArray(), [], []),
        },
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, "no such policy"),
    };

    private static SlaPolicy Days(int days) => Pledge with { Id = "days", Close = days.Days, CloseBasis = TimeBasis.WorkingDays, Calendar = Calendars.Published };
}
