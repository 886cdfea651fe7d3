namespace GridOrleans.Domain.Escalation;

/// <summary>A rung that fell due, and what came of it.</summary>
/// <param name="Generation">The clock's generation when it fell due.</param>
/// <param name="FellDueAt">When it was due by the ladder (not when it was noticed).</param>
/// <param name="AcknowledgedUntil">The acknowledgement's own limit.</param>
/// <param name="Pass">0, or the number of the repetition.</param>
/// <param name="WaitsUntil">Nobody was on duty: the next duty begins then. Null = it does not wait.</param>
/// <param name="WaitsFor">Who comes on duty then, in words.</param>
/// <param name="Waits">How often it has waited.</param>
/// <param name="StoodStill">How long its clock stood still after it fell due.</param>
public sealed record RungCall(
    int Rung,
    int Generation,
    DateTimeOffset FellDueAt,
    DateTimeOffset? CalledAt,
    string? AudienceUnitId,
    string? AudienceName,
    DateTimeOffset? AcknowledgedAt,
    DateTimeOffset? AcknowledgedUntil,
    DateTimeOffset? LapsedAt,
    int Pass = 0,
    DateTimeOffset? WaitsUntil = null,
    string? WaitsFor = null,
    int Waits = 0,
    TimeSpan? StoodStill = null)
{
    /// <summary>A rung waits for a duty at most so often; then it goes to the office, whoever is there.</summary>
    public const int MostWaits = 3;

    public static RungCall Fallen(int rung, int pass, int generation, DateTimeOffset dueAt) =>
        new(rung, generation, dueAt, null, null, null, null, null, null, pass);

    /// <summary>Answered, and the answer has not lapsed.</summary>
    public bool IsAnswered => AcknowledgedAt is not null && LapsedAt is null;

    /// <summary>Somebody still has to be called for it now.</summary>
    public bool IsOwed => CalledAt is null && WaitsUntil is null && !IsAnswered;
}
