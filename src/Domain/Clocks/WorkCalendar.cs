namespace GridOrleans.Domain.Clocks;

/// <summary>One stretch of working time in a week, half-open, in local time of the calendar's zone.</summary>
/// <param name="From">Since midnight, 00:00–24:00.</param>
/// <param name="To">Since midnight, later than <paramref name="From"/>; 24:00 is written “1.00:00:00”.</param>
public sealed record WorkWindow(DayOfWeek Day, TimeSpan From, TimeSpan To);

/// <summary>Days with a name, both ends included: “春节 2026-02-15 … 2026-02-23”.</summary>
public sealed record NamedDays(DateOnly From, DateOnly To, string Name)
{
    public bool Hold(DateOnly day) => From <= day && day <= To;

    public bool Touch(DateOnly from, DateOnly to) => From <= to && from <= To;
}

/// <summary>
/// When people work: 工作时 and 工作日 are measured in it. Frozen into an issue with its policy, so that a calendar corrected later never bends a
/// running case. A local time that a zone change skips is the moment the clocks jump; one that comes twice is its first.
/// </summary>
/// <param name="Zone">IANA id.</param>
/// <param name="Week">The windows of an ordinary week, several per day; a day without one is free.</param>
/// <param name="Holidays">Free whatever the week says.</param>
/// <param name="ExtraWorkDays">
/// 调休: worked whatever the week says, in the windows of their own weekday or, where that has none, of the first day from Monday that has some.
/// They win over a holiday on the same day.
/// </param>
public sealed record WorkCalendar(
    string Id,
    int Version,
    string Zone,
    IReadOnlyList<WorkWindow> Week,
    IReadOnlyList<NamedDays> Holidays,
    IReadOnlyList<NamedDays> ExtraWorkDays)
{
    public bool IsWorkingDay(DateOnly day) => WindowsOf(day).Count > 0;

    /// <summary>The first moment at which that much working time has passed since <paramref name="start"/>.</summary>
    /// <exception cref="InvalidOperationException">Not within <see cref="WorkingSpans.MaxDays"/>.</exception>
    public DateTimeOffset Add(DateTimeOffset start, TimeSpan working)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(working, TimeSpan.Zero);
        if (working == TimeSpan.Zero) return start;
        foreach (var span in WorkingSpans.From(this, start))
        {
            if (span.Length >= working) return span.From + working;
            working -= span.Length;
        }

        throw Endless(start);
    }

    /// <summary>The end of the last window of the n-th working day after the day of <paramref name="start"/>.</summary>
    /// <exception cref="InvalidOperationException">Not within <see cref="WorkingSpans.MaxDays"/>.</exception>
    public DateTimeOffset AddDays(DateTimeOffset start, int workingDays)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(workingDays, 1);
        var today = DayOf(start);
        var (last, counted, end) = (today, 0, start);
        foreach (var span in WorkingSpans.From(this, start))
        {
            if (span.Day == today) continue;
            if (span.Day != last)
            {
                if (counted == workingDays) return end;
                counted++;
                last = span.Day;
            }

            end = span.To;
        }

        throw Endless(start);
    }

    /// <summary>The working time from one moment to a later one; none backwards.</summary>
    public TimeSpan Between(DateTimeOffset from, DateTimeOffset to)
    {
        var sum = TimeSpan.Zero;
        if (to <= from) return sum;
        foreach (var span in WorkingSpans.From(this, from))
        {
            if (span.From >= to) break;
            sum += (span.To < to ? span.To : to) - span.From;
        }

        return sum;
    }

    /// <summary>The local day of a moment.</summary>
    public DateOnly DayOf(DateTimeOffset moment) => WorkingSpans.DayOf(this, moment);

    /// <summary>The same calendar for a stretch of days: exception days outside are left out, so that an issue carries only what can matter to it.</summary>
    public WorkCalendar Excerpt(DateOnly from, DateOnly to) => this with
    {
        Holidays = Holidays.Where(days => days.Touch(from, to)).ToArray(),
        ExtraWorkDays = ExtraWorkDays.Where(days => days.Touch(from, to)).ToArray(),
    };

    /// <summary>The windows worked on a day, in order.</summary>
    internal IReadOnlyList<WorkWindow> WindowsOf(DateOnly day)
    {
        var own = Week.Where(window => window.Day == day.DayOfWeek).OrderBy(window => window.From).ToArray();
        if (ExtraWorkDays.Any(days => days.Hold(day))) return own.Length > 0 ? own : OrdinaryDay();
        return Holidays.Any(days => days.Hold(day)) ? [] : own;
    }

    private WorkWindow[] OrdinaryDay() => Week
        .GroupBy(window => ((int)window.Day + 6) % 7)
        .MinBy(windows => windows.Key)?
        .OrderBy(window => window.From)
        .ToArray() ?? [];

    private InvalidOperationException Endless(DateTimeOffset start) =>
        new($"Calendar {Id} version {Version} has too little working time within {WorkingSpans.MaxDays} days of {start:O}.");
}
