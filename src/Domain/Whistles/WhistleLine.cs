namespace GridOrleans.Domain.Whistles;

/// <summary>One called unit of a whistle call: called → reported in 报到 → arrived → done, or declined with a reason, or withdrawn.</summary>
/// <param name="Caller">The office that blew, as an area's or estate's name.</param>
/// <param name="IsLead">The dispatched lead unit's own line; Accept is its report-in.</param>
/// <param name="IsCoHandler">协办: the case cannot be completed while its part is not done.</param>
public sealed record WhistleLine(
    Guid Id,
    WhistleKind Kind,
    string Caller,
    string UnitId,
    bool IsLead,
    DateTimeOffset CalledAt,
    DateTimeOffset? ReportedInAt,
    DateTimeOffset? ArrivedAt,
    DateTimeOffset? DoneAt,
    DateTimeOffset? DeclinedAt,
    string? DeclineReason,
    DateTimeOffset? WithdrawnAt,
    bool IsCoHandler = false)
{
    public static WhistleLine Call(Guid id, WhistleKind kind, string caller, string unitId, bool isLead, DateTimeOffset at) =>
        new(id, kind, caller, unitId, isLead, at, null, null, null, null, null, null);

    /// <summary>Called, and neither reported in nor declined nor withdrawn.</summary>
    public bool IsUnanswered => ReportedInAt is null && DeclinedAt is null && WithdrawnAt is null;

    public bool IsOver => DoneAt is not null || DeclinedAt is not null || WithdrawnAt is not null;
}
