namespace GridOrleans.Contracts.Attachments;

/// <summary>What is known of photos and files; their bytes are the <see cref="IContentStore"/>'s.</summary>
public interface IAttachments
{
    /// <summary>Most attachments one report or command carries.</summary>
    const int MaxCarried = 9;

    /// <summary>Most attachments of one issue.</summary>
    const int MaxOfIssue = 60;

    /// <summary>How long an attachment that nothing carries is kept.</summary>
    static TimeSpan KeptUnattached { get; } = TimeSpan.FromHours(24);

    Task<Attachment?> Find(Guid id, CancellationToken cancellation);

    /// <summary>Oldest first.</summary>
    Task<IReadOnlyList<Attachment>> OfIssue(Guid issueId, CancellationToken cancellation);

    /// <summary>Which of these cannot be carried to the issue: unknown, forgotten, somebody else's, or another issue's already; or one too many.</summary>
    /// <param name="uploader">Who uploaded them and now carries them.</param>
    Task<AttachCheck> Check(Guid issueId, IReadOnlyList<Guid> ids, string uploader, CancellationToken cancellation);

    /// <summary>
    /// Carries them to the issue, after the command that names them is durable. Doing it again changes nothing; what may not be carried is left alone.
    /// </summary>
    /// <returns>How many of them the issue has now.</returns>
    Task<int> Attach(Guid issueId, IReadOnlyList<Guid> ids, string uploader, AttachmentKind kind, CancellationToken cancellation);
}

/// <param name="Unusable">Places in the asked list, from 0.</param>
/// <param name="IsFull">The issue would have more than <see cref="IAttachments.MaxOfIssue"/>.</param>
public sealed record AttachCheck(IReadOnlyList<int> Unusable, bool IsFull)
{
    public bool IsFine => Unusable.Count == 0 && !IsFull;
}

/// <summary>Forgets what nobody carried, and the bytes nobody shows.</summary>
public interface IAttachmentUpkeep
{
    /// <returns>How many attachments and how many files went.</returns>
    Task<(int Attachments, int Files)> Tidy(CancellationToken cancellation);
}
