using Microsoft.Extensions.Configuration;

namespace GridOrleans.Storage.Attachments;

/// <summary>Where the bytes of attachments lie, from GRID_FILES – else “files” in GRID_DATA – and the configuration section “Files”. Checked at start-up.</summary>
public sealed record ContentOptions
{
    /// <summary>Most bytes of one attachment: 20 MB.</summary>
    public const long MaxBytes = 20 * 1024 * 1024;

    /// <summary>A folder that every process of the installation reaches; also where uploads wait while they are looked at.</summary>
    public string Folder { get; init; } = Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify), "GridOrleans", "files");

    /// <summary>Null = the folder keeps them.</summary>
    public S3Options? S3 { get; init; }

    /// <summary>Most bytes that residents without an account, all together, may have sent without reporting; what is not carried goes after a day.</summary>
    public long PublicWaitingBytes { get; init; } = 5L * 1024 * 1024 * 1024;

    /// <summary>The same for one account.</summary>
    public long AccountWaitingBytes { get; init; } = 1024L * 1024 * 1024;

    /// <summary>Pictures unfolded at the same time in this process; each may take about 200 MB for a moment.</summary>
    public int PicturesAtOnce { get; init; } = 2;

    /// <summary>Where files wait until they are whole. What a killed process left here is taken away after a day.</summary>
    internal string Incoming => Path.Combine(Path.GetFullPath(Folder), "incoming");

    /// <summary>A name for a file that is not whole yet, in a folder that is there.</summary>
    internal string NewPart()
    {
        Directory.CreateDirectory(Incoming);
        return Path.Combine(Incoming, $"{Guid.NewGuid():N}.part");
    }

    public static ContentOptions From(IConfiguration configuration)
    {
        var options = configuration.GetSection("Files").Get<ContentOptions>() ?? new();
        if (configuration["GRID_DATA"] is { Length: > 0 } data) options = options with { Folder = Path.Combine(data, "files") };
        if (configuration["GRID_FILES"] is { Length: > 0 } folder) options = options with { Folder = folder };
        options.Validate();
        return options;
    }

    /// <exception cref="ArgumentException">A setting is missing or out of its range; says which.</exception>
    public void Validate()
    {
        if (string.IsNullOrWhiteSpace(Folder)) throw new ArgumentException("Files:Folder (GRID_FILES) names no folder.");
        if (PicturesAtOnce is < 1 or > 16) throw new ArgumentException($"Files:PicturesAtOnce must be 1–16, not {PicturesAtOnce}.");
        if (PublicWaitingBytes < MaxBytes || AccountWaitingBytes < MaxBytes) throw new ArgumentException($"Files:PublicWaitingBytes and AccountWaitingBytes must be at least {MaxBytes}.");
        S3?.Validate();
    }
}

/// <summary>A bucket behind the S3 protocol: AWS, MinIO, Ceph, the clouds' object stores.</summary>
public sealed record S3Options
{
    /// <summary>“https://objects.example”; the bucket is written into the path, which every server understands.</summary>
    public string Endpoint { get; init; } = "";

    public string Bucket { get; init; } = "";

    public string Region { get; init; } = "us-east-1";

    public string AccessKey { get; init; } = "";

    public string SecretKey { get; init; } = "";

    /// <summary>Before each key: “grid/”.</summary>
    public string Prefix { get; init; } = "";

    /// <summary>Longest time one request may take.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(30);

    internal void Validate()
    {
        if (!Uri.TryCreate(Endpoint, UriKind.Absolute, out var url) || url.Scheme is not ("http" or "https")) throw new ArgumentException($"Files:S3:Endpoint is “{Endpoint}”, which is not a URL.");
        if (Bucket.Length is < 3 or > 63 || Bucket.Any(letter => !char.IsAsciiLetterLower(letter) && !char.IsAsciiDigit(letter) && letter is not ('.' or '-'))) throw new ArgumentException($"Files:S3:Bucket “{Bucket}” is no bucket's name.");
        if (AccessKey.Length == 0 || SecretKey.Length == 0) throw new ArgumentException("Files:S3 needs AccessKey and SecretKey.");
        if (Prefix.Any(letter => !char.IsAsciiLetterOrDigit(letter) && letter is not ('/' or '-' or '_'))) throw new ArgumentException("Files:S3:Prefix takes letters, digits, “/”, “-” and “_” only.");
        if (Timeout <= TimeSpan.Zero || Timeout > TimeSpan.FromMinutes(10)) throw new ArgumentException("Files:S3:Timeout must be more than 0 and at most 10 minutes.");
    }
}
