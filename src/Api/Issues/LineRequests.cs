using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using GridOrleans.Domain.Whistles;

namespace GridOrleans.Api.Issues;

// The bodies of the commands on the line of one called unit.

public sealed record LineRequest(
    Guid? OperationId,
    [property: Required, Description("The whistle line that is answered.")] Guid? LineId) : PlainRequest(OperationId);

public sealed record DeclineRequest(
    Guid? OperationId,
    [property: Required] Guid? LineId,
    [property: Required] string? Reason) : PlainRequest(OperationId);

public sealed record LineDoneRequest(
    Guid? OperationId,
    [property: Required] Guid? LineId,
    [property: Required, Description("What was done or found, for the lead and the caller; at most 2,000 characters.")] string? Words) : PlainRequest(OperationId);

public sealed record WithdrawLineRequest(
    Guid? OperationId,
    [property: Required] Guid? LineId,
    [property: Required, Description("At most 1,000 characters.")] string? Reason) : PlainRequest(OperationId);

public sealed record RateLineRequest(
    Guid? OperationId,
    [property: Required] Guid? LineId,
    [property: Required, Description("Whose view it is: the caller's of the unit, or the unit's of the call.")] LineSide? By,
    [property: Required, Description("1 (very unhappy) to 5.")] int? Score,
    [property: Description("At most 1,000 characters.")] string? Words = null) : PlainRequest(OperationId);
