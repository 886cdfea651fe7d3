namespace GridOrleans.Contracts.Attachments;

/// <summary>
/// Bytes under their SHA-256 (64 lower-case hex digits): the same bytes are stored once, and what is stored never changes. Several processes share one store.
/// </summary>
public interface IContentStore
{
    /// <summary>Durable before it returns; whole or not at all. What is there already is left as it is.</summary>
    /// <param name="content">Exactly the bytes of <paramref name="hash"/>; read once, from where it stands.</param>
    Task Put(string hash, Stream content, CancellationToken cancellation);

    /// <summary>Null = there is nothing under this hash. The caller disposes it.</summary>
    Task<Stream?> Open(string hash, CancellationToken cancellation);

    /// <summary>Taking away what is not there is fine.</summary>
    Task Delete(string hash, CancellationToken cancellation);
}
