using GridOrleans.Domain.Clocks;
using GridOrleans.Domain.Escalation;

namespace GridOrleans.Api.Ladders;

/// <param name="Words">The ladder in words, a line a rung.</param>
/// <param name="InForce">New cases that fit it may get it now.</param>
public sealed record LadderVersionView(
    string Id,
    int Version,
    string Name,
    PolicyConditions When,
    IReadOnlyList<Rung> Rungs,
    Repeat? Repeat,
    DateTimeOffset InForceFrom,
    bool InForce,
    bool Retired,
    string? Note,
    string MadeBy,
    DateTimeOffset MadeAt,
    IReadOnlyList<string> Words);

/// <summary>What a ladder would have done with a past case, beside what happened.</summary>
/// <param name="Words">The same told line by line.</param>
public sealed record SimulationView(
    Guid IssueId,
    string CaseNo,
    IReadOnlyList<SimulatedCallView> WouldHaveCalled,
    IReadOnlyList<SimulatedAnswerView> AnswersWouldHaveHeld,
    IReadOnlyList<ActualCallView> DidCall,
    IReadOnlyList<string> Words);

/// <param name="Audience">The office or unit as the case stands now; a simulated rung reassigns nothing.</param>
public sealed record SimulatedCallView(ClockKind Clock, int Generation, int Rung, int Pass, DateTimeOffset At, string Audience);

/// <param name="Until">null = nobody would have been called by then: the answer answers nothing.</param>
/// <param name="HeldRung">The rung that would have come next, at <paramref name="HeldDueAt"/>, and was held off; null = none.</param>
/// <param name="LapsedAt">It would have run out unfulfilled.</param>
public sealed record SimulatedAnswerView(
    ClockKind Clock, DateTimeOffset At, DateTimeOffset? Until, int? HeldRung, DateTimeOffset? HeldDueAt, DateTimeOffset? LapsedAt);

public sealed record ActualCallView(ClockKind Clock, int Generation, int Rung, int Pass, DateTimeOffset CalledAt, string Audience);
