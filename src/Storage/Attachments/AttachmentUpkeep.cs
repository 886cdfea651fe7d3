using Dapper;
using GridOrleans.Contracts.Attachments;

namespace GridOrleans.Storage.Attachments;

/// <summary>Takes away what nobody carried within a day, then the bytes that no attachment shows. Any number of processes may do it at once.</summary>
public sealed class AttachmentUpkeep(NpgsqlDataSource database, IContentStore contents, ContentOptions options) : IAttachmentUpkeep
{
    /// <summary>At most so many in one go; the rest waits for the next.</summary>
    private const int Batch = 200;

    /// <summary>An upload that is under way has asked for its bytes within this time.</summary>
    private static readonly TimeSpan Wanted = TimeSpan.FromHours(1);

    public async Task<(int Attachments, int Files)> Tidy(CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        var forgotten = await connection.ExecuteAsync(new CommandDefinition(
            """
            delete from attachment where id = any (array(
              select id from attachment where issue_id is null and uploaded_at <= clock_timestamp() - @KeptUnattached order by uploaded_at limit @Batch for update skip locked))
            """,
            new { IAttachments.KeptUnattached, Batch }, cancellationToken: cancellation));

        // The rows stay locked until their files are gone: who wants the same bytes meanwhile waits, and then stores them anew.
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        var unused = (await connection.QueryAsync<string>(new CommandDefinition(Unused, new { Wanted, Batch }, transaction, cancellationToken: cancellation))).AsList();
        foreach (var hash in unused) await contents.Delete(hash, cancellation);
        await transaction.CommitAsync(cancellation);
        return (forgotten, unused.Count + TidyIncoming());
    }

    /// <summary>Uploads that a killed process was receiving.</summary>
    private int TidyIncoming()
    {
        if (!Directory.Exists(options.Incoming)) return 0;
        var left = new DirectoryInfo(options.Incoming).EnumerateFiles("*.part")
            .Where(file => file.LastWriteTimeUtc < TimeProvider.System.GetUtcNow().UtcDateTime - IAttachments.KeptUnattached)
            .Take(Batch).ToArray();
        foreach (var file in left) file.Delete();
        return left.Length;
    }

    private const string Unused =
        """
        delete from content where hash = any (array(
          select hash from content
          where wanted_at <= clock_timestamp() - @Wanted
            and not exists (select from attachment where content_hash = content.hash)
            and not exists (select from attachment where small_hash = content.hash)
            and not exists (select from attachment where large_hash = content.hash)
          order by wanted_at limit @Batch for update skip locked))
        returning hash
        """;
}
