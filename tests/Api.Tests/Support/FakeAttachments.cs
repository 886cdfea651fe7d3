using System.Collections.Concurrent;
using GridOrleans.Contracts.Attachments;
using GridOrleans.Storage.Attachments;

namespace GridOrleans.ApiTests.Support;

/// <summary>Attachments kept in memory; their bytes really lie in a folder.</summary>
public sealed class FakeAttachments : IAttachments, IAttachmentRows
{
    private readonly ConcurrentDictionary<Guid, Attachment> kept = new();

    public static string Folder { get; } = Path.Combine(Path.GetTempPath(), "gridorleans-tests", "api-files");

    public Attachment this[Guid id] => kept[id];

    public Task<Attachment?> Find(Guid id, CancellationToken cancellation) => Task.FromResult(kept.GetValueOrDefault(id));

    public Task<IReadOnlyList<Attachment>> OfIssue(Guid issueId, CancellationToken cancellation) =>
        Task.FromResult<IReadOnlyList<Attachment>>([.. kept.Values.Where(each => each.IssueId == issueId)]);

    public Task<AttachCheck> Check(Guid issueId, IReadOnlyList<Guid> ids, string uploader, CancellationToken cancellation) => Task.FromResult(new AttachCheck(
        [.. Enumerable.Range(0, ids.Count).Where(index => kept.GetValueOrDefault(ids[index]) is not { } each || each.UploadedBy != uploader || each.IssueId is { } other && other != issueId)],
        false));

    public Task<int> Attach(Guid issueId, IReadOnlyList<Guid> ids, string uploader, AttachmentKind kind, CancellationToken cancellation)
    {
        foreach (var id in ids.Where(id => kept[id].IssueId is null)) kept[id] = kept[id] with { IssueId = issueId, Kind = kind, AttachedBy = uploader, AttachedAt = Cases.Noon };
        return Task.FromResult(ids.Count);
    }

    public Task Want(IReadOnlyList<(string Hash, long Bytes)> contents, CancellationToken cancellation) => Task.CompletedTask;

    public Task<long> WaitingBytes(string uploader, CancellationToken cancellation) => Task.FromResult(0L);

    public Task<Attachment> Add(Attachment fresh, CancellationToken cancellation) => Task.FromResult(kept[fresh.Id] = fresh);
}
