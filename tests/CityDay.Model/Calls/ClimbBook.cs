using GridOrleans.CityDay.Model.Time;
using GridOrleans.Domain.Escalation;

namespace GridOrleans.CityDay.Model.Calls;

/// <summary>One rung that fell, and what became of it.</summary>
public sealed class RungEntry(Turn turn, int generation, DateTimeOffset fellAt)
{
    public Turn Turn { get; } = turn;

    public int Generation { get; } = generation;

    public DateTimeOffset FellAt { get; } = fellAt;

    public DateTimeOffset? CalledAt { get; set; }

    public string? Office { get; set; }

    public string? OfficeName { get; set; }

    public Answer? Answer { get; set; }

    public DateTimeOffset? WaitsUntil { get; set; }

    public string? WaitsFor { get; set; }

    public int Waits { get; set; }

    /// <summary>Null = its clock never stood still since.</summary>
    public TimeSpan? Stood { get; set; }

    public bool IsAnswered => Answer is { HasLapsed: false };

    public bool IsOwed => CalledAt is null && WaitsUntil is null && !IsAnswered;
}

/// <summary>One acknowledgement; every rung it answered points at it.</summary>
public sealed class Answer(DateTimeOffset at, DateTimeOffset until)
{
    public DateTimeOffset At { get; } = at;

    public DateTimeOffset Until { get; set; } = until;

    public bool HasLapsed { get; set; }
}

/// <summary>How far one clock has climbed, as a list of what fell.</summary>
public sealed class ClimbBook(IReadOnlyList<Turn> turns)
{
    private readonly List<RungEntry> fell = [];

    public IReadOnlyList<RungEntry> Fell => fell;

    /// <summary>The answer that holds it now.</summary>
    public Answer? Held { get; private set; }

    public DateTimeOffset? LapsedAt { get; private set; }

    public ClimbBook Anew() => new(turns);

    public RungEntry? Find(int number, int generation, int pass) =>
        fell.Find(entry => entry.Turn.Number == number && entry.Generation == generation && entry.Turn.Pass == pass);

    public Turn? Coming => fell.Count < turns.Count ? turns[fell.Count] : null;

    /// <summary>When the next rung falls; never before the one below, an answer's lapse, or the due time it is about.</summary>
    public DateTimeOffset? FallsAt(RunningClock clock, Repeat? repeat)
    {
        if (Coming is not { } turn) return null;
        var planned = turn.Pass > 0 ? fell[turn.Same].FellAt + (fell[turn.Same].Stood ?? TimeSpan.Zero) + repeat!.Every
            : turn.Rung.Moment == RungMoment.Yellow ? clock.YellowAt + turn.Rung.After
            : clock.DueAt + turn.Rung.After;
        var earliest = clock.NotUnderAnother(planned);
        var below = fell.Count > 0 ? fell[^1].FellAt : clock.StartedAt;
        if (earliest < below) earliest = below;
        return earliest < LapsedAt ? LapsedAt : earliest;
    }

    public void Fall(int number, int pass, int generation, DateTimeOffset at) =>
        fell.Add(new(Coming is { } turn && turn.Number == number && turn.Pass == pass ? turn : throw new Disagreement($"rung {number} pass {pass} fell out of turn"), generation, at));

    public void Acknowledge(DateTimeOffset at, DateTimeOffset until)
    {
        Held = new(at, until);
        foreach (var entry in fell.Where(entry => !entry.IsAnswered)) (entry.Answer, entry.WaitsUntil) = (Held, null);
    }

    public void Lapse()
    {
        Held!.HasLapsed = true;
        LapsedAt = Held.Until;
        Held = null;
    }

    /// <summary>What was promised keeps the time it had left.</summary>
    public void MoveOn(TimeSpan stood)
    {
        if (Held is not null) Held.Until += stood;
        foreach (var entry in fell) entry.Stood = (entry.Stood ?? TimeSpan.Zero) + stood;
    }
}
