using System.Net;
using GridOrleans.Contracts.Attachments;

namespace GridOrleans.Storage.Attachments;

/// <summary>
/// A bucket behind the S3 protocol, addressed by path. Four verbs are all we need of it, so no kit of anybody's is: an object's name is the hash of its
/// bytes, which is also what the signature wants to know of the body.
/// </summary>
public sealed class S3ContentStore(S3Options options, HttpClient http, TimeProvider time) : IContentStore
{
    private readonly S3Signature signature = new(options);

    public async Task Put(string hash, Stream content, CancellationToken cancellation)
    {
        using (var there = await Send(HttpMethod.Head, hash, null, cancellation))
        {
            if (there.IsSuccessStatusCode) return;
        }

        using var answer = await Send(HttpMethod.Put, hash, content, cancellation);
        Expect(answer, "stored", hash);
    }

    public async Task<Stream?> Open(string hash, CancellationToken cancellation)
    {
        var answer = await Send(HttpMethod.Get, hash, null, cancellation);
        if (answer.IsSuccessStatusCode) return await answer.Content.ReadAsStreamAsync(cancellation);
        using (answer)
        {
            if (answer.StatusCode != HttpStatusCode.NotFound) Expect(answer, "read", hash);
            return null;
        }
    }

    public async Task Delete(string hash, CancellationToken cancellation)
    {
        using var answer = await Send(HttpMethod.Delete, hash, null, cancellation);
        if (answer.StatusCode != HttpStatusCode.NotFound) Expect(answer, "deleted", hash);
    }

    private async Task<HttpResponseMessage> Send(HttpMethod method, string hash, Stream? content, CancellationToken cancellation)
    {
        ContentHash.Checked(hash);
        var address = new Uri($"{options.Endpoint.TrimEnd('/')}/{options.Bucket}/{options.Prefix}{hash[..2]}/{hash}");
        using var request = new HttpRequestMessage(method, address);
        if (content is not null)
        {
            // Left open: the caller's stream is the caller's.
            request.Content = new StreamContent(new Unclosed(content));
            request.Content.Headers.ContentLength = content.Length - content.Position;
        }

        signature.Sign(request, content is null ? S3Signature.EmptyBody : hash, time.GetUtcNow());
        return await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellation);
    }

    private static void Expect(HttpResponseMessage answer, string done, string hash)
    {
        if (!answer.IsSuccessStatusCode) throw new HttpRequestException($"The object {hash} could not be {done}: the store answered {(int)answer.StatusCode}.", null, answer.StatusCode);
    }

    private sealed class Unclosed(Stream inner) : Stream
    {
        public override bool CanRead => true;

        public override bool CanSeek => inner.CanSeek;

        public override bool CanWrite => false;

        public override long Length => inner.Length;

        public override long Position { get => inner.Position; set => inner.Position = value; }

        public override int Read(byte[] buffer, int offset, int count) => inner.Read(buffer, offset, count);

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => inner.ReadAsync(buffer, cancellationToken);

        public override long Seek(long offset, SeekOrigin origin) => inner.Seek(offset, origin);

        public override void Flush() => inner.Flush();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
