namespace GridOrleans.Domain.Tests.Laws;

/// <summary>What somebody tries next. Which line, rung or unit is meant is picked from what the issue has at that moment.</summary>
public enum Attempt
{
    /// <summary>Any command, fitting or not.</summary>
    Command,

    /// <summary>A command the state takes, most often one that leads on.</summary>
    Onward,

    /// <summary>The job engine calls a rung: one that fell, mostly.</summary>
    CallRung,

    /// <summary>Every wake-up that is due rings, as after a sweep.</summary>
    Sweep,

    /// <summary>A wake-up rings with some generation, right or wrong, due or not.</summary>
    Ring,

    /// <summary>An operation id the issue has seen comes again, with the same or another command.</summary>
    Repeat,
}

/// <summary>How much time passes before the attempt.</summary>
public enum Pace
{
    None,
    Moments,
    Minutes,
    Hours,

    /// <summary>To the microsecond before the next wake-up.</summary>
    JustBefore,

    /// <summary>To the next wake-up exactly.</summary>
    ToTheMoment,
}

/// <param name="Amount">0–999: how much of the pace.</param>
/// <param name="Pick">Picks among what there is.</param>
/// <param name="Who">Picks the actor; mostly a rule, so that something happens.</param>
/// <param name="Kind">Of <see cref="Attempt.Command"/> and <see cref="Attempt.Repeat"/>.</param>
public sealed record Move(Attempt Attempt, CommandKind Kind, Pace Pace, int Amount, int Pick, int Who);

/// <param name="Divisor">1 = real, 60 = drill.</param>
/// <param name="Rungs">null = the default ladder.</param>
/// <param name="Again">null = no rung is called again.</param>
/// <param name="Works">Targets count working time; the life begins at 16:00 on a Friday. Never in a drill, which knows none.</param>
public sealed record Setup(int Divisor, RespondStop RespondStop, bool Routed, IReadOnlyList<Rung>? Rungs, Repeat? Again = null, bool Works = false)
{
    /// <summary>1 h, 2 h and 6 h of working time, one working day for the plan.</summary>
    public static SlaPolicy Working { get; } = SlaPolicy.Pledge2341 with
    {
        Id = "working", Respond = 1.Hours, Handle = 2.Hours, Close = 6.Hours, RespondBasis = TimeBasis.WorkingTime, HandleBasis = TimeBasis.WorkingTime,
        CloseBasis = TimeBasis.WorkingTime, PlanBasis = TimeBasis.WorkingDays, Calendar = Calendars.Published,
    };

    public SlaPolicy Policy => (Works ? Working : SlaPolicy.Pledge2341).Drilled(Divisor) with { RespondStop = RespondStop };

    public Ladder Ladder => ((Rungs is null ? Ladder.FourLevels : new("odd", 1, Rungs)) with { Repeat = Again }).Drilled(Divisor);
}
