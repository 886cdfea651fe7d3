using GridOrleans.Api.Validation;
using GridOrleans.Api.Words;
using GridOrleans.Contracts.Attachments;
using GridOrleans.Domain.Issues;

namespace GridOrleans.Api.Attachments;

/// <summary>The attachments a report or command carries: looked at before it, and given to the issue after it is durable.</summary>
public sealed class CarriedAttachments(IAttachments attachments)
{
    private const string Field = "attachments";

    /// <summary>Refuses, by its place in the list, what cannot be carried.</summary>
    public async Task Check(Guid issueId, IReadOnlyList<Guid>? ids, string uploader, Fields fields, CancellationToken cancellation)
    {
        if (ids is null or { Count: 0 }) return;
        if (ids.Count > IAttachments.MaxCarried)
        {
            fields.Refuse(Field, FieldCode.TooMany, IAttachments.MaxCarried);
            return;
        }

        var found = await attachments.Check(issueId, ids, uploader, cancellation);
        foreach (var index in found.Unusable) fields.Refuse($"{Field}[{index}]", FieldCode.UnknownAttachment);
        if (found.IsFull) fields.Refuse(Field, FieldCode.TooMany, IAttachments.MaxOfIssue);
    }

    /// <summary>Asking again with the same operation id does this again, so a failure between command and attachments heals.</summary>
    public async Task Attach(Guid issueId, IReadOnlyList<Guid>? ids, string uploader, CommandKind carrier, CancellationToken cancellation)
    {
        if (ids is { Count: > 0 }) await attachments.Attach(issueId, ids, uploader, KindOf(carrier), cancellation);
    }

    /// <summary>What a picture shows follows from the step it comes with.</summary>
    public static AttachmentKind KindOf(CommandKind carrier) => carrier switch
    {
        CommandKind.Report or CommandKind.Accept or CommandKind.Arrive or CommandKind.Handle => AttachmentKind.Before,
        CommandKind.Complete or CommandKind.SelfHandle => AttachmentKind.After,
        _ => AttachmentKind.Other,
    };
}
