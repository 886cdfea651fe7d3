using GridOrleans.Contracts.Attachments;

namespace GridOrleans.Storage.Attachments;

/// <summary>Where an upload writes down what it stored.</summary>
public interface IAttachmentRows
{
    /// <summary>Says that these bytes are wanted, before they are put into the content store.</summary>
    Task Want(IReadOnlyList<(string Hash, long Bytes)> contents, CancellationToken cancellation);

    /// <summary>Bytes an uploader has sent that nothing carries yet.</summary>
    Task<long> WaitingBytes(string uploader, CancellationToken cancellation);

    /// <summary>Its contents must be wanted and stored before. Answers the row as it stands.</summary>
    Task<Attachment> Add(Attachment fresh, CancellationToken cancellation);
}
