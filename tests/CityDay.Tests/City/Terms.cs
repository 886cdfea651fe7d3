using GridOrleans.Domain.Clocks;
using GridOrleans.Domain.Escalation;
using GridOrleans.Domain.Issues;
using GridOrleans.Domain.Whistles;

namespace GridOrleans.CityDay.Tests.City;

/// <summary>The policies and ladders of the day: wall time and working time, real and drill, the usual and the odd.</summary>
internal static class Terms
{
    private const int Drill = 60;

    private static readonly SlaPolicy Pledge = SlaPolicy.Pledge2341;

    /// <summary>Saturday 2026-02-28 is worked to make up for the Spring Festival; the Sunday after it is free.</summary>
    private static readonly WorkCalendar Office = new(
        "office", 1, "Asia/Shanghai",
        [
            .. new[] { DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday, DayOfWeek.Friday }.SelectMany(day => new WorkWindow[]
            {
                new(day, TimeSpan.FromHours(9), TimeSpan.FromHours(12)), new(day, TimeSpan.FromHours(13), TimeSpan.FromHours(18)),
            }),
        ],
        [new(new(2026, 2, 15), new(2026, 2, 23), "春节"), new(new(2026, 4, 4), new(2026, 4, 6), "清明节")],
        [new(new(2026, 2, 14), new(2026, 2, 14), "春节调休"), new(new(2026, 2, 28), new(2026, 2, 28), "春节调休")]);

    private static readonly SlaPolicy Strict = Pledge with
    {
        Id = "strict", RespondStop = RespondStop.Arrive, MaxExtensions = 1, CheckWindow = TimeSpan.FromHours(2), ReopenWindow = TimeSpan.FromHours(12),
        Approvals = [CommandKind.Park, CommandKind.Extend, CommandKind.FilePlan, CommandKind.Return, CommandKind.Void, CommandKind.Reopen],
        WhistleApprovals = [WhistleKind.Street], PlanDemand = PlanDemand.Always,
        Whistles = new([new(WhistleKind.Street, TimeSpan.FromMinutes(10), TimeSpan.FromMinutes(45), TimeSpan.FromHours(3))], [new(LineAudience.Community, TimeSpan.FromMinutes(3))]),
    };

    private static readonly SlaPolicy WorkingHours = Pledge with
    {
        Id = "working-hours", Calendar = Office, HandleBasis = TimeBasis.WorkingTime, CloseBasis = TimeBasis.WorkingTime, PlanBasis = TimeBasis.WorkingDays,
        Handle = TimeSpan.FromMinutes(50), Close = TimeSpan.FromHours(7), Plan = TimeSpan.FromDays(1),
    };

    private static readonly SlaPolicy WorkingDays = Pledge with
    {
        Id = "working-days", Calendar = Office, RespondBasis = TimeBasis.WorkingTime, CloseBasis = TimeBasis.WorkingDays, PlanBasis = TimeBasis.WorkingTime,
        Close = TimeSpan.FromDays(2), Plan = TimeSpan.FromHours(10), Approvals = [],
    };

    /// <summary>Each as often as it is drawn.</summary>
    public static readonly SlaPolicy[] Policies =
    [
        Pledge.Drilled(Drill), Pledge.Drilled(Drill), Pledge.Drilled(Drill), Pledge.Drilled(Drill), Strict.Drilled(Drill), Strict.Drilled(Drill),
        Pledge, Pledge, Strict, WorkingHours, WorkingHours.Drilled(Drill), WorkingDays,
        Pledge.Drilled(7) with { Id = "odd", Plan = TimeSpan.FromTicks(98_765_432_123) },
    ];

    private static readonly Ladder Loud = new("loud", 1,
    [
        new(LadderStep.Member, RungMoment.Yellow, TimeSpan.Zero, TimeSpan.FromMinutes(5), Callee: Callee.Lead),
        new(LadderStep.Chief, RungMoment.Yellow, TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(8), Clocks: [ClockKind.Respond, ClockKind.Close], WaitsForDuty: true),
        new(LadderStep.Community, RungMoment.Red, TimeSpan.Zero, TimeSpan.FromMinutes(15), Card: SupervisionLevel.Yellow, WaitsForDuty: true),
        new(LadderStep.Street, RungMoment.Red, TimeSpan.FromMinutes(10), TimeSpan.FromMinutes(15), Clocks: [ClockKind.Respond, ClockKind.Handle, ClockKind.Close], Reassign: new(null)),
        new(LadderStep.District, RungMoment.Red, TimeSpan.FromMinutes(20), TimeSpan.FromMinutes(30), Callee: Callee.Unit, UnitId: "dept-emergency", Card: SupervisionLevel.Red, Whistle: ["dept-emergency", "dept-police"]),
    ],
    new(2, 1, TimeSpan.FromMinutes(12)));

    private static readonly Ladder Odd = new("odd", 1,
    [
        new(LadderStep.District, RungMoment.Red, TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(1), Reassign: new("state-firm"), Whistle: ["state-firm", "dept-fire"]),
        new(LadderStep.Member, RungMoment.Yellow, TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(40), Clocks: [ClockKind.Plan]),
        new(LadderStep.Street, RungMoment.Red, TimeSpan.Zero, TimeSpan.FromMinutes(3), Clocks: [ClockKind.Close, ClockKind.Handle]),
    ],
    new(4, 1, TimeSpan.FromMinutes(9)));

    private static readonly Ladder[] Ladders = [Ladder.FourLevels, Ladder.FourLevels, Ladder.FourLevels, Loud, Odd, new("silent", 1, [])];

    private static readonly Ladder[] Rehearsed = [.. Ladders.Select(ladder => ladder.Drilled(Drill))];

    public static bool IsDrill(SlaPolicy policy) => policy.Respond < TimeSpan.FromMinutes(1);

    public static Ladder LadderFor(SlaPolicy policy, Random random) => (IsDrill(policy) ? Rehearsed : Ladders)[random.Next(Ladders.Length)];
}
