using GridOrleans.Domain.Clocks;

namespace GridOrleans.Domain.Escalation;

/// <summary>How far one clock has climbed its ladder.</summary>
/// <param name="Calls">Rungs that fell due, in order; the next rung is <c>Calls.Count + 1</c>.</param>
/// <param name="HeldUntil">An acknowledgement holds the climb until then; null = nobody has answered.</param>
/// <param name="LapsedAt">When the last unfulfilled acknowledgement ran out (not when it was noticed); later rungs count from here at the earliest.</param>
public sealed record Climb(
    ClockKind Clock,
    IReadOnlyList<RungCall> Calls,
    DateTimeOffset? HeldUntil,
    DateTimeOffset? LapsedAt)
{
    public static Climb Of(ClockKind clock) => new(clock, [], null, null);

    /// <summary>When the next rung falls due if nobody answers before; null = the ladder is at its end.</summary>
    public DateTimeOffset? NextDueAt(Ladder ladder, Clock clock) =>
        Calls.Count < ladder.Rungs.Count ? DueAt(ladder, clock, Calls.Count + 1) : null;

    /// <summary>When a rung falls due as things stand, or fell due. Never before the rung below it, nor before a lapse.</summary>
    public DateTimeOffset DueAt(Ladder ladder, Clock clock, int rung)
    {
        if (rung <= Calls.Count) return Calls[rung - 1].FellDueAt;
        var below = rung == 1 ? clock.StartedAt : DueAt(ladder, clock, rung - 1);
        var planned = (ladder[rung].Moment == RungMoment.Yellow ? clock.YellowAt : clock.DueAt) + ladder[rung].After;
        return new[] { below, clock.NotBeforeItHolds(planned), LapsedAt ?? planned }.Max();
    }

    public Climb Fell(RungCall call) => this with { Calls = [.. Calls, call] };

    public Climb Called(int rung, int generation, DateTimeOffset at, string unitId, string name) =>
        Replace(rung, generation, call => call with { CalledAt = at, AudienceUnitId = unitId, AudienceName = name });

    /// <summary>Answers every rung that is still open and holds the climb.</summary>
    public Climb Acknowledged(DateTimeOffset at, DateTimeOffset until) => this with
    {
        HeldUntil = until,
        Calls = Calls.Select(call => call.AcknowledgedAt is null || call.LapsedAt is not null
            ? call with { AcknowledgedAt = at, AcknowledgedUntil = until, LapsedAt = null }
            : call).ToArray(),
    };

    /// <summary>Undoes the acknowledgement at the moment it ran out, however late that is noticed, so that an outage does not shift the rungs above.</summary>
    public Climb Lapsed() => this with
    {
        HeldUntil = null,
        LapsedAt = HeldUntil,
        Calls = Calls.Select(call => call.AcknowledgedUntil == HeldUntil ? call with { LapsedAt = HeldUntil } : call).ToArray(),
    };

    /// <summary>The same climb after its clock stood still so long: an acknowledgement keeps the time it had left.</summary>
    public Climb Resumed(TimeSpan stoodStill) => HeldUntil is not { } held ? this : this with
    {
        HeldUntil = held + stoodStill,
        Calls = Calls.Select(call => call.AcknowledgedUntil == held ? call with { AcknowledgedUntil = held + stoodStill } : call).ToArray(),
    };

    private Climb Replace(int rung, int generation, Func<RungCall, RungCall> change) => this with
    {
        Calls = Calls.Select(call => call.Rung == rung && call.Generation == generation ? change(call) : call).ToArray(),
    };
}

/// <summary>A rung that fell due, and what came of it.</summary>
/// <param name="Generation">The clock's generation when it fell due.</param>
/// <param name="FellDueAt">When it was due by the ladder (not when it was noticed).</param>
/// <param name="AcknowledgedUntil">The acknowledgement's own limit.</param>
public sealed record RungCall(
    int Rung,
    int Generation,
    DateTimeOffset FellDueAt,
    DateTimeOffset? CalledAt,
    string? AudienceUnitId,
    string? AudienceName,
    DateTimeOffset? AcknowledgedAt,
    DateTimeOffset? AcknowledgedUntil,
    DateTimeOffset? LapsedAt);
