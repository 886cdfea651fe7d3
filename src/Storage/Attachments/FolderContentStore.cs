using GridOrleans.Contracts.Attachments;

namespace GridOrleans.Storage.Attachments;

/// <summary>
/// Files in a folder, two levels deep by the first digits of their hash. Written in “incoming” and renamed, so that nobody ever sees half a file; two who write the
/// same bytes at once write the same file.
/// </summary>
public sealed class FolderContentStore(ContentOptions options) : IContentStore
{
    private readonly string root = Path.GetFullPath(options.Folder);

    public async Task Put(string hash, Stream content, CancellationToken cancellation)
    {
        var path = PathOf(hash);
        if (File.Exists(path)) return;
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var beside = options.NewPart();
        try
        {
            await using (var file = new FileStream(beside, FileMode.CreateNew, FileAccess.Write, FileShare.None, 64 * 1024, FileOptions.Asynchronous))
            {
                await content.CopyToAsync(file, cancellation);
                file.Flush(flushToDisk: true);
            }

            File.Move(beside, path, overwrite: true);
        }
        catch
        {
            File.Delete(beside);
            throw;
        }
    }

    public Task<Stream?> Open(string hash, CancellationToken cancellation)
    {
        try
        {
            return Task.FromResult<Stream?>(new FileStream(
                PathOf(hash), FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, 64 * 1024, FileOptions.Asynchronous | FileOptions.SequentialScan));
        }
        catch (Exception missing) when (missing is FileNotFoundException or DirectoryNotFoundException)
        {
            return Task.FromResult<Stream?>(null);
        }
    }

    public Task Delete(string hash, CancellationToken cancellation)
    {
        var path = PathOf(hash);
        if (File.Exists(path)) File.Delete(path);
        return Task.CompletedTask;
    }

    private string PathOf(string hash) => Path.Combine(root, ContentHash.Checked(hash)[..2], hash[2..4], hash);
}
