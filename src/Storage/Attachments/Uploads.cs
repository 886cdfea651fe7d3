using GridOrleans.Contracts.Attachments;
using GridOrleans.Storage.Attachments.Media;
using GridOrleans.Storage.Attachments.Pictures;

namespace GridOrleans.Storage.Attachments;

/// <summary>What became of an upload.</summary>
public abstract record Upload
{
    /// <param name="Place">Where the camera says the photo was taken: a suggestion to the uploader, told once and not kept.</param>
    public sealed record Kept(Attachment Attachment, PhotoPlace? Place) : Upload;

    public sealed record Refused(UploadFault Fault) : Upload;
}

/// <summary>Why a file is not taken.</summary>
public enum UploadFault
{
    Empty,
    TooLarge,

    /// <summary>By its bytes none of <see cref="MediaKind.Names"/>.</summary>
    UnknownType,

    /// <summary>Cut off, or not what it begins as.</summary>
    Damaged,

    TooManyPixels,

    /// <summary>Too much was sent that no report or command has carried yet.</summary>
    TooMuchWaiting,
}

/// <summary>
/// Takes a file in: to disk as it comes, then looked at, cleaned of all but the picture, stored under its hash, with thumbnails. Memory holds a file only
/// while a picture is unfolded, and only <see cref="ContentOptions.PicturesAtOnce"/> at a time.
/// </summary>
public sealed class Uploads(ContentOptions options, IContentStore contents, IAttachmentRows rows) : IDisposable
{
    /// <summary>Residents without an account.</summary>
    public const string Public = "public";

    private const int HeadBytes = 16, CopyBytes = 64 * 1024;

    private readonly SemaphoreSlim pictures = new(options.PicturesAtOnce);

    /// <param name="name">As the uploader calls it; its ending is replaced by the one of the type found.</param>
    /// <param name="uploader">Account key; “public” for a resident without one.</param>
    public async Task<Upload> Take(Stream body, string name, string uploader, CancellationToken cancellation)
    {
        if (await rows.WaitingBytes(uploader, cancellation) >= (uploader == Public ? options.PublicWaitingBytes : options.AccountWaitingBytes)) return new Upload.Refused(UploadFault.TooMuchWaiting);
        await using var file = new FileStream(
            options.NewPart(), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, CopyBytes, FileOptions.Asynchronous | FileOptions.DeleteOnClose);
        if (!await Receive(body, file, cancellation)) return new Upload.Refused(UploadFault.TooLarge);
        if (file.Length == 0) return new Upload.Refused(UploadFault.Empty);

        try
        {
            var kind = await KindOf(file, cancellation);
            if (kind is null) return new Upload.Refused(UploadFault.UnknownType);
            return kind.IsPicture
                ? await KeepPicture(file, kind, name, uploader, cancellation)
                : await KeepFile(file, kind, name, uploader, cancellation);
        }
        catch (DamagedFileException)
        {
            return new Upload.Refused(UploadFault.Damaged);
        }
        catch (TooManyPixelsException)
        {
            return new Upload.Refused(UploadFault.TooManyPixels);
        }
    }

    public void Dispose() => pictures.Dispose();

    /// <returns>False = more than we take; what was read of it is thrown away.</returns>
    private static async Task<bool> Receive(Stream body, FileStream file, CancellationToken cancellation)
    {
        var buffer = new byte[CopyBytes];
        while (await body.ReadAsync(buffer, cancellation) is var read and > 0)
        {
            if (file.Length + read > ContentOptions.MaxBytes) return false;
            await file.WriteAsync(buffer.AsMemory(0, read), cancellation);
            await file.FlushAsync(cancellation);
        }

        return true;
    }

    private static async Task<MediaKind?> KindOf(FileStream file, CancellationToken cancellation)
    {
        var head = new byte[HeadBytes];
        file.Position = 0;
        var length = await file.ReadAtLeastAsync(head, HeadBytes, throwOnEndOfStream: false, cancellation);
        file.Position = 0;
        return MediaKind.IsZip(head.AsSpan(0, length)) ? OfficeFile.Of(file) : MediaKind.Of(head.AsSpan(0, length));
    }

    private async Task<Upload> KeepFile(FileStream file, MediaKind kind, string name, string uploader, CancellationToken cancellation)
    {
        if (kind == MediaKind.Pdf) PdfFile.Check(file);
        var hash = await ContentHash.Of(file, cancellation);
        await rows.Want([(hash, file.Length)], cancellation);
        file.Position = 0;
        await contents.Put(hash, file, cancellation);
        return new Upload.Kept(await rows.Add(Fresh(kind, name, uploader, file.Length, hash), cancellation), null);
    }

    private async Task<Upload> KeepPicture(FileStream file, MediaKind kind, string name, string uploader, CancellationToken cancellation)
    {
        Cleaned cleaned;
        Thumbnails thumbnails;
        await pictures.WaitAsync(cancellation);
        try
        {
            var bytes = new byte[file.Length];
            file.Position = 0;
            await file.ReadExactlyAsync(bytes, cancellation);
            cleaned = Cleaning.Clean(kind, bytes);
            thumbnails = Thumbnails.Draw(kind, cleaned);
        }
        finally
        {
            pictures.Release();
        }

        byte[]?[] parts = [cleaned.File, thumbnails.Small, thumbnails.Large];
        var stored = parts.Select(part => part is null ? null : ContentHash.Of(part)).ToArray();
        await rows.Want([.. stored.Zip(parts).Where(each => each.First is not null).Select(each => (each.First!, each.Second!.LongLength)).Distinct()], cancellation);
        foreach (var (hash, part) in stored.Zip(parts))
        {
            if (hash is not null) await contents.Put(hash, new MemoryStream(part!), cancellation);
        }

        var fresh = Fresh(kind, name, uploader, cleaned.File.LongLength, stored[0]!) with
        {
            Width = cleaned.Width, Height = cleaned.Height, SmallHash = stored[1], LargeHash = stored[2],
        };
        return new Upload.Kept(await rows.Add(fresh, cancellation), cleaned.Place);
    }

    private static Attachment Fresh(MediaKind kind, string name, string uploader, long bytes, string hash) => new(
        Guid.NewGuid(), null, AttachmentKind.Other, FileNames.Safe(name, kind.Ending), kind.MediaType, bytes, null, null, hash, null, null, uploader, default, null, null);
}
