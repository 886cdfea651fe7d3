using System.Security.Cryptography;

namespace GridOrleans.Storage.Attachments;

/// <summary>SHA-256 as the name of bytes.</summary>
public static class ContentHash
{
    public static string Of(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    public static async Task<string> Of(Stream file, CancellationToken cancellation)
    {
        file.Position = 0;
        return Convert.ToHexStringLower(await SHA256.HashDataAsync(file, cancellation));
    }

    /// <summary>A hash is part of a path and of an address: nothing else may pass for one.</summary>
    /// <exception cref="ArgumentException"/>
    public static string Checked(string hash) => hash.Length == 64 && hash.All(char.IsAsciiHexDigitLower) ? hash : throw new ArgumentException("This is no SHA-256.", nameof(hash));
}
