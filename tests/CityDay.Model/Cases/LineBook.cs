using GridOrleans.Domain.Whistles;

namespace GridOrleans.CityDay.Model.Cases;

/// <summary>A rung of a line's ladder that fell.</summary>
public sealed class LineRungEntry(int number, DateTimeOffset fellAt)
{
    public int Number { get; } = number;

    public DateTimeOffset FellAt { get; } = fellAt;

    public DateTimeOffset? CalledAt { get; set; }

    public string? Office { get; set; }

    public string? OfficeName { get; set; }
}

/// <summary>One called unit's line: when it was called and what it did. How it stands with its promises is read off that and the parks.</summary>
/// <param name="targets">Null = the lead's own line, whose clocks are the case's.</param>
public sealed class LineEntry(Guid id, WhistleKind kind, string caller, string unit, bool leads, bool coHandles, DateTimeOffset calledAt, WhistleTargets? targets)
{
    public Guid Id { get; } = id;

    public WhistleKind Kind { get; } = kind;

    public string Caller { get; } = caller;

    public string Unit { get; } = unit;

    public bool Leads { get; } = leads;

    public bool CoHandles { get; } = coHandles;

    public DateTimeOffset CalledAt { get; } = calledAt;

    public IReadOnlyList<LinePromise> Promises { get; } = targets is null ? [] :
    [
        new(LineStep.ReportIn, targets.ReportIn), new(LineStep.Arrive, targets.Arrive), new(LineStep.Done, targets.Done),
    ];

    public List<LineRungEntry> Fell { get; } = [];

    public DateTimeOffset? CameAt { get; set; }

    public DateTimeOffset? ArrivedAt { get; set; }

    public DateTimeOffset? DoneAt { get; set; }

    public string? DoneWords { get; set; }

    public DateTimeOffset? DeclinedAt { get; set; }

    public string? Excuse { get; set; }

    public DateTimeOffset? WithdrawnAt { get; set; }

    public string? WithdrawnWhy { get; set; }

    public DateTimeOffset? ReleasedAt { get; set; }

    public (int Score, string? Words, DateTimeOffset At)? ByCaller { get; set; }

    public (int Score, string? Words, DateTimeOffset At)? ByUnit { get; set; }

    public DateTimeOffset? OverAt => DoneAt ?? DeclinedAt ?? WithdrawnAt ?? ReleasedAt;

    public bool IsOver => OverAt is not null;

    /// <summary>Its phone rings.</summary>
    public bool Rings => CameAt is null && !IsOver;

    /// <summary>Who is on site has reported in; whatever ends the line ends all its promises.</summary>
    public DateTimeOffset? StoppedAt(LineStep step) => step switch
    {
        LineStep.ReportIn => CameAt ?? ArrivedAt ?? OverAt,
        LineStep.Arrive => ArrivedAt ?? OverAt,
        _ => OverAt,
    };

    /// <summary>Later by every park it ran into, as far as it had come by its stop.</summary>
    public DateTimeOffset DueAt(LinePromise promise, IReadOnlyList<(DateTimeOffset From, DateTimeOffset? To)> parks)
    {
        var (due, stopped) = (CalledAt + promise.Target, StoppedAt(promise.Step));
        foreach (var (from, to) in parks)
        {
            if (from < CalledAt || from >= stopped) continue;
            var until = stopped < to ? stopped : to ?? stopped;
            if (until is { } end) due += end - from;
        }

        return due;
    }
}

/// <summary>One promise of a called unit.</summary>
public sealed class LinePromise(LineStep step, TimeSpan target)
{
    public LineStep Step { get; } = step;

    public TimeSpan Target { get; } = target;

    public DateTimeOffset? WarnedAt { get; set; }

    public DateTimeOffset? BreachedAt { get; set; }
}
