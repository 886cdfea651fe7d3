using Dapper;
using GridOrleans.Contracts.Attachments;

namespace GridOrleans.Storage.Attachments;

/// <summary>The rows of photos and files.</summary>
public sealed class AttachmentStore(NpgsqlDataSource database) : IAttachments, IAttachmentRows
{
    private const string Columns =
        "id, issue_id, kind, name, media_type, bytes, width, height, content_hash, small_hash, large_hash, uploaded_by, uploaded_at, attached_by, attached_at";

    public async Task<Attachment?> Find(Guid id, CancellationToken cancellation) =>
        (await Query($"select {Columns} from attachment where id = @id and {Alive}", new { id, IAttachments.KeptUnattached }, cancellation)).SingleOrDefault();

    public Task<IReadOnlyList<Attachment>> OfIssue(Guid issueId, CancellationToken cancellation) =>
        Query($"select {Columns} from attachment where issue_id = @issueId order by attached_at, id limit @most", new { issueId, most = IAttachments.MaxOfIssue }, cancellation);

    public async Task<AttachCheck> Check(Guid issueId, IReadOnlyList<Guid> ids, string uploader, CancellationToken cancellation)
    {
        var asked = ids.Distinct().ToArray();
        var parameters = new { issueId, asked, uploader, IAttachments.KeptUnattached };
        await using var connection = await database.OpenConnectionAsync(cancellation);
        var usable = (await connection.QueryAsync<Guid>(new CommandDefinition(
            $"select id from attachment where id = any (@asked) and uploaded_by = @uploader and {Alive} and (issue_id is null or issue_id = @issueId)",
            parameters, cancellationToken: cancellation))).ToHashSet();
        var others = await connection.ExecuteScalarAsync<long>(new CommandDefinition(
            "select count(*) from attachment where issue_id = @issueId and id <> all (@asked)", parameters, cancellationToken: cancellation));
        return new([.. Enumerable.Range(0, ids.Count).Where(index => !usable.Contains(ids[index]))], others + asked.Length > IAttachments.MaxOfIssue);
    }

    public async Task<int> Attach(Guid issueId, IReadOnlyList<Guid> ids, string uploader, AttachmentKind kind, CancellationToken cancellation)
    {
        if (ids.Count == 0) return 0;
        var parameters = new { issueId, asked = ids.Distinct().ToArray(), uploader, kind = Word(kind) };
        await using var connection = await database.OpenConnectionAsync(cancellation);
        await connection.ExecuteAsync(new CommandDefinition(
            """
            update attachment set issue_id = @issueId, kind = @kind, attached_by = @uploader, attached_at = clock_timestamp()
            where id = any (@asked) and uploaded_by = @uploader and issue_id is null
            """,
            parameters, cancellationToken: cancellation));
        return (int)await connection.ExecuteScalarAsync<long>(new CommandDefinition(
            "select count(*) from attachment where id = any (@asked) and issue_id = @issueId", parameters, cancellationToken: cancellation));
    }

    /// <summary>Says that these bytes are wanted, before they are put into the content store.</summary>
    public async Task Want(IReadOnlyList<(string Hash, long Bytes)> contents, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);

        // In the order of the hashes, so that two who want the same do not wait for each other in a circle.
        await connection.ExecuteAsync(new CommandDefinition(
            """
            insert into content (hash, bytes) select hash, bytes from unnest(@hashes, @bytes) as wanted (hash, bytes) order by hash
            on conflict (hash) do update set wanted_at = clock_timestamp()
            """,
            new { hashes = contents.Select(each => each.Hash).ToArray(), bytes = contents.Select(each => each.Bytes).ToArray() },
            cancellationToken: cancellation));
    }

    public async Task<long> WaitingBytes(string uploader, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        return await connection.ExecuteScalarAsync<long>(new CommandDefinition(
            "select coalesce(sum(bytes), 0)::bigint from attachment where issue_id is null and uploaded_by = @uploader", new { uploader }, cancellationToken: cancellation));
    }

    /// <summary>Its contents must be wanted and stored before.</summary>
    public async Task<Attachment> Add(Attachment fresh, CancellationToken cancellation) => (await Query(
        $"""
        insert into attachment (id, kind, name, media_type, bytes, width, height, content_hash, small_hash, large_hash, uploaded_by)
        values (@Id, @kind, @Name, @MediaType, @Bytes, @Width, @Height, @ContentHash, @SmallHash, @LargeHash, @UploadedBy)
        returning {Columns}
        """,
        new { fresh.Id, kind = Word(fresh.Kind), fresh.Name, fresh.MediaType, fresh.Bytes, fresh.Width, fresh.Height, fresh.ContentHash, fresh.SmallHash, fresh.LargeHash, fresh.UploadedBy },
        cancellation)).Single();

    /// <summary>What is past its day is gone, also before the upkeep has come by.</summary>
    private const string Alive = "(issue_id is not null or uploaded_at > clock_timestamp() - @KeptUnattached)";

    private static string Word(AttachmentKind kind) => kind.ToString().ToLowerInvariant();

    private async Task<IReadOnlyList<Attachment>> Query(string sql, object parameters, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        var rows = await connection.QueryAsync<Row>(new CommandDefinition(sql, parameters, cancellationToken: cancellation));
        return [.. rows.Select(row => row.Attachment)];
    }

    // Members are named as the columns are: Dapper fills them by name.
    private sealed record Row(
        Guid id, Guid? issue_id, string kind, string name, string media_type, long bytes, int? width, int? height, string content_hash, string? small_hash,
        string? large_hash, string uploaded_by, DateTime uploaded_at, string? attached_by, DateTime? attached_at)
    {
        public Attachment Attachment => new(
            id, issue_id, Enum.Parse<AttachmentKind>(kind, ignoreCase: true), name, media_type, bytes, width, height, content_hash, small_hash, large_hash,
            uploaded_by, uploaded_at, attached_by, attached_at is { } at ? new DateTimeOffset(at) : null);
    }
}
