using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using GridOrleans.Domain.Clocks;
using GridOrleans.Domain.Issues;
using GridOrleans.Domain.Whistles;

namespace GridOrleans.Api.Clocks;

/// <summary>One target: how long, and counted how.</summary>
public sealed record TargetRequest(
    [property: Required, Description("1 minute to 366 days; with “workingDays” whole days: five are “5.00:00:00”.")] TimeSpan? Span,
    [property: Description("wall (default), workingTime 工作时 or workingDays 工作日.")] TimeBasis? Basis = null);

/// <summary>The cases a policy is for; what is left out is not asked for. Without any it is for every case.</summary>
public sealed record ConditionsRequest(
    bool? Urgent = null,
    [property: Description("A code of /api/public/categories; not together with a group.")] string? CategoryCode = null,
    string? CategoryGroup = null,
    [property: Description("An area of the tree: cases in it and in everything below.")] string? AreaCode = null,
    Channel? Channel = null);

/// <summary>A policy's next version, whole: nothing is taken over from the one before.</summary>
public sealed record PolicyRequest(
    [property: Required, Description("Lower-case letters, digits and hyphens; at most 64.")] string? Id,
    [property: Required, Description("The newest version you have seen; 0 makes a new policy.")] int? BasedOn,
    [property: Required, Description("At most 50 characters.")] string? Name,
    [property: Required] TargetRequest? Respond,
    [property: Required] TargetRequest? Handle,
    [property: Required] TargetRequest? Close,
    [property: Required] TargetRequest? Plan,
    ConditionsRequest? When = null,
    [property: Description("Needed if, and only if, some target is in working time.")] string? CalendarId = null,
    [property: Description("What stops the Respond clock; accept if left out.")] RespondStop? RespondStop = null,
    [property: Description("How long a completed case waits for an objection: 1 minute to 366 days; 1 day if left out.")] TimeSpan? CheckWindow = null,
    [property: Description("When a plan is owed; whenNotClosedInTime if left out.")] PlanDemand? PlanDemand = null,
    [property: Description("How long after it ended a case may be opened again: at most 366 days; 7 days if left out.")] TimeSpan? ReopenWindow = null,
    [property: Description("0–10; 2 if left out.")] int? MaxExtensions = null,
    [property: Description("What waits for an approval besides parks, extensions and plans: of return, void and reopen.")] IReadOnlyList<CommandKind>? AlsoApprove = null,
    [property: Description("Whistle calls that wait for an approval.")] IReadOnlyList<WhistleKind>? ApproveWhistles = null,
    [property: Description("What called units are held to; a kind left out has the usual: 20 min, 30 min, 4 h; urgent 5 min, 15 min, 2 h.")]
    IReadOnlyList<CallTargetRequest?>? CallTargets = null,
    [property: Description("Whom a called unit's own ladder calls, at most 10 rungs; left out: the unit again at red, the street after 10 min, the district after 20.")]
    IReadOnlyList<CallRungRequest?>? CallLadder = null,
    [property: Description("From when; at once if left out. Never in the past.")] DateTimeOffset? From = null,
    [property: Description("Why; at most 200 characters.")] string? Note = null);

/// <summary>Ends a policy for new cases. Open cases keep what they were opened with.</summary>
public sealed record RetireRequest(
    [property: Required, Description("The newest version you have seen.")] int? BasedOn,
    [property: Description("From when; at once if left out. Never in the past.")] DateTimeOffset? From = null,
    [property: Description("Why; at most 200 characters.")] string? Note = null);

/// <summary>A case that might come in.</summary>
public sealed record ExplainRequest(
    [property: Required] string? CategoryCode,
    [property: Description("Where: an area's code; the whole district if left out.")] string? AreaCode = null,
    [property: Description("As the category says if left out.")] bool? Urgent = null,
    [property: Description("resident if left out.")] Channel? Channel = null,
    [property: Description("When it is reported; now if left out.")] DateTimeOffset? At = null);
