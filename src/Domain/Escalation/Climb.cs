using GridOrleans.Domain.Clocks;

namespace GridOrleans.Domain.Escalation;

/// <summary>How far one clock has climbed its ladder.</summary>
/// <param name="Calls">Rungs that fell due, in order; the next is at place <c>Calls.Count + 1</c>.</param>
/// <param name="HeldUntil">An acknowledgement holds the climb until then; null = nobody has answered.</param>
/// <param name="LapsedAt">When the last unfulfilled acknowledgement ran out (not when it was noticed); later rungs count from here at the earliest.</param>
public sealed record Climb(
    ClockKind Clock,
    IReadOnlyList<RungCall> Calls,
    DateTimeOffset? HeldUntil,
    DateTimeOffset? LapsedAt)
{
    public static Climb Of(ClockKind clock) => new(clock, [], null, null);

    /// <summary>The next rung and when it falls due if nobody answers before; null = the ladder is at its end.</summary>
    public PlannedCall? Next(Ladder ladder, Clock clock) => ladder.TurnOf(Clock, Calls.Count + 1) is { } turn
        ? new(turn, Due(ladder, clock, turn, Calls.Count == 0 ? clock.StartedAt : Calls[^1].FellDueAt, place => CountsFrom(Calls[place - 1])))
        : null;

    /// <summary>Every rung of the clock in turn, with when it fell due or falls due as things stand.</summary>
    public IReadOnlyList<PlannedCall> Schedule(Ladder ladder, Clock clock)
    {
        List<PlannedCall> planned = [];
        List<DateTimeOffset> from = [];
        while (ladder.TurnOf(Clock, planned.Count + 1) is { } turn)
        {
            var place = planned.Count;
            var due = place < Calls.Count
                ? Calls[place].FellDueAt
                : Due(ladder, clock, turn, place == 0 ? clock.StartedAt : planned[^1].DueAt, before => from[before - 1]);
            planned.Add(new(turn, due));
            from.Add(place < Calls.Count ? CountsFrom(Calls[place]) : due);
        }

        return planned;
    }

    public Climb Fell(RungCall call) => this with { Calls = [.. Calls, call] };

    public Climb Called(RungKey key, DateTimeOffset at, string unitId, string name) =>
        Replace(key, call => call with { CalledAt = at, AudienceUnitId = unitId, AudienceName = name, WaitsUntil = null });

    /// <summary>Nobody is on duty before the next duty begins.</summary>
    public Climb Waits(RungKey key, DateTimeOffset until, string waitsFor) =>
        Replace(key, call => call with { WaitsUntil = until, WaitsFor = waitsFor, Waits = call.Waits + 1 });

    /// <summary>The duty it waited for has begun: it is owed again.</summary>
    public Climb DutyBegan(RungKey key) => Replace(key, call => call with { WaitsUntil = null });

    /// <summary>Answers every rung that is still open and holds the climb.</summary>
    public Climb Acknowledged(DateTimeOffset at, DateTimeOffset until) => this with
    {
        HeldUntil = until,
        Calls = Calls.Select(call => call.IsAnswered
            ? call
            : call with { AcknowledgedAt = at, AcknowledgedUntil = until, LapsedAt = null, WaitsUntil = null }).ToArray(),
    };

    /// <summary>Undoes the acknowledgement at the moment it ran out, however late that is noticed, so that an outage does not shift the rungs above.</summary>
    public Climb Lapsed() => this with
    {
        HeldUntil = null,
        LapsedAt = HeldUntil,
        Calls = Calls.Select(call => call.AcknowledgedUntil == HeldUntil ? call with { LapsedAt = HeldUntil } : call).ToArray(),
    };

    /// <summary>The same climb after its clock stood still so long: an acknowledgement keeps the time it had left, and so does a repetition.</summary>
    public Climb Resumed(TimeSpan stoodStill) => this with
    {
        HeldUntil = HeldUntil + stoodStill,
        Calls = Calls.Select(call => call with
        {
            AcknowledgedUntil = HeldUntil is not null && call.AcknowledgedUntil == HeldUntil ? call.AcknowledgedUntil + stoodStill : call.AcknowledgedUntil,
            StoodStill = (call.StoodStill ?? TimeSpan.Zero) + stoodStill,
        }).ToArray(),
    };

    /// <summary>Never before the rung below it, nor before a lapse, nor under a due time that did not hold yet.</summary>
    private DateTimeOffset Due(Ladder ladder, Clock clock, Turn turn, DateTimeOffset below, Func<int, DateTimeOffset> countsFrom)
    {
        var rung = ladder[turn.Rung];
        var planned = turn.Pass == 0
            ? (rung.Moment == RungMoment.Yellow ? clock.YellowAt : clock.DueAt) + rung.After
            : countsFrom(turn.Before) + ladder.Repeat!.Every;
        return new[] { below, clock.NotBeforeItHolds(planned), LapsedAt ?? planned }.Max();
    }

    private static DateTimeOffset CountsFrom(RungCall call) => call.FellDueAt + (call.StoodStill ?? TimeSpan.Zero);

    private Climb Replace(RungKey key, Func<RungCall, RungCall> change) => this with
    {
        Calls = Calls.Select(call => call.Rung == key.Rung && call.Generation == key.Generation && call.Pass == key.Pass ? change(call) : call).ToArray(),
    };
}

/// <summary>What names one call of a climb, for ever.</summary>
public sealed record RungKey(int Rung, int Generation, int Pass);

/// <summary>A rung in its turn and its due time.</summary>
public sealed record PlannedCall(Turn Turn, DateTimeOffset DueAt);
