namespace GridOrleans.Storage.Figures;

/// <summary>One thing that figures count.</summary>
/// <param name="Ordinal">Tells the facts of one measure of one issue apart, from 0 in the order they happened.</param>
/// <param name="Day">The district's own.</param>
/// <param name="Value">Seconds or a score, as the measure says; otherwise 0.</param>
/// <param name="Round">1 = the issue's first; rework and reopening start the next.</param>
/// <param name="GridCode">Where the issue lay when it was reported: redrawn areas do not rewrite last year.</param>
/// <param name="Detail">For what a person did: the event's camelCase name.</param>
public sealed record Fact(
    Guid IssueId,
    Measure Measure,
    int Ordinal,
    DateTimeOffset At,
    DateOnly Day,
    bool Hit,
    long Value,
    string? UnitId,
    string? PersonId,
    int Round,
    bool Drill,
    string GridCode,
    string CategoryCode,
    string? BuildingId,
    string? Detail);
