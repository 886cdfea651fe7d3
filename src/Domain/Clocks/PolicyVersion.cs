namespace GridOrleans.Domain.Clocks;

/// <summary>One version of a policy as the administrators made it. Never edited: a change, also a retirement, is the next version.</summary>
/// <param name="Policy">The targets, undivided and without a calendar: that is looked up when a case starts.</param>
/// <param name="CalendarId">The calendar its working time is counted in; null = all its targets are wall time.</param>
/// <param name="InForceFrom">From then on it replaces every earlier version of the same id.</param>
/// <param name="IsRetired">From then on the policy holds for no new case.</param>
public sealed record PolicyVersion(
    SlaPolicy Policy,
    string Name,
    PolicyConditions When,
    string? CalendarId,
    DateTimeOffset InForceFrom,
    bool IsRetired,
    string? Note,
    string MadeBy,
    DateTimeOffset MadeAt);

/// <summary>One version of a calendar as the administrators made or imported it. Never edited; the newest holds for new cases.</summary>
/// <param name="Source">Where its days come from, e.g. the notice that published them.</param>
public sealed record CalendarVersion(WorkCalendar Calendar, string Name, string? Source, string MadeBy, DateTimeOffset MadeAt);

/// <summary>Why a policy was or was not chosen for a case.</summary>
public enum PolicyVerdict
{
    Chosen,

    /// <summary>It fits; a more particular one fits too.</summary>
    LessSpecific,

    /// <summary>It fits and is as particular; the chosen one came into force later.</summary>
    Older,

    /// <summary>The case is not of its kind.</summary>
    NoMatch,
}

/// <param name="Missed">With <see cref="PolicyVerdict.NoMatch"/>: the conditions the case does not meet.</param>
public sealed record PolicyCandidate(PolicyVersion Version, PolicyVerdict Verdict, IReadOnlyList<PolicyCondition> Missed);

/// <summary>Which policy a case gets, and why. The chosen one first, then those that fit, best first, then the rest.</summary>
public sealed record PolicyChoice(PolicyVersion Chosen, IReadOnlyList<PolicyCandidate> Candidates);
