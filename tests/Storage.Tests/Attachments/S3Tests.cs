using GridOrleans.Storage.Attachments;

namespace GridOrleans.StorageTests.Attachments;

/// <summary>The bucket adapter against a server that checks every signature.</summary>
public sealed class S3Tests : IAsyncLifetime
{
    private const string Secret = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY";

    private readonly byte[] bytes = "the same bytes once"u8.ToArray();
    private FakeS3 server = null!;

    private string Hash => ContentHash.Of(bytes);

    public async ValueTask InitializeAsync() => server = await FakeS3.Start(Secret);

    public ValueTask DisposeAsync() => server.DisposeAsync();

    [Fact]
    public async Task Bytes_come_back_as_they_went()
    {
        var store = Store();
        Assert.Null(await store.Open(Hash, default));
        await store.Put(Hash, new MemoryStream(bytes), default);
        await using (var stored = (await store.Open(Hash, default))!)
        {
            var read = new MemoryStream();
            await stored.CopyToAsync(read);
            Assert.Equal(bytes, read.ToArray());
        }

        Assert.Equal([$"/photos/grid/{Hash[..2]}/{Hash}"], server.Objects.Keys);
        await store.Delete(Hash, default);
        await store.Delete(Hash, default);
        Assert.Empty(server.Objects);
    }

    [Fact]
    public async Task What_is_there_is_not_sent_again()
    {
        var store = Store();
        await store.Put(Hash, new MemoryStream(bytes), default);
        await store.Put(Hash, new MemoryStream(bytes), default);
        Assert.Single(server.Requests, request => request.StartsWith("PUT", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_wrong_key_is_an_error_and_not_an_empty_answer()
    {
        var store = Store(secret: "another");
        await Assert.ThrowsAsync<HttpRequestException>(() => store.Put(Hash, new MemoryStream(bytes), default));
        await Assert.ThrowsAsync<HttpRequestException>(() => store.Open(Hash, default));
        await Assert.ThrowsAsync<HttpRequestException>(() => store.Delete(Hash, default));
        Assert.Empty(server.Objects);
    }

    [Fact]
    public async Task Other_bytes_than_their_hash_are_not_taken()
    {
        await Assert.ThrowsAsync<HttpRequestException>(() => Store().Put(Hash, new MemoryStream("other bytes"u8.ToArray()), default));
        Assert.Empty(server.Objects);
    }

    [Fact]
    public async Task Nothing_but_a_hash_becomes_part_of_an_address()
    {
        await Assert.ThrowsAsync<ArgumentException>(() => Store().Open("../../secret", default));
        Assert.Throws<ArgumentException>(() => { _ = new FolderContentStore(new() { Folder = Path.GetTempPath() }).Open("../../etc/passwd", default); });
    }

    /// <summary>AWS, “Signature Calculations for the Authorization Header”, the example of a bucket's GET with a range.</summary>
    [Fact]
    public void Control_the_servers_check_agrees_with_the_published_example()
    {
        const string Empty = S3Signature.EmptyBody;
        var canonical = $"GET\n/test.txt\n\nhost:examplebucket.s3.amazonaws.com\nrange:bytes=0-9\nx-amz-content-sha256:{Empty}\nx-amz-date:20130524T000000Z\n\nhost;range;x-amz-content-sha256;x-amz-date\n{Empty}";
        Assert.Equal("f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41", FakeS3.Sign(Secret, "20130524", "us-east-1", "20130524T000000Z", canonical));
    }

    private S3ContentStore Store(string secret = Secret) => new(
        new() { Endpoint = server.Endpoint, Bucket = "photos", Prefix = "grid/", AccessKey = "AKIAIOSFODNN7EXAMPLE", SecretKey = secret }, new HttpClient(), TimeProvider.System);
}
