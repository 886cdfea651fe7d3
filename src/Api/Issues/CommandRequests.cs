using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using GridOrleans.Domain.Clocks;
using GridOrleans.Domain.Escalation;
using GridOrleans.Domain.Issues;
using GridOrleans.Domain.Whistles;

namespace GridOrleans.Api.Issues;

// The bodies of the commands. The operation id is chosen by the caller, fresh for each intent: the same id never acts twice.

public record PlainRequest([property: Required, Description("Fresh for each intent; the same id again gets the first answer.")] Guid? OperationId)
{
    [Description("The version the caller saw. If somebody else has moved the case on since, the answer is 409 with what changed, and nothing is done. Left out: whatever stands.")]
    public long? SeenVersion { get; init; }

    [Description("Uploaded photos and files that come with the command, at most 9 ids of /api/attachments.")]
    public IReadOnlyList<Guid>? Attachments { get; init; }
}

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

public sealed record MergeRequest(
    Guid? OperationId,
    [property: Required, Description("The earlier report of the same thing, in which this one goes on.")] Guid? IntoIssueId,
    [property: Required] string? Reason) : PlainRequest(OperationId);

public sealed record RecategoriseRequest(
    Guid? OperationId,
    [property: Required, Description("A code of /api/public/categories.")] string? CategoryCode,
    [property: Required] string? Reason,
    [property: Description("Left out: as the category says.")] bool? Urgent = null) : PlainRequest(OperationId);

public sealed record ParkRequest(
    Guid? OperationId,
    [property: Required] string? Reason,
    [property: Required, Description("When somebody looks again; within a year. The case goes on by itself then.")] DateTimeOffset? ReviewAt) : PlainRequest(OperationId);

public sealed record NoteRequest(Guid? OperationId, [property: Description("At most 1,000 characters.")] string? Note = null) : PlainRequest(OperationId);

public sealed record ExtendRequest(
    Guid? OperationId,
    [property: Required, Description("Which clock.")] ClockKind? Clock,
    [property: Required, Description("The due time asked for, later than the present one.")] DateTimeOffset? DueAt,
    [property: Required] string? Reason) : PlainRequest(OperationId);

public sealed record PlanRequest(
    Guid? OperationId,
    [property: Required, Description("What will be done; at most 2,000 characters.")] string? Words,
    [property: Required, Description("By when. Once approved it is the Close clock's due time.")] DateTimeOffset? PromisedAt) : PlainRequest(OperationId);

public sealed record PromiseRequest(
    Guid? OperationId,
    [property: Required, Description("Which clock.")] ClockKind? Clock,
    [property: Required, Description("The promised due time; it overrides the policy's.")] DateTimeOffset? DueAt,
    [property: Required, Description("Where it was promised, e.g. 政企早餐会.")] string? Occasion) : PlainRequest(OperationId);

public sealed record ExpediteRequest(
    Guid? OperationId,
    [property: Required, Description("False takes it back.")] bool? On,
    [property: Required] string? Reason) : PlainRequest(OperationId);

public sealed record WordsRequest(Guid? OperationId, [property: Required, Description("At most 2,000 characters.")] string? Words) : PlainRequest(OperationId);

public sealed record UrgeRequest(Guid? OperationId, [property: Description("At most 1,000 characters.")] string? Words = null) : PlainRequest(OperationId);

public sealed record SuperviseRequest(
    Guid? OperationId,
    [property: Required] SupervisionLevel? Level,
    [property: Required] string? Reason) : PlainRequest(OperationId);

public sealed record SkipLevelRequest(
    Guid? OperationId,
    [property: Required, Description("Whose office is called at once.")] LadderStep? Step,
    [property: Required] string? Reason) : PlainRequest(OperationId);

public sealed record SplitRequest(
    Guid? OperationId,
    [property: Required, Description("1 to 20 units, each with a part of the work.")] IReadOnlyList<string?>? UnitIds) : PlainRequest(OperationId);

public sealed record CallBackRequest(
    Guid? OperationId,
    [property: Required, Description("Whether the reporter was reached.")] bool? Reached,
    [property: Description("响应: somebody got in touch.")] bool? Responded = null,
    [property: Description("解决")] bool? Resolved = null,
    [property: Description("满意")] bool? Satisfied = null,
    string? Words = null) : PlainRequest(OperationId);

public sealed record ApproveRequest(
    Guid? OperationId,
    [property: Required, Description("Of the issue's asks.")] Guid? AskId,
    string? Note = null) : PlainRequest(OperationId);

public sealed record DenyRequest(
    Guid? OperationId,
    [property: Required, Description("Of the issue's asks.")] Guid? AskId,
    [property: Required] string? Reason) : PlainRequest(OperationId);

public sealed record AskRequest(
    Guid? OperationId,
    [property: Required, Description("Of the issue's asks.")] Guid? AskId) : PlainRequest(OperationId);
