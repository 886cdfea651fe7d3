using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using GridOrleans.Domain.Clocks;
using GridOrleans.Domain.Issues;
using GridOrleans.Domain.Whistles;

namespace GridOrleans.Api.Issues;

// The bodies of the commands. The operation id is chosen by the caller, fresh for each intent: the same id never acts twice.

public record PlainRequest([property: Required, Description("Fresh for each intent; the same id again gets the first answer.")] Guid? OperationId);

public sealed record ReasonRequest(Guid? OperationId, [property: Required, Description("At most 1,000 characters.")] string? Reason) : PlainRequest(OperationId);

public sealed record DispatchRequest(Guid? OperationId, [property: Required] string? UnitId) : PlainRequest(OperationId);

public sealed record RedispatchRequest(Guid? OperationId, [property: Required] string? UnitId, [property: Required] string? Reason) : PlainRequest(OperationId);

public sealed record CompleteRequest(
    Guid? OperationId,
    [property: Required] Outcome? Result,
    [property: Required, Description("The reply to the reporter; at most 2,000 characters.")] string? Reply) : PlainRequest(OperationId);

public sealed record CheckRequest(
    Guid? OperationId,
    [property: Required] bool? Passed,
    [property: Description("Needed when the check failed.")] string? Reason = null) : PlainRequest(OperationId);

public sealed record RateRequest(
    Guid? OperationId,
    [property: Required, Description("1 (very unhappy) to 5.")] int? Score,
    string? Words = null) : PlainRequest(OperationId);

public sealed record AcknowledgeRequest(
    Guid? OperationId,
    [property: Description("One clock's call; all when left out.")] ClockKind? Clock = null) : PlainRequest(OperationId);

public sealed record WhistleRequest(
    Guid? OperationId,
    [property: Required] WhistleKind? Kind,
    [property: Required, Description("1 to 20 units.")] IReadOnlyList<string?>? UnitIds) : PlainRequest(OperationId);

public sealed record LineRequest(
    Guid? OperationId,
    [property: Required, Description("The whistle line that is answered.")] Guid? LineId) : PlainRequest(OperationId);

public sealed record DeclineRequest(
    Guid? OperationId,
    [property: Required] Guid? LineId,
    [property: Required] string? Reason) : PlainRequest(OperationId);
