using GridOrleans.Contracts.Attachments;
using GridOrleans.Storage.Attachments;

namespace GridOrleans.StorageTests.Attachments;

/// <summary>Rows and bytes together: what a case shows is there, what nobody shows is gone.</summary>
public sealed class AttachmentStoreTests(GridDatabase database) : IClassFixture<GridDatabase>, IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("gridorleans-files-").FullName;

    private ContentOptions Options => new() { Folder = folder };

    private FolderContentStore Contents => new(Options);

    private AttachmentStore Store => new(database.DataSource);

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task An_upload_is_found_again_as_it_was_answered()
    {
        var kept = await Take(Samples.Photo);
        Assert.Equal(kept, await Store.Find(kept.Id, default));
        Assert.Equal("image/jpeg", kept.MediaType);
        Assert.Equal(kept.Bytes, (await Bytes(kept.ContentHash)).Length);
        Assert.Equal(kept.ContentHash, ContentHash.Of(await Bytes(kept.ContentHash)));
        Assert.NotEmpty(await Bytes(kept.SmallHash!));
    }

    [Fact]
    public async Task The_same_bytes_are_stored_once()
    {
        var (one, other) = (await Take(Samples.Png), await Take(Samples.Png));
        Assert.NotEqual(one.Id, other.Id);
        Assert.Equal(one.ContentHash, other.ContentHash);
        Assert.Single(Directory.GetFiles(folder, one.ContentHash, SearchOption.AllDirectories));
    }

    [Fact]
    public async Task Only_its_uploader_carries_an_attachment_and_only_once()
    {
        var (issue, elsewhere) = (Guid.NewGuid(), Guid.NewGuid());
        var mine = await Take(Samples.Full, "login:a");
        Assert.False((await Store.Check(issue, [mine.Id], "login:b", default)).IsFine);
        Assert.Equal(0, await Store.Attach(issue, [mine.Id], "login:b", AttachmentKind.Before, default));

        Assert.True((await Store.Check(issue, [mine.Id], "login:a", default)).IsFine);
        Assert.Equal(1, await Store.Attach(issue, [mine.Id], "login:a", AttachmentKind.After, default));
        var attached = await Store.Find(mine.Id, default);

        // Again is the same; another issue is refused.
        Assert.True((await Store.Check(issue, [mine.Id], "login:a", default)).IsFine);
        Assert.Equal(1, await Store.Attach(issue, [mine.Id], "login:a", AttachmentKind.Before, default));
        Assert.Equal(attached, await Store.Find(mine.Id, default));
        Assert.Equal([0], (await Store.Check(elsewhere, [mine.Id], "login:a", default)).Unusable);
        Assert.Equal(0, await Store.Attach(elsewhere, [mine.Id], "login:a", AttachmentKind.Before, default));
        Assert.Equal([attached!], await Store.OfIssue(issue, default));
        Assert.Equal(AttachmentKind.After, attached!.Kind);
    }

    [Fact]
    public async Task An_issue_takes_sixty_and_not_more()
    {
        var issue = Guid.NewGuid();
        var one = await Take(Samples.Full);
        await database.Execute(
            $"""
            insert into attachment (id, issue_id, kind, name, media_type, bytes, content_hash, uploaded_by, attached_by, attached_at)
            select gen_random_uuid(), '{issue}', 'other', 'x', 'image/jpeg', 1, '{one.ContentHash}', 'login:a', 'login:a', clock_timestamp() from generate_series(1, 59)
            """);
        var (last, tooMuch) = (await Take(Samples.Full), await Take(Samples.Full));
        Assert.True((await Store.Check(issue, [last.Id], "public", default)).IsFine);
        Assert.True((await Store.Check(issue, [last.Id, tooMuch.Id], "public", default)).IsFull);
    }

    [Fact]
    public async Task What_nothing_carried_is_forgotten_after_a_day_and_its_bytes_with_it()
    {
        var (left, carried, young) = (await Take(Samples.Gif), await Take(Samples.Palette), await Take(Samples.WebpLossless));
        await Store.Attach(Guid.NewGuid(), [carried.Id], "public", AttachmentKind.Before, default);
        await database.Execute("update attachment set uploaded_at = uploaded_at - interval '25 hours'");
        await database.Execute($"update attachment set uploaded_at = clock_timestamp() where id = '{young.Id}'");
        await database.Execute("update content set wanted_at = wanted_at - interval '25 hours'");
        Assert.Null(await Store.Find(left.Id, default));

        await new AttachmentUpkeep(database.DataSource, Contents, Options).Tidy(default);
        Assert.Null(await Contents.Open(left.ContentHash, default));
        Assert.NotEmpty(await Bytes(carried.ContentHash));
        Assert.NotEmpty(await Bytes(carried.SmallHash!));
        Assert.NotEmpty(await Bytes(young.ContentHash));

        // What was forgotten can be uploaded again.
        Assert.Equal(left.ContentHash, (await Take(Samples.Gif)).ContentHash);
        Assert.NotEmpty(await Bytes(left.ContentHash));
    }

    [Fact]
    public async Task What_a_killed_process_was_receiving_is_taken_away_after_a_day()
    {
        var incoming = Directory.CreateDirectory(Path.Combine(folder, "incoming")).FullName;
        var (old, young) = (Path.Combine(incoming, "old.part"), Path.Combine(incoming, "young.part"));
        await File.WriteAllTextAsync(old, "half a photo");
        await File.WriteAllTextAsync(young, "half a photo");
        File.SetLastWriteTimeUtc(old, DateTime.UtcNow.AddHours(-25));
        await new AttachmentUpkeep(database.DataSource, Contents, Options).Tidy(default);
        Assert.Equal([young], Directory.GetFiles(incoming));
    }

    [Fact]
    public async Task Bytes_that_an_upload_has_just_asked_for_are_left_alone()
    {
        var hash = ContentHash.Of("bytes of an upload under way"u8);
        await Contents.Put(hash, new MemoryStream("bytes of an upload under way"u8.ToArray()), default);
        await Store.Want([(hash, 28)], default);
        await new AttachmentUpkeep(database.DataSource, Contents, Options).Tidy(default);
        Assert.NotEmpty(await Bytes(hash));
    }

    [Fact]
    public async Task Who_lets_too_much_wait_uploads_no_more()
    {
        await database.Execute("insert into content (hash, bytes) values (repeat('a', 64), 1) on conflict do nothing");
        await database.Execute(
            """
            insert into attachment (id, kind, name, media_type, bytes, content_hash, uploaded_by)
            values (gen_random_uuid(), 'other', 'x', 'image/jpeg', 1073741824, repeat('a', 64), 'login:hoarder')
            """);
        var refused = Assert.IsType<Upload.Refused>(await Uploads().Take(new MemoryStream(Samples.Full), "x", "login:hoarder", default));
        Assert.Equal(UploadFault.TooMuchWaiting, refused.Fault);
    }

    [Fact]
    public async Task Nothing_of_an_upload_is_left_behind_but_what_is_stored()
    {
        await Take(Samples.Photo);
        Assert.IsType<Upload.Refused>(await Uploads().Take(new MemoryStream("<html>"u8.ToArray()), "x", "public", default));
        Assert.Empty(Directory.GetFiles(folder, "*.part", SearchOption.AllDirectories));
    }

    private async Task<Attachment> Take(byte[] file, string uploader = "public") =>
        Assert.IsType<Upload.Kept>(await Uploads().Take(new MemoryStream(file), "photo.jpg", uploader, default)).Attachment;

    private Uploads Uploads() => new(Options, Contents, Store);

    private async Task<byte[]> Bytes(string hash)
    {
        await using var file = Assert.IsAssignableFrom<Stream>(await Contents.Open(hash, default));
        var bytes = new MemoryStream();
        await file.CopyToAsync(bytes);
        return bytes.ToArray();
    }
}
