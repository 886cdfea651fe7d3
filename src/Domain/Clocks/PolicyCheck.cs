namespace GridOrleans.Domain.Clocks;

/// <summary>What is wrong with a policy, and where.</summary>
/// <param name="Field">“respond”, “calendarId”, ….</param>
public sealed record PolicyFlaw(string Field, PolicyFault Fault);

public enum PolicyFault
{
    /// <summary>Not between one minute and a year.</summary>
    TargetOutOfRange,

    /// <summary>A target in working days is not a whole number of days.</summary>
    NotWholeDays,

    /// <summary>A target in working time needs a calendar.</summary>
    CalendarMissing,

    /// <summary>A calendar is named and no target is in working time.</summary>
    CalendarUnused,

    /// <summary>The calendar has too little working time to ever reach the target.</summary>
    NeverReached,

    /// <summary>Respond is due after Handle, or Handle after Close: on the wall a later step cannot be owed earlier.</summary>
    OutOfOrder,
}

/// <summary>A policy that passes gives every clock a due time, whatever moment a case starts.</summary>
public static class PolicyCheck
{
    public static readonly TimeSpan Least = TimeSpan.FromMinutes(1), Most = TimeSpan.FromDays(366);

    /// <param name="calendar">The one it names; null = it names none.</param>
    public static IReadOnlyList<PolicyFlaw> Flaws(SlaPolicy policy, WorkCalendar? calendar, DateTimeOffset from)
    {
        List<PolicyFlaw> flaws = [];
        var kinds = Enum.GetValues<ClockKind>();
        foreach (var kind in kinds)
        {
            var (target, basis, field) = (policy.TargetOf(kind), policy.BasisOf(kind), Field(kind));
            if (target < Least || target > Most) flaws.Add(new(field, PolicyFault.TargetOutOfRange));
            else if (basis == TimeBasis.WorkingDays && target.Ticks % TimeSpan.TicksPerDay != 0) flaws.Add(new(field, PolicyFault.NotWholeDays));
            else if (basis != TimeBasis.Wall && calendar is not null && IsNeverReached(policy with { Calendar = calendar }, kind, from)) flaws.Add(new(field, PolicyFault.NeverReached));
        }

        var isWorking = kinds.Any(kind => policy.BasisOf(kind) != TimeBasis.Wall);
        if (isWorking && calendar is null) flaws.Add(new("calendarId", PolicyFault.CalendarMissing));
        if (!isWorking && calendar is not null) flaws.Add(new("calendarId", PolicyFault.CalendarUnused));
        if (policy.RespondBasis == policy.HandleBasis && policy.Respond > policy.Handle) flaws.Add(new("handle", PolicyFault.OutOfOrder));
        if (policy.HandleBasis == policy.CloseBasis && policy.Handle > policy.Close) flaws.Add(new("close", PolicyFault.OutOfOrder));
        return flaws;
    }

    /// <summary>The longest search a clock ever makes is twice its target and the pauses; half the limit leaves room for both.</summary>
    private static bool IsNeverReached(SlaPolicy policy, ClockKind kind, DateTimeOffset from)
    {
        try
        {
            return policy.Start(kind, from).DueAt > from + TimeSpan.FromDays(WorkingSpans.MaxDays / 4.0);
        }
        catch (InvalidOperationException)
        {
            return true;
        }
    }

    private static string Field(ClockKind kind) => kind switch
    {
        ClockKind.Respond => "respond",
        ClockKind.Handle => "handle",
        ClockKind.Close => "close",
        _ => "plan",
    };
}
