using System.ComponentModel;
using GridOrleans.Domain.Clocks;
using GridOrleans.Domain.Issues;
using GridOrleans.Domain.Whistles;

namespace GridOrleans.Api.Clocks;

/// <summary>How a version stands.</summary>
public enum PolicyStanding
{
    /// <summary>New cases get it.</summary>
    InForce,

    /// <summary>It comes into force later.</summary>
    Planned,

    /// <summary>A later version has replaced it, or will before it comes into force.</summary>
    Replaced,

    /// <summary>It ended the policy.</summary>
    Retired,
}

public sealed record TargetView(TimeSpan Span, TimeBasis Basis, [property: Description("“4 h”, “5 working days”, in the asked language.")] string Words);

/// <summary>One version of a policy. Targets are undivided also in a drill.</summary>
/// <param name="CallTargets">What called units are held to, of every kind of call.</param>
/// <param name="CallLadder">Whom a called unit's own ladder calls, counted from its red.</param>
/// <param name="For">The cases it is for, in words.</param>
public sealed record PolicyView(
    string Id,
    int Version,
    string Name,
    PolicyStanding Standing,
    ConditionsRequest When,
    string For,
    TargetView Respond,
    TargetView Handle,
    TargetView Close,
    TargetView Plan,
    string? CalendarId,
    RespondStop RespondStop,
    TimeSpan CheckWindow,
    PlanDemand PlanDemand,
    TimeSpan ReopenWindow,
    int MaxExtensions,
    IReadOnlyList<CommandKind> Approvals,
    IReadOnlyList<WhistleKind> WhistleApprovals,
    IReadOnlyList<WhistleTargets> CallTargets,
    IReadOnlyList<LineRung> CallLadder,
    DateTimeOffset From,
    string? Note,
    string MadeBy,
    DateTimeOffset MadeAt);

/// <summary>A policy that was looked at for a case.</summary>
public sealed record CandidateView(string Id, int Version, string Name, PolicyVerdict Verdict, string Words);

public sealed record ClockForecast(
    ClockKind Clock,
    TimeSpan Target,
    TimeBasis Basis,
    DateTimeOffset YellowAt,
    DateTimeOffset DueAt,
    string Words);

/// <summary>What a case would get, and why. Nothing is made.</summary>
/// <param name="Policies">The one that holds first, then those that fit, then the rest.</param>
/// <param name="Words">The whole explanation, line by line, in the asked language.</param>
public sealed record PolicyExplanation(
    string PolicyId,
    int PolicyVersion,
    DateTimeOffset At,
    IReadOnlyList<CandidateView> Policies,
    IReadOnlyList<ClockForecast> Clocks,
    IReadOnlyList<string> Words);
