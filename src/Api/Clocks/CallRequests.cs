using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using GridOrleans.Domain.Whistles;

namespace GridOrleans.Api.Clocks;

/// <summary>What a called unit is held to, by the kind of call. Wall time, counted from the call.</summary>
public sealed record CallTargetRequest(
    [property: Required] WhistleKind? Kind,
    [property: Required, Description("报到: 1 minute to 366 days.")] TimeSpan? ReportIn,
    [property: Required, Description("到场: not before reporting in.")] TimeSpan? Arrive,
    [property: Required, Description("办完: not before arriving.")] TimeSpan? Done);

/// <summary>Whom a called unit's own ladder calls while it has not reported in.</summary>
public sealed record CallRungRequest(
    [property: Required] LineAudience? Audience,
    [property: Required, Description("After the report-in time ran out: 0 to 366 days, not before the rung below.")] TimeSpan? After);
