using GridOrleans.CityDay.Model.Time;
using GridOrleans.Domain.Clocks;

namespace GridOrleans.CityDay.Model.Cases;

/// <summary>A unit's time with the case, with clocks of its own.</summary>
public sealed class HolderSpan(string unit, DateTimeOffset from, SlaPolicy policy)
{
    private readonly DateTimeOffset[] dues = [.. new[] { ClockKind.Respond, ClockKind.Handle, ClockKind.Close }.Select(kind => new RunningClock(kind, 1, 1, policy, from).DueAt)];

    public string Unit { get; } = unit;

    public DateTimeOffset From { get; } = from;

    public DateTimeOffset? To { get; set; }

    public DateTimeOffset? AcceptedAt { get; set; }

    public DateTimeOffset? StartedAt { get; set; }

    public DateTimeOffset? DoneAt { get; set; }

    public IReadOnlyList<DateTimeOffset> Dues => dues;

    /// <summary>What it has not done yet is due so much later.</summary>
    public void StoodStill(SlaPolicy now, DateTimeOffset since, DateTimeOffset until)
    {
        if (AcceptedAt is null) dues[0] = Terms.Later(now, ClockKind.Respond, dues[0], since, until);
        if (StartedAt is null) dues[1] = Terms.Later(now, ClockKind.Handle, dues[1], since, until);
        dues[2] = Terms.Later(now, ClockKind.Close, dues[2], since, until);
    }
}
